import type { z } from 'zod';
import type { Label } from '../../domain/label';
import type { Client } from '../../http/client';
import { failureOf } from '../../http/judge';
import type { LabelsPort } from '../provider';
import { labelRows, type mailLabel } from './labels';

type WireLabel = z.infer<typeof mailLabel>;

const fromWire = (id: string, wire: WireLabel): Label => ({
  id,
  name: wire.name ?? '',
  colour: wire.background_color ?? '',
  unread: wire.messages_unread ?? 0,
});

export const labelsPort = (client: Client, mailbox: string): LabelsPort => {
  const params = { user_mailbox_id: mailbox };
  const one = (id: string) => ({ ...params, label_id: id });
  return {
    async list() {
      const { items } = await client.call(labelRows.list, { params });
      return (items ?? []).flatMap((wire) => (wire.id ? [fromWire(wire.id, wire)] : []));
    },
    async create(name, colour) {
      const body = { label: { name, background_color: colour } };
      const { label } = await client.call(labelRows.create, { params, body });
      if (!label?.id) {
        throw failureOf(labelRows.create, { kind: 'malformed', execution: 'unknown', message: 'no id' });
      }
      return fromWire(label.id, label);
    },
    async rename(id, name) {
      await client.call(labelRows.patch, { params: one(id), body: { label: { name } } });
    },
    async recolor(id, colour) {
      await client.call(labelRows.patch, { params: one(id), body: { label: { background_color: colour } } });
    },
    async remove(id) {
      await client.call(labelRows.delete, { params: one(id) });
    },
  };
};
