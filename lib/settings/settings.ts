import { z } from 'zod';
import type { Person, Reason } from '../domain/capture';
import type { KeptPiece } from '../domain/kept-row';
import { keptPiece } from '../domain/kept-row.schema';
import type { Picked } from '../domain/pick';
import { picksSchema } from '../domain/pick.schema';
import { templateSchema } from '../domain/rule.schema';
import type { Template } from '../domain/rule-view';
import { type Setting, setting } from './setting';

const origin = z.string().max(300);
const ids = z.array(z.string().max(1000)).max(200);

/** The account a save goes to unless the person chooses another. */
export const defaultAccount = setting({
  key: 'account.default',
  area: 'local',
  schema: z.string().nullable(),
  default: null,
});

/** The databases' log file is one of this life of the browser. */
export const logBegun = setting({
  key: 'databases.log',
  area: 'session',
  schema: z.boolean(),
  default: false,
});

/** A login that is under way, by its `state` value. Bound to brand and redirect address, 5 min. */
export const pendingLogins = setting({
  key: 'login.pending',
  area: 'session',
  schema: z.record(
    z.string(),
    z.object({ brand: z.string(), redirect: z.string(), verifier: z.string(), expiresAt: z.number() }),
  ),
  default: {},
});

/** The access token, where the browser has a store that only lives in memory. */
export const accessToken = (account: string): Setting<{ token: string; expiresAt: number } | null> =>
  setting({
    key: `access.${account}`,
    area: 'session',
    schema: z.object({ token: z.string(), expiresAt: z.number() }).nullable(),
    default: null,
  });

/** Addresses of the shared mailboxes whose contacts are worked with, by account. */
export const usedMailboxes: Setting<Record<string, string[]>> = setting({
  key: 'accounts.mailboxes',
  area: 'local',
  schema: z.record(z.string(), z.array(z.string().max(254)).max(20)),
  default: {},
});

/** A review of many contacts that was left before it was saved; its rows lie in pieces of their own. */
export interface KeptReview {
  account: string;
  review: string;
  of: number;
}
export const keptReview: Setting<KeptReview | null> = setting({
  key: 'bulk.review',
  area: 'local',
  schema: z.object({ account: z.string(), review: z.string(), of: z.number() }).nullable(),
  default: null,
});
export const reviewPiece = (at: number): Setting<KeptPiece | null> =>
  setting({ key: `bulk.rows.${at}`, area: 'local', schema: keptPiece.nullable(), default: null });

/** An address that the service's search was asked for. */
export interface SoughtAddress {
  at: number;
  found: boolean;
}

/** Addresses that the service's search was asked for while the mirror was not complete, by account and address. */
export const soughtAddresses: Setting<Record<string, SoughtAddress>> = setting({
  key: 'contacts.sought',
  area: 'session',
  schema: z.record(z.string(), z.object({ at: z.number(), found: z.boolean() })),
  default: {},
});

/** Ways to begin a rule that the person has kept. */
export const ruleTemplates: Setting<Template[]> = setting({
  key: 'rules.templates',
  area: 'local',
  schema: z.array(templateSchema).max(50),
  default: [],
});

/** Open mails as the service has them, by account and mail. They go with the session: they are private. */
export const confirmedMails: Setting<Record<string, { sender: Person; reasons: Reason[] } | null>> = setting({
  key: 'mails.confirmed',
  area: 'session',
  schema: z.record(
    z.string(),
    z
      .object({
        sender: z.object({ name: z.string(), address: z.string() }),
        reasons: z.array(z.object({ kind: z.string(), evidence: z.string() })),
      })
      .nullable(),
  ),
  default: {},
});

/** What the person pointed at, by host. */
export const pagePicks: Setting<Picked[]> = setting({
  key: 'capture.picks',
  area: 'local',
  schema: picksSchema,
  default: [],
});

/** Selected text on its way to the page that reviews many addresses. It goes with the session. */
export const handedText = setting({
  key: 'bulk.text',
  area: 'session',
  schema: z.string().max(2_000_000),
  default: '',
});

/** A note in the remark says which mail a contact came from; nobody is given it unasked. */
export const provenance = setting({
  key: 'contacts.provenance',
  area: 'local',
  schema: z.boolean(),
  default: false,
});

/** Which tab has asked about what: a tab is told nothing else. */
export const tabInterests = setting({
  key: 'tabs.interests',
  area: 'session',
  schema: z.record(z.string(), z.object({ origin, intents: ids, addresses: ids, mails: ids })),
  default: {},
});

/** By origin: did its last reply come over a protocol that carries a body of unknown length? */
export const multiplexedOrigins = setting({
  key: 'transport.multiplexed',
  area: 'session',
  schema: z.record(origin, z.boolean()),
  default: {},
});

/** Origins that refused a body sent as a stream, and took the same one whole. */
export const streamRefusals = setting({
  key: 'transport.refusals',
  area: 'local',
  schema: z.array(origin).max(100),
  default: [],
});
