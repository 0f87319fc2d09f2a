import { addContact } from './contacts/add-contact';
import { bringBackContact, dropDuplicate } from './contacts/merge-pair';
import { removeTwin } from './contacts/remove-twin';
import { saveSender } from './contacts/save-sender';
import { deleteContact, restoreContact } from './contacts/take-back';
import { updateContact } from './contacts/update-contact';
import { saveOutsider } from './external-contacts/save-outsider';
import { deleteOutsider, restoreOutsider } from './external-contacts/take-back';
import { updateOutsider } from './external-contacts/update-outsider';
import { createLabel } from './labels/create-label';
import { deleteLabel } from './labels/delete-label';
import { labelMail } from './labels/label-mail';
import { recolorLabel } from './labels/recolor-label';
import { renameLabel } from './labels/rename-label';
import { changeMails } from './rules/change-mails';
import { createFolder } from './rules/create-folder';
import { createRule } from './rules/create-rule';
import { deleteRule } from './rules/delete-rule';
import { moveRule } from './rules/move-rule';
import { restoreRule } from './rules/restore-rule';
import { switchRule } from './rules/switch-rule';
import { updateRule } from './rules/update-rule';

/** Every job the worker knows. A new one is a line here. */
export const jobs = [
  saveSender,
  addContact,
  updateContact,
  deleteContact,
  restoreContact,
  removeTwin,
  dropDuplicate,
  bringBackContact,
  saveOutsider,
  updateOutsider,
  deleteOutsider,
  restoreOutsider,
  recolorLabel,
  renameLabel,
  createLabel,
  deleteLabel,
  labelMail,
  createRule,
  updateRule,
  switchRule,
  deleteRule,
  restoreRule,
  moveRule,
  changeMails,
  createFolder,
] as const;
