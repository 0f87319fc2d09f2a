/** What an adapter's element is to the reader. `details` = the header's rows, which may be folded away; `compose` = where mails are written. */
export type Role = 'root' | 'sender' | 'subject' | 'body' | 'list' | 'details' | 'compose';

/** CSS, how sure it is ([A] the app's own source or a running install, [B] several independent readers agree), where from. */
export type Selector = readonly [css: string, sure: 'A' | 'B', source: string];

/** One webmail, as data. The generic reader splits and checks what the selectors point at. */
export interface Adapter {
  id: string;
  /** Match patterns to ask for; empty for what is hosted by its users. */
  hosts: readonly string[];
  /** CSS of something only this webmail has: it is recognised by the page, on any host. */
  page?: string;
  /** An address pattern that tells this webmail apart. */
  path?: RegExp;
  /** A path that only this webmail has: it is recognised by the address, on any host. */
  own?: RegExp;
  selectors: Partial<Record<Role, readonly Selector[]>>;
  /** The latest message of a thread stands first. */
  newestFirst?: boolean;
  /** A message begins with its sender, the date behind. */
  senderFirst?: boolean;
}

/** Whether a match pattern's host (`*.example.com`) covers a host name. */
export function covers(pattern: string, host: string): boolean {
  const wanted = /^[^:]+:\/\/([^/]+)\//.exec(pattern)?.[1] ?? '';
  return wanted.startsWith('*.')
    ? host === wanted.slice(2) || host.endsWith(wanted.slice(1))
    : host === wanted;
}
