import type { Client } from '../../http/client';
import type { ProviderPort } from '../provider';
import { contactsPort } from './contacts.port';
import { entitiesPort } from './entities.port';
import { foldersPort } from './folders.port';
import { labelsPort } from './labels.port';
import { mailboxesPort } from './mailbox.port';
import { mailsPort } from './mails.port';
import { messagesPort } from './messages.port';
import { rulesPort } from './rules.port';

/** Feishu and Lark mail of one mailbox: `me`, or the address of a public one. */
export const createFeishuPort = (client: Client, mailbox = 'me'): ProviderPort => ({
  provider: 'feishu',
  contacts: contactsPort(client, mailbox),
  ...(mailbox === 'me' ? { entities: entitiesPort(client), mailboxes: mailboxesPort(client) } : {}),
  labels: labelsPort(client, mailbox),
  messages: messagesPort(client, mailbox),
  mails: mailsPort(client, mailbox),
  rules: rulesPort(client, mailbox),
  folders: foldersPort(client, mailbox),
});
