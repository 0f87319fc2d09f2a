import type { Endpoint } from '../../http/endpoint';
import { authRows } from './auth';
import { contactRows } from './contacts';
import { deviceRows } from './device';
import { folderRows } from './folders';
import { labelRows } from './labels';
import { mailboxRows } from './mailbox';
import { messageRows } from './messages';
import { ruleRows } from './rules';
import { searchRows } from './search';

/** Every operation of Feishu and Lark: one table for both brands. */
export const feishuRows: readonly Endpoint[] = [
  authRows,
  deviceRows,
  mailboxRows,
  contactRows,
  labelRows,
  ruleRows,
  folderRows,
  messageRows,
  searchRows,
].flatMap((group) => Object.values(group));
