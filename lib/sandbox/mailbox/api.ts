/** What the page gets from its own server. Mails and threads go by short numbers of the page's own. */

export interface Address {
  name: string;
  address: string;
}

export interface Folder {
  slug: string;
  /** '' for a folder the person made; its `name` is shown, else the word for the role. */
  role: '' | 'inbox' | 'sent' | 'drafts' | 'archive' | 'spam' | 'trash';
  name: string;
  total: number;
  unread: number;
}

export interface Label {
  slug: string;
  /** Full path, `a/b`. */
  name: string;
  color: string;
  unread: number;
}

export interface Session {
  user: Address;
  folders: Folder[];
  labels: Label[];
  /** Epoch ms of the server's clock: what "today" means. */
  now: number;
}

export interface ThreadRow {
  n: number;
  /** Messages in it. */
  count: number;
  /** Who wrote, oldest first; in Sent and Drafts who it goes to. */
  people: Address[];
  outgoing: boolean;
  subject: string;
  preview: string;
  date: number;
  unread: boolean;
  starred: boolean;
  attachments: boolean;
  labels: string[];
}

export interface Message {
  n: number;
  from: Address;
  /** Who handed it in, where that is somebody else; '' otherwise. */
  sender: string;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  date: number;
  unread: boolean;
  starred: boolean;
  draft: boolean;
  /** Mailing list id, '' where it came over none. */
  list: string;
  /** https address to leave the list, '' where there is none. */
  unsubscribe: string;
  attachments: { name: string; size: number }[];
  kind: 'text' | 'html';
  preview: string;
}

export interface Thread {
  n: number;
  subject: string;
  labels: string[];
  /** Oldest first. */
  messages: Message[];
}

export interface MessageEdit {
  unread?: boolean;
  starred?: boolean;
  /** A folder's slug. */
  folder?: string;
}
