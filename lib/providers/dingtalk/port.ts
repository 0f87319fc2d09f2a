import type { z } from 'zod';
import type { ExternalContact, ExternalContactFields } from '../../domain/external-contact';
import type { Client } from '../../http/client';
import { failureOf } from '../../http/judge';
import type { ExternalContactsPort, ProviderPort } from '../provider';
import { contactRows, type externalContact } from './contacts';
import { readRemark, writeRemark } from './remark';

const pageSize = 100;

type WireContact = z.infer<typeof externalContact>;

const toWire = (fields: Omit<ExternalContactFields, 'mobile' | 'countryCode'>) => ({
  name: fields.name,
  label_ids: fields.labels,
  follower_user_id: fields.follower,
  title: fields.title,
  company_name: fields.company,
  address: fields.address,
  /** Blank is said where it is meant: what is left out may stay. */
  remark:
    fields.remark === undefined && fields.mail === undefined
      ? undefined
      : writeRemark({ remark: fields.remark ?? '', mail: fields.mail ?? '' }),
  share_dept_ids: fields.shareDepartments,
  share_user_ids: fields.shareUsers,
});

/** A mail address the service itself knows goes before the one in the remark. */
function fromWire(id: string, wire: WireContact): ExternalContact {
  const { remark, mail } = readRemark(wire.remark ?? '');
  return {
    id,
    name: wire.name,
    mobile: wire.mobile,
    countryCode: wire.state_code,
    labels: wire.label_ids ?? [],
    follower: wire.follower_user_id,
    title: wire.title,
    company: wire.company_name,
    address: wire.address,
    remark,
    mail: wire.email || mail,
    shareDepartments: wire.share_dept_ids ?? [],
    shareUsers: wire.share_user_ids ?? [],
  };
}

const rgb = (argb: number) => `#${(argb & 0xffffff).toString(16).padStart(6, '0')}`;

const contacts = (client: Client): ExternalContactsPort => {
  const offsetOf = (cursor: string | undefined) => Number(cursor ?? '0');
  const next = (offset: number, got: number) => (got < pageSize ? {} : { next: String(offset + got) });
  return {
    async list(cursor) {
      const offset = offsetOf(cursor);
      const { results } = await client.call(contactRows.list, { body: { size: pageSize, offset } });
      const all = results ?? [];
      const rows = all.flatMap((wire) => (wire.userid ? [fromWire(wire.userid, wire)] : []));
      return { rows, ...next(offset, all.length) };
    },
    async get(id) {
      const { result } = await client.call(contactRows.get, { body: { user_id: id } });
      if (!result) {
        throw failureOf(contactRows.get, { kind: 'malformed', execution: 'unknown', message: 'no result' });
      }
      return fromWire(id, result);
    },
    async create(fields) {
      const contact = { ...toWire(fields), mobile: fields.mobile, state_code: fields.countryCode };
      const { userid } = await client.call(contactRows.create, { body: { contact } });
      return userid ?? null;
    },
    async update(id, fields) {
      await client.call(contactRows.update, { body: { contact: { ...toWire(fields), user_id: id } } });
    },
    async remove(id) {
      await client.call(contactRows.delete, { body: { user_id: id } });
    },
    async labelGroups(cursor) {
      const offset = offsetOf(cursor);
      const { results } = await client.call(contactRows.labels, { body: { size: pageSize, offset } });
      const all = results ?? [];
      const rows = all.map(({ name = '', color = 0, labels }) => ({
        name,
        colour: rgb(color),
        labels: (labels ?? []).flatMap((one) =>
          one.id === undefined ? [] : [{ id: one.id, name: one.name ?? '' }],
        ),
      }));
      return { rows, ...next(offset, all.length) };
    },
  };
};

/** An organisation's external contacts; the service has no rules and no labels of mails. */
export const createDingtalkPort = (client: Client): ProviderPort => ({
  provider: 'dingtalk',
  externalContacts: contacts(client),
});
