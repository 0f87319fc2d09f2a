import { saveSender } from './contacts/save-sender';
import { deleteContact, restoreContact } from './contacts/take-back';
import { createLabel } from './labels/create-label';
import { deleteLabel } from './labels/delete-label';
import { labelMail } from './labels/label-mail';
import { recolorLabel } from './labels/recolor-label';
import { renameLabel } from './labels/rename-label';

/** Every job the worker knows. A new one is a line here. */
export const jobs = [
  saveSender,
  deleteContact,
  restoreContact,
  recolorLabel,
  renameLabel,
  createLabel,
  deleteLabel,
  labelMail,
] as const;
