import type { Brand } from './account';

/** What a company sets for its people through the browser's managed storage. Never a secret: everybody can read it. */
export interface Policy {
  apps: { brand: Brand; appId: string; name: string }[];
  /** Fields a new contact gets unless the person says otherwise. */
  defaults: { tag: string; remark: string };
  /** Features switched off. */
  off: string[];
}

/** The policy as it is obeyed; `problems` are sentences for the admin: where, and what was expected. */
export interface PolicyView {
  present: boolean;
  policy: Policy;
  problems: { at: string; message: string }[];
}

/** Match patterns a brand's service needs, and whether the browser has been allowed to talk to them. */
export interface ApiHosts {
  brand: Brand;
  origins: string[];
  granted: boolean;
}
