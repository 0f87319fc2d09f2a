/**
 * A shared mailbox is an account of its own beside the one that opens it: `<account>/<address>`. All that is kept by account is
 * kept apart so. An account's id has no slash: brand, app id and open id are letters, digits, `_`, `-` and `.`.
 */
export const mailboxAccount = (account: string, address: string): string => `${account}/${address}`;

/** The account that signs in, and the shared mailbox's address; null = its own. */
export function partsOfMailbox(id: string): { account: string; mailbox: string | null } {
  const at = id.indexOf('/');
  return at < 0 ? { account: id, mailbox: null } : { account: id.slice(0, at), mailbox: id.slice(at + 1) };
}
