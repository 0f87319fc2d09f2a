import type { MailRecord, MailStore } from '../../store';
import type { Folder, Label, Session } from '../api';
import { type Numbers, numbers } from './numbers';

const roles: readonly { id: string; role: Exclude<Folder['role'], ''> }[] = [
  { id: 'INBOX', role: 'inbox' },
  { id: 'SENT', role: 'sent' },
  { id: 'DRAFT', role: 'drafts' },
  { id: 'ARCHIVED', role: 'archive' },
  { id: 'SPAM', role: 'spam' },
  { id: 'TRASH', role: 'trash' },
];

/** Folders and labels under the page's own names: `inbox`, `folder-1`, `label-2`. */
export interface Places {
  session(now: number): Session;
  /** undefined: no such folder or label. */
  mailsIn(slug: string): readonly MailRecord[] | undefined;
  folderId(slug: string): string | undefined;
  labelSlug(id: string): string | undefined;
  /** Every mail, newest first; without spam and rubbish unless told so. */
  everything(putAway?: boolean): MailRecord[];
}

export function places(store: MailStore): Places {
  const folderNumbers: Numbers = numbers();
  const labelNumbers: Numbers = numbers();
  const custom = () => store.folders().filter(({ folder_type }) => folder_type === 2);
  const folderSlug = (id: string) => `folder-${folderNumbers.of(id)}`;
  const labelSlug = (id: string) => `label-${labelNumbers.of(id)}`;
  const unreadIn = (mails: readonly MailRecord[]) => mails.filter(({ unread }) => unread).length;

  const folders = (): { id: string; folder: Folder }[] => {
    const count = (id: string) => store.list({ folder: id });
    const system = roles.map(({ id, role }) => ({ id, slug: role, role, name: '' }));
    const own = custom().map(({ id, name }) => ({ id, slug: folderSlug(id), role: '' as const, name }));
    return [...system, ...own].map(({ id, ...rest }) => {
      const mails = count(id);
      return { id, folder: { ...rest, total: mails.length, unread: unreadIn(mails) } };
    });
  };
  const labels = (): Label[] =>
    store.labels().map(({ id, name, background_color }) => ({
      slug: labelSlug(id),
      name,
      color: background_color,
      unread: unreadIn(store.list({ label: id })),
    }));
  const folderId = (slug: string) => folders().find(({ folder }) => folder.slug === slug)?.id;
  const labelId = (slug: string) => store.labels().find(({ id }) => labelSlug(id) === slug)?.id;

  return {
    session: (now) => ({
      user: store.user,
      folders: folders().map(({ folder }) => folder),
      labels: labels(),
      now,
    }),
    mailsIn(slug) {
      if (slug === 'starred') return store.list({ label: 'FLAGGED' });
      const folder = folderId(slug);
      if (folder !== undefined) return store.list({ folder });
      const label = labelId(slug);
      return label === undefined ? undefined : store.list({ label });
    },
    folderId,
    labelSlug: (id) => (store.labels().some((label) => label.id === id) ? labelSlug(id) : undefined),
    everything(putAway = false) {
      const system = roles.map(({ id }) => id).filter((id) => putAway || (id !== 'SPAM' && id !== 'TRASH'));
      const ids = [...system, ...custom().map(({ id }) => id)];
      const mails = ids.flatMap((folder) => [...store.list({ folder })]);
      return mails.sort((one, other) => other.internal_date - one.internal_date);
    },
  };
}
