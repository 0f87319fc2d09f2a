import type { Contact, ContactFields } from '../../../lib/domain/contact';
import { Failure, type FailureKind } from '../../../lib/domain/failure';
import type { Gate } from '../../../lib/outbox/contract';
import type { ProviderPort } from '../../../lib/providers/provider';
import type { Dice } from './random';
import type { Life, Timeline } from './timeline';

/** What can become of a request. `late`: the answer is an error and the service carries it out some time after. */
export const outcomes = [
  'ok',
  'lostBefore',
  'lostAfter',
  'errorBefore',
  'errorAfter',
  'silentBefore',
  'silentAfter',
  'tooMany',
  'conflict',
  'refused',
  'late',
] as const;
export type Outcome = (typeof outcomes)[number];

export interface ServiceOptions {
  limit: { count: number; perMs: number };
  pageSize: number;
  /** The latest a request is carried out after its error was answered. */
  lateMs: number;
  /** The app may not see addresses. */
  withheld: boolean;
  /** What becomes of the next request. */
  outcome(): Outcome;
}

/** A contacts service that counts what it must never see: a second contact for an address, a call over the limit. */
export interface Service {
  contacts: Contact[];
  doubled: number;
  overLimit: number;
  calls: { operation: string; at: number }[];
  /** In the order in which they were carried out; `foreign` is what somebody else wrote. */
  writes: { address: string; at: number; foreign?: string }[];
  foreign: { address: string; at: number }[];
  /** When each contact went, by id. */
  deleted: Map<string, number>;
  /** Somebody else changes a contact, where it is there. */
  change(address: string, company: string): void;
  port(life: Life, gate: Gate): ProviderPort;
}

const fail = (kind: FailureKind, execution: 'notExecuted' | 'unknown', http?: number, retryAt?: number) =>
  new Failure({
    kind,
    execution,
    ...(http === undefined ? {} : { http }),
    ...(retryAt === undefined ? {} : { retryAt }),
  });

export function createService(timeline: Timeline, dice: Dice, options: ServiceOptions): Service {
  const { limit, pageSize } = options;
  let ids = 7_000_000;
  const service: Service = {
    ...{
      contacts: [],
      doubled: 0,
      overLimit: 0,
      calls: [],
      writes: [],
      foreign: [],
      deleted: new Map(),
      port,
    },
    change(address, company) {
      const index = service.contacts.findIndex((each) => each.address === address);
      const contact = service.contacts[index];
      if (!contact) return;
      service.contacts[index] = { ...contact, company };
      service.foreign.push({ address, at: timeline.now() });
      service.writes.push({ address, at: timeline.now(), foreign: company });
    },
  };
  const wrote = ({ address = '' }: Contact) => service.writes.push({ address, at: timeline.now() });

  const count = (operation: string) => {
    const at = timeline.now();
    const recent = service.calls.filter((each) => each.operation === operation && each.at > at - limit.perMs);
    service.calls.push({ operation, at });
    if (recent.length >= limit.count) service.overLimit += 1;
  };

  /** One request: what arrives is counted and carried out as the dice say, whether or not its sender lives to hear of it. */
  async function request<Result>(
    life: Life,
    operation: string,
    gate: Gate,
    run: () => Result,
  ): Promise<Result> {
    await gate({ id: `feishu.${operation}`, limits: [] });
    await timeline.wait(life, dice.between(0, 1));
    if (!life.alive) return new Promise(() => undefined);
    const outcome = options.outcome();
    return new Promise((resolve, reject) => {
      const answer = (give: () => void) => timeline.at(timeline.now() + dice.between(2, 200), life, give);
      const broken = fail('network', 'unknown');
      timeline.at(timeline.now() + dice.between(2, 200), null, () => {
        if (outcome === 'lostBefore') {
          answer(() => reject(broken));
          return;
        }
        count(operation);
        if (outcome === 'tooMany') {
          const retryAt = timeline.now() + dice.between(1, 60) * 1000;
          answer(() => reject(fail('rateLimited', 'notExecuted', 429, retryAt)));
        } else if (outcome === 'conflict') answer(() => reject(fail('conflict', 'notExecuted', 409)));
        else if (outcome === 'refused') answer(() => reject(fail('forbidden', 'notExecuted', 403)));
        else if (outcome === 'errorBefore') answer(() => reject(fail('unavailable', 'unknown', 500)));
        else if (outcome === 'late') {
          answer(() => reject(broken));
          timeline.at(timeline.now() + dice.between(1, options.lateMs), null, () => {
            try {
              run();
            } catch {
              // Nobody is left to hear of a refusal.
            }
          });
        } else if (outcome !== 'silentBefore') {
          try {
            const result = run();
            if (outcome === 'ok') answer(() => resolve(result));
            if (outcome === 'lostAfter') answer(() => reject(broken));
            if (outcome === 'errorAfter') answer(() => reject(fail('unavailable', 'unknown', 500)));
          } catch (error) {
            answer(() => reject(error));
          }
        }
      });
    });
  }

  const find = (id: string): Contact => {
    const contact = service.contacts.find((each) => each.id === id);
    if (!contact) throw fail('notFound', 'notExecuted', 404);
    return contact;
  };

  function port(life: Life, gate: Gate): ProviderPort {
    return {
      provider: 'feishu',
      contacts: {
        list: (cursor) =>
          request(life, 'contacts.list', gate, () => {
            const from = Number(cursor ?? 0);
            const rows = service.contacts
              .slice(from, from + pageSize)
              .map(({ address, ...each }) => (options.withheld ? each : { ...each, address }));
            const next = from + pageSize < service.contacts.length ? { next: String(from + pageSize) } : {};
            return { rows, ...next };
          }),
        create: (fields) =>
          request(life, 'contacts.create', gate, () => {
            if (service.contacts.some(({ address }) => address === fields.address)) service.doubled += 1;
            ids += 1;
            const contact = { id: String(ids), ...fields };
            service.contacts.push(contact);
            wrote(contact);
            return { ...contact };
          }),
        update: (id: string, fields: ContactFields) =>
          request(life, 'contacts.patch', gate, () => {
            const contact = find(id);
            service.contacts[service.contacts.indexOf(contact)] = { ...contact, ...fields };
            wrote(contact);
          }),
        remove: (id) =>
          request(life, 'contacts.delete', gate, () => {
            const contact = find(id);
            service.contacts.splice(service.contacts.indexOf(contact), 1);
            service.deleted.set(id, timeline.now());
            wrote(contact);
          }),
      },
    };
  }

  return service;
}
