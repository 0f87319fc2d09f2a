import type { Accounts } from '../../lib/accounts/accounts';
import type { AccountView } from '../../lib/domain/account';
import type { Contact } from '../../lib/domain/contact';
import type { ExternalContact } from '../../lib/domain/external-contact';
import { Failure } from '../../lib/domain/failure';
import type { Intent } from '../../lib/domain/intent';
import type { ListName, Lists } from '../../lib/domain/lists';
import { fieldsOf, leftOutsider } from '../../lib/jobs/external-contacts/record';
import { labelsOf } from '../../lib/jobs/labels/labels';
import { foldersOf, rulesOf } from '../../lib/jobs/rules/rules';
import type { MirrorState } from '../../lib/messages/contact-rows.schema';
import { openMirrorStore } from '../../lib/mirror/database';
import { createMirror, type Mirror } from '../../lib/mirror/mirror';
import type { AnyJob } from '../../lib/outbox/contract';
import type { Page, ProviderPort } from '../../lib/providers/provider';
import type { WorkerClock } from './clock';
import { jobs } from './jobs';
import type { Journal } from './journal';
import type { WaitingAlarms } from './waker';

export const mirrorAlarm = 'mirror';
/** The shortest alarm that Chrome keeps to. */
const alarmMs = 30_000;

export interface MirrorParts {
  clock: WorkerClock;
  alarms: WaitingAlarms;
  outbox: Pick<Journal, 'ask' | 'spare' | 'open' | 'done'>;
  accounts: Pick<Accounts, 'list'>;
  changed(account: string): void;
  listChanged(account: string, name: ListName): void;
}

export interface WorkerMirror extends Mirror {
  /** In wall-clock times, of each connected account that has contacts. */
  states(): Promise<MirrorState[]>;
  /** An intent was refused: what its lists hold may be as old as what it was made of. They are asked for anew. */
  doubt(intent: Intent): Promise<void>;
}

const outsider = (row: ExternalContact): Contact => ({
  id: row.id,
  ...leftOutsider(row.id, fieldsOf(row)).fields,
});

async function pageOf(port: ProviderPort, cursor: string | undefined): Promise<Page<Contact>> {
  if (port.contacts) return port.contacts.list(cursor);
  if (!port.externalContacts) throw new Failure({ kind: 'forbidden', execution: 'notExecuted' });
  const { rows, ...rest } = await port.externalContacts.list(cursor);
  return { rows: rows.map(outsider), ...rest };
}

const lists: { [Name in ListName]: (port: ProviderPort) => Promise<Lists[Name]> } = {
  labels: (port) => labelsOf(port).list(),
  rules: (port) => rulesOf(port).list(),
  folders: (port) => foldersOf(port).list(),
};

const listsOf = ({ features }: AccountView): ListName[] => [
  ...(features.includes('labels') ? (['labels'] as const) : []),
  ...(features.includes('rules') ? (['rules', 'folders'] as const) : []),
];

const has = ({ features, book }: AccountView) => features.includes('contacts') || book === 'company';

/** What waits for the person or the network takes nothing from the counter. */
const wanted = ({ class: kind, needsYou, waiting }: Intent) =>
  kind === 'click' && !needsYou && waiting !== 'signIn' && waiting !== 'offline';

/** The mirror on this worker. It sleeps by alarm: no timer keeps the worker awake for it. */
export function openMirror({ clock, alarms, outbox, accounts, ...told }: MirrorParts): WorkerMirror {
  const byKind = new Map<string, AnyJob<ProviderPort>>(jobs.map((job) => [job.kind, job]));
  const mirror = createMirror({
    store: openMirrorStore(),
    now: clock.now,
    pause: () => new Promise((resume) => setTimeout(resume)),
    all: async () => (await accounts.list()).map(({ id }) => id),
    accounts: async () =>
      (await accounts.list()).filter(has).flatMap((one) => (one.state === 'connected' ? one.id : [])),
    busy: async (account) => (await outbox.open(account)).some(wanted),
    done: outbox.done,
    lists: async () => {
      const connected = (await accounts.list()).filter(({ state }) => state === 'connected');
      return new Map(
        connected.map((one) => [one.id, listsOf(one)] as const).filter(([, names]) => names.length > 0),
      );
    },
    list: (account, name, share) =>
      share === null ? outbox.ask(account, lists[name]) : outbox.spare(account, share, lists[name]),
    leaves: {
      contacts: (intent) => byKind.get(intent.kind)?.leaves?.(intent) ?? [],
      lists: (intent) => byKind.get(intent.kind)?.leavesIn?.(intent) ?? {},
    },
    page: (account, cursor, share) => outbox.spare(account, share, (port) => pageOf(port, cursor)),
    wakeAt(at) {
      if (at === null) void alarms.clear(mirrorAlarm);
      else void alarms.create(mirrorAlarm, { when: Math.max(clock.real(at), Date.now() + alarmMs) });
    },
    ...told,
  });
  const wall = (at: number | null) => (at === null ? null : clock.real(at));
  return {
    ...mirror,
    async doubt({ kind, account }) {
      if (!byKind.get(kind)?.leavesIn) return;
      const view = (await accounts.list()).find(({ id }) => id === account);
      for (const name of view ? listsOf(view) : []) await mirror.lists.fresh(account, name);
    },
    async states() {
      const views = (await accounts.list()).filter(has);
      const states = await Promise.all(views.map(({ id }) => mirror.state(id)));
      return states.map((state) => ({
        ...state,
        ...{ doneAt: wall(state.doneAt), expectedAt: wall(state.expectedAt) },
        ...{ staleAt: wall(state.staleAt), nextAt: wall(state.nextAt) },
      }));
    },
  };
}
