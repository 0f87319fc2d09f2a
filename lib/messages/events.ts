import type { IntentView } from '../domain/intent';
import type { AppEvent, AppState } from '../domain/state';
import type { EventEnvelope } from './caller';

/** What a tab has asked about. It is told of these and of nothing else. */
export interface Interest {
  origin: string;
  intents: string[];
  addresses: string[];
  mails: string[];
}

export type Interests = Record<string, Interest>;

/** Where interests are kept between two lives of the worker. */
export interface InterestStore {
  get(): Promise<Interests>;
  update(change: (all: Interests) => Interests): Promise<Interests>;
}

/** The first two reject where nobody listens. */
export interface Channels {
  toPages(envelope: EventEnvelope): Promise<unknown>;
  toTab(tab: number, envelope: EventEnvelope): Promise<unknown>;
  isOpen(tab: number): Promise<boolean>;
}

const keep = 50;
const lists = ['intents', 'addresses', 'mails'] as const;
/** The same list where nothing is new: what is far from being dropped need not come first again. */
const newest = (values: string[], value: string | undefined) =>
  value === undefined || values.slice(-keep / 2).includes(value)
    ? values
    : [...values.filter((other) => other !== value), value].slice(-keep);

/** Screens in a page learn who is connected, not with which app, scopes or address. */
export const stateForTab = (state: AppState): AppState => ({
  ...state,
  // The address of a shared mailbox stands in its id: a tab meets the one in use alone.
  accounts: state.accounts
    .filter(({ id, sharedOf }) => sharedOf === undefined || id === state.account)
    .map((account) => ({
      ...account,
      appId: '',
      address: '',
      scopes: [],
      relay: null,
    })),
});

function forTab(event: AppEvent, interest: Interest, addressOf: (intent: IntentView) => string | null) {
  switch (event.type) {
    case 'state':
      return { type: event.type, state: stateForTab(event.state) };
    case 'contacts':
    case 'lists':
      return event;
    case 'draft':
      return interest.mails.includes(event.mail) ? event : null;
    case 'intent': {
      const address = addressOf(event.intent);
      const asked =
        interest.intents.includes(event.intent.id) ||
        (address !== null && interest.addresses.includes(address));
      return asked ? event : null;
    }
    default:
      return null;
  }
}

export interface Events {
  /** To every open page, and to the tabs it concerns. */
  publish(event: AppEvent): Promise<void>;
  tell(tab: number, event: AppEvent): Promise<void>;
  /** A tab asked about these. `address` as the outbox normalises it. */
  note(
    tab: number,
    origin: string,
    about: { intent?: string; address?: string; mail?: string },
  ): Promise<void>;
  asked(tab: number): Promise<Interest | null>;
  /** Tells every known tab whose origin is not kept to end, and forgets it. */
  stop(keeps: (origin: string) => Promise<boolean>): Promise<void>;
}

/** `addressOf`: the normalised address an intent is about, as in `note`. */
export function createEvents(
  channels: Channels,
  store: InterestStore,
  addressOf: (intent: IntentView) => string | null,
): Events {
  const deaf = () => undefined;
  const without = (tab: string) => (all: Interests) => {
    const { [tab]: _gone, ...rest } = all;
    return rest;
  };
  const tell = async (tab: number, event: AppEvent) => {
    try {
      await channels.toTab(tab, { event });
    } catch {
      // A page that was left may come back as it was; a tab does not. To hear of each tab's end would wake the worker for it.
      if (!(await channels.isOpen(tab))) await store.update(without(String(tab)));
    }
  };

  return {
    tell,
    async publish(event) {
      const pages = channels.toPages({ event }).catch(deaf);
      const tabs = Object.entries(await store.get()).map(async ([tab, interest]) => {
        const seen = forTab(event, interest, addressOf);
        if (seen) await tell(Number(tab), seen);
      });
      await Promise.all([pages, ...tabs]);
    },
    async note(tab, origin, about) {
      await store.update((all) => {
        const known = all[tab];
        const before: Interest =
          known?.origin === origin ? known : { origin, intents: [], addresses: [], mails: [] };
        const next: Interest = {
          origin,
          intents: newest(before.intents, about.intent),
          addresses: newest(before.addresses, about.address),
          mails: newest(before.mails, about.mail),
        };
        const same = known === before && lists.every((list) => next[list] === before[list]);
        return same ? all : { ...all, [tab]: next };
      });
    },
    asked: async (tab) => (await store.get())[tab] ?? null,
    async stop(keeps) {
      for (const [tab, { origin }] of Object.entries(await store.get())) {
        if (await keeps(origin)) continue;
        await tell(Number(tab), { type: 'stop' });
        await store.update(without(tab));
      }
    },
  };
}
