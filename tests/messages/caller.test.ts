import { describe, expect, it } from 'vitest';
import { createSend, type Envelope } from '../../lib/messages/caller';

/** A worker that answers as planned, one plan a message; and what it was sent. */
function worker(...plans: (unknown | Error)[]) {
  const heard: Envelope[] = [];
  const pauses: number[] = [];
  const send = createSend(
    async (envelope) => {
      heard.push(envelope);
      const plan = plans.shift();
      if (plan instanceof Error) throw plan;
      return plan;
    },
    async (ms) => void pauses.push(ms),
  );
  return { send, heard, pauses };
}

const answer = { ok: true, output: null };
const closed = new Error('the message channel closed before a response was received');
const save = { id: 'w1', fields: { name: 'Mei' } };
const unavailable = { failure: { kind: 'unavailable', execution: 'unknown' } };

describe('a message to a worker that was ending', () => {
  it.each([
    ['said nothing', undefined],
    ['closed the channel', closed],
  ])('which %s goes again, the same wish', async (_, first) => {
    const { send, heard } = worker(first, answer);
    expect(await send('contact.save', save)).toBeNull();
    expect(heard).toEqual(Array(2).fill({ message: 'contact.save', input: save }));
  });

  it('goes a few times, later each time, and then says that the worker cannot be reached', async () => {
    const { send, heard, pauses } = worker();
    await expect(send('contact.save', save)).rejects.toMatchObject(unavailable);
    expect(heard).toHaveLength(4);
    expect(pauses).toEqual([0, 50, 250]);
  });

  it('is not repeated where it shows the person a page', async () => {
    const { send, heard } = worker(undefined, answer);
    const wish = { brand: 'feishu', appId: 'a', features: ['contacts'] } as const;
    await expect(send('account.connect', { ...wish, features: [...wish.features] })).rejects.toMatchObject(
      unavailable,
    );
    expect(heard).toHaveLength(1);
  });
});

it('a refusal is an answer', async () => {
  const { send, heard } = worker({ ok: false, failure: { kind: 'invalid', execution: 'notExecuted' } });
  await expect(send('contact.save', save)).rejects.toMatchObject({ failure: { kind: 'invalid' } });
  expect(heard).toHaveLength(1);
});
