import type { Client } from '../../http/client';
import type { ProviderPort } from '../provider';
import { contactsPort } from './contacts.port';
import { labelsPort } from './labels.port';
import { messagesPort } from './messages.port';

/** Feishu and Lark mail of one mailbox: `me`, or the address of a public one. */
export const createFeishuPort = (client: Client, mailbox = 'me'): ProviderPort => ({
  provider: 'feishu',
  contacts: contactsPort(client, mailbox),
  labels: labelsPort(client, mailbox),
  messages: messagesPort(client, mailbox),
});
