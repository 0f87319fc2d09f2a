import type { Contact, ContactFields } from '../domain/contact';

export interface Page<Row> {
  rows: Row[];
  /** Absent on the last page. */
  next?: string;
}

export interface ContactsPort {
  list(cursor: string | undefined): Promise<Page<Contact>>;
  create(fields: ContactFields): Promise<Contact>;
  /** The merged whole is sent: whether the service clears what is left out is not documented. */
  update(id: string, fields: ContactFields): Promise<void>;
  remove(id: string): Promise<void>;
}

/**
 * What jobs talk to. A provider offers what its service can do; a missing part is a missing ability.
 * Operation `contacts.create` of provider `feishu` is the endpoint row `feishu.contacts.create`.
 */
export interface ProviderPort {
  readonly provider: string;
  contacts?: ContactsPort;
}
