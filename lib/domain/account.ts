/** Brands are separate systems: an app, its secret and its tokens belong to one. */
export const brandNames = ['feishu', 'lark', 'dingtalk', 'dingtalkIntl'] as const;
export type Brand = (typeof brandNames)[number];
export const isBrand = (text: string): text is Brand => brandNames.some((one) => one === text);

/** What a feature needs is asked for when it is first used. */
export type Feature = 'contacts' | 'labels' | 'rules' | 'messages' | 'texts';

/** Where saved people go: the person's own mail contacts, or the organisation's address book of outsiders. */
export type Book = 'mail' | 'company';

export type AccountState = 'connected' | 'signInAgain';

/** What screens may know of an account: never a token or a secret. */
export interface AccountView {
  id: string;
  brand: Brand;
  appId: string;
  name: string;
  /** Primary mail address, '' where the service did not say. */
  address: string;
  state: AccountState;
  /** Its login ended because a renewal was cut off; the service lets each be renewed once. */
  renewalCut?: true;
  book: Book;
  /** Base URL of the company's relay it signs in through; null = with a secret of its own. */
  relay: string | null;
  /** It signs in by a code on another page (quick connect). */
  quick: boolean;
  /** Scopes the service says were granted. */
  scopes: string[];
  features: Feature[];
  /** It is a shared mailbox that the account of this id opens. */
  sharedOf?: string;
}
