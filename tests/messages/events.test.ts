import { describe, expect, it } from 'vitest';
import type { AccountView } from '../../lib/domain/account';
import type { IntentView } from '../../lib/domain/intent';
import type { AppEvent, AppState } from '../../lib/domain/state';
import { eventOf } from '../../lib/messages/caller';
import { createEvents, type Interests } from '../../lib/messages/events';

const intent = (id: string, address: string): IntentView => ({
  id,
  kind: 'save',
  account: 'a',
  state: 'pending',
  describe: { key: 'k', params: [] },
  ...{ goesAt: null, waiting: null, needsYou: false, failure: null, why: null, versions: null },
  ...{ canUndo: true, undoneBy: null, progress: null },
  ...{ createdAt: 1, updatedAt: 1, input: address },
});

function world() {
  let stored: Interests = {};
  const heard: [number | 'pages', AppEvent][] = [];
  const events = createEvents(
    {
      toPages: async ({ event }) => heard.push(['pages', event]),
      isOpen: async (tab) => tab !== 98,
      toTab: async (tab, { event }) => {
        if (tab >= 98) throw new Error('Receiving end does not exist');
        heard.push([tab, event]);
      },
    },
    {
      get: async () => stored,
      update: async (change) => {
        stored = change(stored);
        return stored;
      },
    },
    ({ input }) => String(input),
  );
  const to = (tab: number | 'pages') => heard.filter(([who]) => who === tab).map(([, event]) => event);
  return { events, to, stored: () => stored };
}

const mail = 'https://mail.example';

describe('events', () => {
  it('go to every page, and to a tab only about what it asked', async () => {
    const { events, to } = world();
    await events.note(1, mail, { intent: 'i1' });
    await events.note(2, mail, { address: 'b@x.test' });
    await events.note(3, mail, { mail: 'm3' });
    const first = { type: 'intent', intent: intent('i1', 'a@x.test') } as const;
    const second = { type: 'intent', intent: intent('i2', 'b@x.test') } as const;
    const draft = { type: 'draft', account: 'a', mail: 'm3', form: 'contact', revision: 1, by: 'w' } as const;
    for (const event of [first, second, draft]) await events.publish(event);
    expect(to('pages')).toEqual([first, second, draft]);
    expect(to(1)).toEqual([first]);
    expect(to(2)).toEqual([second]);
    expect(to(3)).toEqual([draft]);
  });

  it('tell a tab who is connected, but neither app nor address nor scopes', async () => {
    const { events, to } = world();
    await events.note(1, mail, {});
    const account: AccountView = {
      ...{ id: 'a', name: 'Mei', appId: 'cli_canary', address: 'mei@canary.test', scopes: ['mail:canary'] },
      brand: 'feishu',
      state: 'connected',
      book: 'mail',
      relay: null,
      quick: false,
      features: ['contacts'],
    };
    const state: AppState = { accounts: [account], account: 'a', open: 1, needsYou: 0 };
    await events.publish({ type: 'state', state });
    expect(to('pages')).toEqual([{ type: 'state', state }]);
    expect(JSON.stringify(to(1))).toContain('Mei');
    expect(JSON.stringify(to(1))).not.toContain('canary');
  });

  it('forget what another page in the same tab had asked', async () => {
    const { events, to } = world();
    await events.note(1, mail, { address: 'a@x.test' });
    await events.note(1, 'https://other.example', {});
    await events.publish({ type: 'intent', intent: intent('i', 'a@x.test') });
    expect(to(1)).toEqual([]);
  });

  it('bound what is remembered of a tab', async () => {
    const { events, stored } = world();
    for (let at = 0; at < 80; at += 1) await events.note(1, mail, { intent: `i${at}` });
    expect(stored()['1']?.intents).toHaveLength(50);
    expect(stored()['1']?.intents.at(-1)).toBe('i79');
  });

  it('drop what a tab that is gone had asked, and keep what one that does not listen had', async () => {
    const { events, stored } = world();
    await events.note(98, mail, { intent: 'i1' });
    await events.note(99, mail, { intent: 'i1' });
    await events.publish({ type: 'intent', intent: intent('i2', 'a@x.test') });
    expect(Object.keys(stored())).toEqual(['98', '99']);
    await events.publish({ type: 'intent', intent: intent('i1', 'a@x.test') });
    expect(Object.keys(stored())).toEqual(['99']);
  });

  it('tell the tabs of a withdrawn host to stop, and leave the others', async () => {
    const { events, to, stored } = world();
    await events.note(1, mail, {});
    await events.note(2, 'https://other.example', {});
    await events.stop(async (origin) => origin !== mail);
    expect(to(1)).toEqual([{ type: 'stop' }]);
    expect(to(2)).toEqual([]);
    expect(Object.keys(stored())).toEqual(['2']);
  });

  it('do not fail where a tab is gone', async () => {
    const { events, to } = world();
    await events.note(99, mail, { intent: 'i1' });
    await events.publish({ type: 'intent', intent: intent('i1', 'a@x.test') });
    expect(to('pages')).toHaveLength(1);
  });

  it('are told from other messages by who sent them', () => {
    expect(eventOf({ event: { type: 'stop' } }, 'me', 'me')).toEqual({ type: 'stop' });
    expect(eventOf({ event: { type: 'stop' } }, 'other', 'me')).toBeNull();
    expect(eventOf({ message: 'state.get', input: {} }, 'me', 'me')).toBeNull();
  });
});
