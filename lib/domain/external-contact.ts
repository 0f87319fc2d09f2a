/**
 * An entry of an organisation's address book of outsiders, keyed by its phone. The service has no field for a mail
 * address that can be written: `mail` is kept in a fixed line of the remark.
 */
export interface ExternalContactFields {
  name: string;
  /** Cannot be changed later. */
  mobile: string;
  /** Digits, e.g. "86". Cannot be changed later. */
  countryCode: string;
  /** 1–20 label ids. */
  labels: number[];
  /** User id of the colleague who owns the contact: leading zeros count. */
  follower: string;
  title?: string;
  company?: string;
  /** Postal. */
  address?: string;
  remark?: string;
  mail?: string;
  shareDepartments?: number[];
  shareUsers?: string[];
}

export interface ExternalContact extends Partial<ExternalContactFields> {
  id: string;
}

export interface ContactLabelGroup {
  name: string;
  /** `#rrggbb`; read-only. */
  colour: string;
  labels: { id: number; name: string }[];
}
