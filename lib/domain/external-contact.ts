import type { FailureFacts } from './failure';

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

/** What an address book of outsiders says of one person, and how far that can be relied on. */
export interface OutsiderSeen {
  /** Null = nobody was met. */
  record: ExternalContact | null;
  /** live: asked of the service for this answer; copy: as this machine saw it last; saved: as it was last saved from here. */
  from: 'live' | 'copy' | 'saved';
  /** When it stood so, epoch ms of the wall clock; null = now. */
  at: number | null;
  /** Why the service could not be asked; null = it was. */
  failure: FailureFacts | null;
  /** Where nobody was met: everybody was looked through. */
  whole: boolean;
}

export interface ContactLabelGroup {
  name: string;
  /** `#rrggbb`; read-only. */
  colour: string;
  labels: { id: number; name: string }[];
}
