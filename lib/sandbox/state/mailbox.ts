import { IdSource } from '../core/random';
import { runRules, type Sorted } from '../rule-engine';
import type {
  ContactRecord,
  FolderRecord,
  LabelRecord,
  MailAddress,
  MailChange,
  MailRecord,
  MailStore,
  RuleRecord,
  StoreChange,
} from '../store';
import { parseMail } from './parse-mail';
import { Table } from './table';

export const systemFolders = ['INBOX', 'SENT', 'DRAFT', 'SCHEDULED', 'TRASH', 'SPAM', 'ARCHIVED'] as const;
export const systemLabels = ['UNREAD', 'IMPORTANT', 'OTHER', 'FLAGGED', 'SCHEDULED'] as const;

/** One mailbox and all that hangs on it. Whoever changes a table calls `changed`. */
export class Mailbox implements MailStore {
  readonly user: MailAddress;
  readonly contacts = new Table<ContactRecord>(({ id }) => id);
  readonly labelTable = new Table<LabelRecord>(({ id }) => id);
  readonly rules = new Table<RuleRecord>(({ id }) => id);
  readonly folderTable = new Table<FolderRecord>(({ id }) => id);
  readonly messages = new Table<MailRecord>(({ message_id }) => message_id);
  readonly #seed: number;
  readonly #listeners = new Set<(change: StoreChange) => void>();
  ids: IdSource;
  #newestFirst: MailRecord[] | null = null;

  constructor(user: MailAddress, seed: number) {
    this.user = user;
    this.#seed = seed;
    this.ids = new IdSource(seed);
    this.clear();
  }

  clear(): void {
    for (const table of [this.contacts, this.labelTable, this.rules, this.folderTable, this.messages]) {
      table.clear();
    }
    this.ids = new IdSource(this.#seed);
    for (const id of systemFolders) {
      this.folderTable.add({ id, name: id, parent_folder_id: '0', folder_type: 1 });
    }
    this.#newestFirst = null;
  }

  folders(): FolderRecord[] {
    return this.folderTable.all();
  }

  labels(): LabelRecord[] {
    return this.labelTable.all();
  }

  newestFirst(): readonly MailRecord[] {
    this.#newestFirst ??= this.messages.all().sort((a, b) => b.internal_date - a.internal_date);
    return this.#newestFirst;
  }

  list(where: { folder: string } | { label: string }): readonly MailRecord[] {
    return this.newestFirst().filter((mail) =>
      'folder' in where
        ? mail.folder_id === where.folder
        : where.label === 'UNREAD'
          ? mail.unread
          : mail.label_ids.includes(where.label),
    );
  }

  get(messageId: string): MailRecord | undefined {
    return this.messages.get(messageId);
  }

  thread(threadId: string): readonly MailRecord[] {
    return this.newestFirst()
      .filter((mail) => mail.thread_id === threadId)
      .reverse();
  }

  update(messageId: string, change: MailChange): void {
    const mail = this.messages.get(messageId);
    if (mail === undefined) return;
    this.messages.replace({ ...mail, ...change });
    this.changed({ resource: 'messages', op: 'update', id: messageId });
  }

  onChange(listener: (change: StoreChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(change: StoreChange): void {
    if (change.resource === 'messages') this.#newestFirst = null;
    for (const listener of this.#listeners) listener(change);
  }

  /** A mail arrives: joins its thread and goes through the rules. */
  async deliver(
    raw: string | Uint8Array,
    receivedAt: number,
    spam: boolean,
  ): Promise<{ mail: MailRecord; sorted: Sorted }> {
    const mail = await this.#record(raw, receivedAt, { unread: true, spam });
    const sorted = runRules(this.rules.all(), mail, {
      me: this.user,
      hasFolder: (id) => this.folderTable.get(id) !== undefined,
    });
    const { folder_id, label_ids, unread } = sorted;
    return { mail: this.#keep({ ...mail, folder_id, label_ids, unread }), sorted };
  }

  /** Puts a mail where it is said to be; no rule runs. */
  async put(
    raw: string | Uint8Array,
    receivedAt: number,
    where: MailChange & { spam?: boolean },
  ): Promise<MailRecord> {
    return this.#keep(await this.#record(raw, receivedAt, where));
  }

  async #record(
    raw: string | Uint8Array,
    receivedAt: number,
    where: MailChange & { spam?: boolean },
  ): Promise<MailRecord> {
    const mail = await parseMail(raw, receivedAt);
    const folder_id = where.folder_id ?? 'INBOX';
    return {
      ...mail,
      message_id: this.ids.opaque(),
      thread_id: this.#threadOf([...mail.references, mail.in_reply_to]) ?? this.ids.opaque(),
      folder_id,
      label_ids: where.label_ids ?? [],
      unread: where.unread ?? false,
      spam: where.spam ?? false,
      message_state: folder_id === 'SENT' ? 2 : folder_id === 'DRAFT' ? 3 : 1,
    };
  }

  #keep(mail: MailRecord): MailRecord {
    this.messages.add(mail);
    this.changed({ resource: 'messages', op: 'create', id: mail.message_id });
    return mail;
  }

  #threadOf(references: readonly string[]): string | undefined {
    const named = new Set(references.filter(Boolean));
    if (named.size === 0) return undefined;
    return this.messages.all().find((mail) => named.has(mail.smtp_message_id))?.thread_id;
  }
}
