import type { z } from 'zod';
import { type Contact, type ContactField, type ContactFields, contactFields } from '../../domain/contact';
import { Failure } from '../../domain/failure';
import type { Client } from '../../http/client';
import { failureOf } from '../../http/judge';
import type { ContactsPort } from '../provider';
import { contactRows, type mailContact } from './contacts';

type WireContact = z.infer<typeof mailContact>;

/** Our names and the service's differ in one. */
const wireName = (field: ContactField) => (field === 'address' ? 'mail_address' : field);
const ownName = (field: string | undefined) => (field === 'mail_address' ? 'address' : field);

const toWire = (fields: ContactFields, blank: '' | undefined) => {
  const of = (field: ContactField) => (fields[field] === '' ? blank : fields[field]);
  return {
    name: fields.name,
    mail_address: of('address'),
    company: of('company'),
    phone: of('phone'),
    position: of('position'),
    tag: of('tag'),
    remark: of('remark'),
  };
};

function fromWire(id: string, wire: WireContact): Contact {
  const contact: Contact = { id };
  for (const field of contactFields) {
    const value = wire[wireName(field)];
    if (value !== undefined) contact[field] = value;
  }
  return contact;
}

/** A field the service or the schema complains of, by the name our forms know. */
async function inOwnWords<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof Failure) || error.facts.field === undefined) throw error;
    throw new Failure({ ...error.facts, field: ownName(error.facts.field) }, { cause: error });
  }
}

/** The service has no code for a contact that is gone: it complains of the id, which only it gives out. */
async function ofThere<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    const gone = error instanceof Failure && error.facts.field === 'mail_contact_id';
    if (!gone || error.facts.kind !== 'invalid' || error.facts.http === undefined) throw error;
    const { field: _, ...facts } = error.facts;
    throw new Failure({ ...facts, kind: 'notFound' }, { cause: error });
  }
}

export const contactsPort = (client: Client, mailbox: string): ContactsPort => ({
  async list(cursor) {
    const { items, page_token, has_more } = await client.call(contactRows.list, {
      params: { user_mailbox_id: mailbox },
      query: { page_size: 20, page_token: cursor },
    });
    const rows = (items ?? []).flatMap((one) => (one.id ? [fromWire(one.id, one)] : []));
    return has_more && page_token ? { rows, next: page_token } : { rows };
  },
  async create(fields) {
    const { mail_contact } = await inOwnWords(
      client.call(contactRows.create, {
        params: { user_mailbox_id: mailbox },
        body: toWire(fields, undefined),
      }),
    );
    /** Made, but nobody knows under which id: the list will tell. */
    if (!mail_contact?.id) {
      throw failureOf(contactRows.create, { kind: 'malformed', execution: 'unknown', message: 'no id' });
    }
    return fromWire(mail_contact.id, mail_contact);
  },
  async update(id, fields) {
    const params = { user_mailbox_id: mailbox, mail_contact_id: id };
    await inOwnWords(ofThere(client.call(contactRows.patch, { params, body: toWire(fields, '') })));
  },
  async remove(id) {
    const params = { user_mailbox_id: mailbox, mail_contact_id: id };
    await ofThere(client.call(contactRows.delete, { params }));
  },
});
