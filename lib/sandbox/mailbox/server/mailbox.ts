import type { MailRecord, MailStore } from '../../store';
import type { MessageEdit, Session, Thread, ThreadRow } from '../api';
import { numbers } from './numbers';
import { places } from './places';
import { plainText } from './plain';
import { toRow, toThread } from './view';

/** The mailbox in the page's terms: slugs and short numbers in, views out. undefined = not there. */
export interface Mailbox {
  session(): Session;
  rows(slug: string): ThreadRow[] | undefined;
  search(words: string): ThreadRow[];
  thread(n: number): Thread | undefined;
  mail(n: number): MailRecord | undefined;
  /** false: no such mail or folder; nothing was changed. */
  edit(n: number, edit: MessageEdit): boolean;
}

const isPutAway = ({ folder_id }: MailRecord) => folder_id === 'SPAM' || folder_id === 'TRASH';

export function mailbox(store: MailStore, now: () => number): Mailbox {
  const series = { mails: numbers(), threads: numbers() };
  const at = places(store);
  let counted = false;
  store.onChange(({ op }) => {
    if (op === 'create' || op === 'reset') counted = false;
  });

  /** Oldest first, so that the same mails get the same numbers after a restart, whatever is asked first. */
  const count = () => {
    if (counted) return;
    for (const mail of at.everything(true).reverse()) {
      series.threads.of(mail.thread_id);
      series.mails.of(mail.message_id);
    }
    counted = true;
  };

  /** A thread without its spam and rubbish, unless there is nothing else. */
  const visible = (threadId: string) => {
    const all = store.thread(threadId);
    const kept = all.filter((mail) => !isPutAway(mail));
    return kept.length === 0 ? all : kept;
  };
  const toRows = (mails: readonly MailRecord[]) => {
    count();
    const newest = new Map<string, MailRecord>();
    for (const mail of mails) if (!newest.has(mail.thread_id)) newest.set(mail.thread_id, mail);
    return [...newest.values()].map((mail) => toRow(mail, visible(mail.thread_id), series, at));
  };
  const mail = (n: number) => {
    count();
    const id = series.mails.key(n);
    return id === undefined ? undefined : store.get(id);
  };

  return {
    session: () => at.session(now()),
    rows(slug) {
      const mails = at.mailsIn(slug);
      return mails && toRows(mails);
    },
    search(words) {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      const people = ({ from, to, cc }: MailRecord) =>
        [from, ...to, ...cc].map(({ name, address }) => `${name} ${address}`).join(' ');
      const matches = (one: MailRecord) => {
        const text = `${one.subject} ${people(one)} ${plainText(one)}`.toLowerCase();
        return wanted.every((word) => text.includes(word));
      };
      return wanted.length === 0 ? [] : toRows(at.everything().filter(matches));
    },
    thread(n) {
      count();
      const id = series.threads.key(n);
      const mails = id === undefined ? [] : visible(id);
      return mails.length === 0 ? undefined : toThread(mails, series, at);
    },
    mail,
    edit(n, { unread, starred, folder }) {
      const one = mail(n);
      const folderId = folder === undefined ? undefined : at.folderId(folder);
      if (!one || (folder !== undefined && folderId === undefined)) return false;
      const others = one.label_ids.filter((id) => id !== 'FLAGGED');
      store.update(one.message_id, {
        ...(unread === undefined ? {} : { unread }),
        ...(starred === undefined ? {} : { label_ids: starred ? [...others, 'FLAGGED'] : others }),
        ...(folderId === undefined ? {} : { folder_id: folderId }),
      });
      return true;
    },
  };
}
