/** Brands are separate systems: an app, its secret and its tokens belong to one. */
export type Brand = 'feishu' | 'lark' | 'dingtalk' | 'dingtalkIntl';

/** What a feature needs is asked for when it is first used. */
export type Feature = 'contacts' | 'labels' | 'rules' | 'messages' | 'texts';

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
  /** Scopes the service says were granted. */
  scopes: string[];
  features: Feature[];
}
