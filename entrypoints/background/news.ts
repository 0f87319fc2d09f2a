import type { Intent } from '../../lib/domain/intent';
import type { ListName } from '../../lib/domain/lists';
import type { AppState } from '../../lib/domain/state';
import type { Events } from '../../lib/messages/events';
import type { Outbox } from '../../lib/outbox/contract';
import { latest } from './latest';

export interface NewsParts {
  events: Pick<Events, 'publish'>;
  outbox: Pick<Outbox, 'view'>;
  state(): Promise<AppState>;
  badge(state: AppState): Promise<void>;
  /** Whoever waits for a message was answered. */
  answered(): Promise<void>;
  doubt(intent: Intent): Promise<void>;
  complain(error: unknown): void;
}

/** Tells the screens what changed. */
export interface News {
  state(): Promise<void>;
  /** In the order in which they are told, and behind the answers that somebody waits for. */
  intent(intent: Intent): void;
  list(account: string, list: ListName): void;
  contacts(): void;
}

export function createNews(parts: NewsParts): News {
  const { events, outbox, answered, complain } = parts;
  const state = latest(async () => {
    const now = await parts.state();
    await Promise.all([events.publish({ type: 'state', state: now }), parts.badge(now)]);
  });

  const changedGroups = new Map<string, Intent>();
  /** A group changes with each of its parts: screens hear of the last of several changes. */
  const groups = latest(async () => {
    const changed = [...changedGroups.values()];
    changedGroups.clear();
    for (const intent of await outbox.view(changed)) await events.publish({ type: 'intent', intent });
    // How far it is changes no count.
    if (changed.some(({ state: is, group }) => is !== 'pending' || group?.done === 0)) await state();
  });

  async function tell(intent: Intent): Promise<void> {
    if (intent.group) {
      changedGroups.set(intent.id, intent);
      return groups();
    }
    const [view] = await outbox.view([intent]);
    if (view) await events.publish({ type: 'intent', intent: view });
    await state();
    if (intent.state === 'dead') await parts.doubt(intent);
  }

  const changedLists = new Map<string, { account: string; list: ListName }>();
  /** A branch of many labels changes its list with each of them. */
  const lists = latest(async () => {
    const changed = [...changedLists.values()];
    changedLists.clear();
    for (const one of changed) await events.publish({ type: 'lists', ...one });
  });
  const contacts = latest(() => events.publish({ type: 'contacts' }));

  const waiting: Intent[] = [];
  /** One wait for all that changes during it: an answer may wait for a person. */
  const behindAnswers = async () => {
    await answered();
    for (const intent of waiting.splice(0)) void tell(intent).catch(complain);
  };
  return {
    state,
    intent(intent) {
      if (waiting.push(intent) === 1) void behindAnswers();
    },
    list(account, list) {
      changedLists.set(`${account} ${list}`, { account, list });
      void lists().catch(complain);
    },
    contacts: () => void contacts().catch(complain),
  };
}
