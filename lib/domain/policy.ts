import type { Brand } from './account';

/**
 * What a company may switch off. `otherMails`: reading mails that are not open; `export`: history as a file;
 * `appSecret`: typing an app's secret in; `otherApps`: any app that the policy does not name.
 */
export const switches = [
  'labels',
  'rules',
  'otherMails',
  'export',
  'quickConnect',
  'appSecret',
  'otherApps',
] as const;
export type Switch = (typeof switches)[number];

/** Fields a new contact gets unless the person says otherwise. */
export interface ContactDefaults {
  tag: string;
  remark: string;
  /** Ids of DingTalk labels. */
  labels: number[];
  /** DingTalk user id of who follows new contacts; '' = who saves them. */
  follower: string;
}

/** Parts that allow some things and no other. */
export const allowing = ['relay', 'regions', 'hosts'] as const;
export type Allowing = (typeof allowing)[number];

/** What a company sets for its people through the browser's managed storage. Never a secret: everybody can read it. */
export interface Policy {
  apps: { brand: Brand; appId: string; name: string }[];
  /** Base URL of the company's relay; '' = none. */
  relay: string;
  /** Services that may be connected; none named = all. */
  regions: Brand[];
  /** Match patterns of web mails that may be read; none named = all that the person allows. */
  hosts: string[];
  defaults: ContactDefaults;
  off: Switch[];
  /** Set, but nothing in it could be read: what the company wanted to allow is not known, so nothing is. */
  closed: Allowing[];
  /** May a page be opened after installation? */
  firstRun: boolean;
  /** How many people share the company's app: what many do at once is spaced by it. 0 = not said. */
  seats: number;
}

/** May this service be connected? */
export const allowsBrand = ({ regions, closed }: Policy, brand: Brand): boolean =>
  !closed.includes('regions') && (regions.length === 0 || regions.includes(brand));

/** Something in the policy that cannot be read: where, and what was expected (`options.policy.problem.<key>`). */
export interface PolicyProblem {
  at: string;
  key: 'unknown' | 'shape' | 'choice' | 'length' | 'relay' | 'host';
  params: string[];
}

/** The policy as it is obeyed. */
export interface PolicyView {
  present: boolean;
  policy: Policy;
  problems: PolicyProblem[];
}

/** Match patterns a brand's service needs, and whether the browser has been allowed to talk to them. */
export interface ApiHosts {
  brand: Brand;
  origins: string[];
  granted: boolean;
}
