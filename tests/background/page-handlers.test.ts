import { describe, expect, it } from 'vitest';
import type { Met } from '../../entrypoints/background/known-answer';
import { createPageHandlers } from '../../entrypoints/background/page-handlers';
import { noSignature } from '../../lib/capture/mail';
import type { Capture } from '../../lib/domain/capture';
import type { Snapshot } from '../../lib/domain/snapshot';

const snapshot: Snapshot = { address: 'https://mail.example/', documents: [] };
const capture: Capture = {
  ...{ adapter: 'generic', confidence: 1, replyTo: null, subject: 'Hi', to: [], cc: [], date: '' },
  ...{ messageId: '', signature: { ...noSignature }, reasons: [], warnings: [] },
  sender: { name: 'Ada', address: 'ada@mill.example' },
};

function desk(guessed: readonly string[], held = async () => [{ address: 'Me@Star.example' }]) {
  const steps: string[] = [];
  const handlers = createPageHandlers({
    judge: {
      guess: async () => [...guessed],
      async read() {
        steps.push('read');
        const mail = { document: 0, root: 0, anchor: 1, capture: () => capture, lines: () => [] };
        return { mails: [mail], frames: [] };
      },
    },
    readLetter: async () => ({ signature: { ...noSignature }, reasons: [] }),
    known: {
      meet(addresses): Map<string, Promise<Met | null>> {
        steps.push(`meet ${addresses.join(' ')}`);
        return new Map(addresses.map((address) => [address, Promise.resolve(null)]));
      },
      async answer({ address, met }) {
        steps.push(`answer ${address} ${met ? 'met' : 'new'}`);
        return { address, state: 'unknown', intent: null };
      },
    },
    held,
    fresh: () => Promise.reject(new Error('not asked for')),
    later: (work, ms) => void setTimeout(work, ms),
  });
  const read = (sender: 'tab' | 'page') =>
    handlers['page.read']({ snapshot, patient: true }, { sender, origin: 'https://mail.example', tab: 1 });
  return { steps, read };
}

describe('a page that is read', () => {
  it('has its addresses looked up before, and the sender not a second time', async () => {
    const { steps, read } = desk(['me@star.example', 'ada@mill.example', 'lin@star.example']);
    const { mails } = await read('tab');
    expect(mails[0]?.known).toMatchObject({ address: 'ada@mill.example' });
    expect(steps).toEqual([
      ...['meet ada@mill.example lin@star.example', 'read', 'answer ada@mill.example met'],
    ]);
  });

  it('has a sender looked up that was not guessed, and no more guessed than a few', async () => {
    const { steps, read } = desk(Array.from({ length: 50 }, (_, at) => `a${at}@mill.example`));
    await read('tab');
    expect(steps[0]).toBe('meet a0@mill.example a1@mill.example');
    expect(steps.at(-1)).toBe('answer ada@mill.example new');
  });

  it('is read where nobody knows who is connected', async () => {
    const { steps, read } = desk(['ada@mill.example'], () => Promise.reject(new Error('no store')));
    expect((await read('tab')).mails).toHaveLength(1);
    expect(steps).toEqual(['read', 'answer ada@mill.example new']);
  });

  it('is told of nobody that one of our own pages did not ask for', async () => {
    const { steps, read } = desk(['ada@mill.example']);
    await read('page');
    expect(steps).toEqual(['read']);
  });
});
