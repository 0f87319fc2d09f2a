import { beforeEach, describe, expect, it } from 'vitest';
import type { Intent } from '../../lib/domain/intent';
import type { Label, LabelColour } from '../../lib/domain/label';
import { recolorLabel } from '../../lib/jobs/labels/recolor-label';
import { renameLabel } from '../../lib/jobs/labels/rename-label';
import type { ProviderPort } from '../../lib/providers/provider';
import { type Bench, createBench } from './support/bench';

const account = 'feishu:cli_app:ou_me';
const colours: LabelColour[] = ['blue', 'red', 'green'];
let labels: Map<string, Label>;
let sent: string[];
let refuse: ((call: string) => Error | null) | null;
let bench: Bench;

function port(gate: (row: { id: string; limits: [] }) => Promise<void>): ProviderPort {
  const write = async (call: string, id: string, change: Partial<Label>) => {
    await gate({ id: 'feishu.labels.patch', limits: [] });
    const error = refuse?.(call);
    if (error) throw error;
    sent.push(call);
    const label = labels.get(id);
    if (label) labels.set(id, { ...label, ...change });
  };
  const none = () => Promise.reject(new Error('not here'));
  return {
    provider: 'feishu',
    labels: {
      async list() {
        await gate({ id: 'feishu.labels.list', limits: [] });
        return [...labels.values()];
      },
      recolor: (id, colour) => write(`${id} ${colour}`, id, { colour }),
      rename: (id, name) => write(`${id} ${name}`, id, { name }),
      create: none,
      remove: none,
    },
  };
}

const children = (count: number, colour: LabelColour) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'recolor-label',
    input: { label: String(index), name: `l${index}`, colour },
  }));
const tree = (id: string, count: number, colour: LabelColour = 'red') =>
  bench.outbox.enqueueGroup({
    ...{ id, kind: 'recolor-tree', account, ordered: false, children: children(count, colour) },
    describe: { key: 'job.recolorTree', params: ['l', String(count)] },
    back: { key: 'job.recolorTreeBack', params: ['l', String(count)] },
  });
const rename = (id: string) =>
  bench.outbox.enqueueGroup({
    ...{ id, kind: 'rename-tree', account, ordered: true },
    describe: { key: 'a', params: [] },
    back: { key: 'b', params: [] },
    children: ['0', '1', '2'].map((label) => ({
      kind: 'rename-label',
      input: { label, from: `l${label}`, to: `m${label}` },
    })),
  });
const row = async (id: string): Promise<Intent> => {
  const found = await bench.outbox.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const shown = async (id: string) => (await bench.outbox.view([await row(id)]))[0];
const colourOf = (id: string) => labels.get(id)?.colour;

beforeEach(() => {
  labels = new Map(
    Array.from({ length: 200 }, (_, index) => [
      String(index),
      { id: String(index), name: `l${index}`, colour: colours[index % 3] ?? 'blue', unread: 0 },
    ]),
  );
  sent = [];
  refuse = null;
  bench = createBench({
    jobs: [recolorLabel, renameLabel],
    port: (_, gate) => port(gate),
    laneOf: (_, operation) => ({
      key: operation,
      limits: [{ count: operation === 'labels.patch' ? 5 : 10, perMs: 1000, source: 'documented' }],
    }),
  });
});

describe('a group', () => {
  it('is one row, one wish in the count, and sends each part once within the limit', async () => {
    await tree('g', 200, 'red');
    expect(await bench.outbox.list()).toHaveLength(1);
    expect(await bench.outbox.counts()).toEqual({ open: 1, needsYou: 0 });
    const begun = bench.now();
    await bench.pass(5000);
    const half = await shown('g');
    expect(half).toMatchObject({ state: 'pending', progress: { total: 200, dead: 0 } });
    expect(half?.goesAt).toBeGreaterThan(begun + 20_000);
    await bench.pass(60_000);
    expect(await shown('g')).toMatchObject({ state: 'done', canUndo: true, progress: { done: 200 } });
    expect(new Set(sent).size).toBe(sent.length);
    // A third of them was red before.
    expect(sent).toHaveLength(133);
    expect([...labels.values()].every(({ colour }) => colour === 'red')).toBe(true);
  });

  it('that is halted sends nothing, lets others go, and goes on where it stood', async () => {
    await tree('g', 100, 'red');
    await bench.pass(3000);
    await bench.outbox.pause('g', true);
    await bench.pass(2000);
    const halted = sent.length;
    expect(await shown('g')).toMatchObject({ state: 'pending', waiting: 'paused', goesAt: null });
    await bench.outbox.enqueue({
      ...{ id: 'c', kind: 'recolor-label', account },
      input: { label: '199', name: 'x', colour: 'lime' },
    });
    await bench.pass(24 * 3_600_000);
    expect((await row('c')).state).toBe('done');
    expect(sent).toHaveLength(halted + 1);
    await bench.outbox.pause('g', false);
    expect((await shown('g'))?.goesAt).not.toBeNull();
    await bench.pass(60_000);
    expect(await shown('g')).toMatchObject({ state: 'done', progress: { done: 100 } });
    expect(new Set(sent).size).toBe(sent.length);
  });

  it('that is halted can be taken back, and its rest given up', async () => {
    await tree('g', 100, 'red');
    await bench.pass(3000);
    await bench.outbox.pause('g', true);
    await bench.outbox.undo('u', 'g');
    await bench.pass(60_000);
    expect(await shown('u')).toMatchObject({ state: 'done' });
    expect(colourOf('2')).toBe('green');
  });

  it('is the same group when it is asked for again', async () => {
    await tree('g', 3);
    await tree('g', 3);
    expect(await bench.outbox.open(account)).toHaveLength(3);
  });

  it('lets a click go before its parts', async () => {
    await tree('g', 100, 'red');
    await bench.pass(2000);
    await bench.outbox.enqueue({
      ...{ id: 'c', kind: 'recolor-label', account },
      input: { label: '199', name: 'x', colour: 'lime' },
    });
    await bench.pass(2000);
    expect((await row('c')).state).toBe('done');
    expect((await row('g')).state).toBe('pending');
  });

  it('does not take a later single wish into a part', async () => {
    bench.online = false;
    await tree('g', 2, 'red');
    const input = { label: '0', name: 'l0', colour: 'lime' as const };
    await bench.outbox.enqueue({ id: 'c', kind: 'recolor-label', account, input });
    bench.online = true;
    await bench.pass(120_000);
    expect(colourOf('0')).toBe('lime');
    expect((await row('g')).group).toMatchObject({ done: 2 });
  });

  it('goes on in the next worker, and sends nothing twice', async () => {
    await tree('g', 60, 'red');
    await bench.pass(4000);
    const before = sent.length;
    expect(before).toBeGreaterThan(5);
    bench.outbox = bench.reborn();
    await bench.pass(120_000);
    expect((await row('g')).group).toMatchObject({ done: 60, dead: 0 });
    expect(new Set(sent).size).toBe(sent.length);
  });
});

describe('the undo of a group', () => {
  it('cancels what waits, takes back what was sent, and leaves every colour as it was', async () => {
    const was = [...labels.values()].map(({ colour }) => colour);
    await tree('g', 60, 'red');
    await bench.pass(4000);
    const undo = await bench.outbox.undo('u', 'g');
    expect(undo).toMatchObject({ id: 'u', undoes: 'g', group: { describe: { key: 'job.recolorTreeBack' } } });
    await bench.pass(120_000);
    expect([...labels.values()].map(({ colour }) => colour)).toEqual(was);
    expect(await shown('g')).toMatchObject({ undoneBy: 'u', canUndo: false });
    expect((await row('u')).state).toBe('done');
    expect(await bench.outbox.list()).toHaveLength(2);
  });

  it('before anything was sent is a cancel', async () => {
    bench.online = false;
    await tree('g', 5);
    expect(await bench.outbox.undo('u', 'g')).toMatchObject({ id: 'g', state: 'cancelled' });
    expect(await bench.outbox.open(account)).toEqual([]);
  });

  it('can itself be undone', async () => {
    await tree('g', 6, 'green');
    await bench.pass(20_000);
    await bench.outbox.undo('u', 'g');
    await bench.pass(20_000);
    await bench.outbox.undo('r', 'u');
    await bench.pass(20_000);
    expect(['0', '1', '2', '3', '4', '5'].map(colourOf)).toEqual(Array(6).fill('green'));
    expect((await row('r')).group?.describe.key).toBe('job.recolorTree');
  });
});

describe('an ordered group', () => {
  it('goes one after the other, and its undo the other way round', async () => {
    await rename('g');
    await bench.pass(20_000);
    expect(sent).toEqual(['0 m0', '1 m1', '2 m2']);
    await bench.outbox.undo('u', 'g');
    await bench.pass(20_000);
    expect(sent.slice(3)).toEqual(['2 l2', '1 l1', '0 l0']);
  });

  it('stops at a part that needs the person, and goes on after a retry', async () => {
    labels.set('1', { id: '1', name: 'elsewhere', colour: 'red', unread: 0 });
    await rename('g');
    await bench.pass(20_000);
    expect(sent).toEqual(['0 m0']);
    expect(await shown('g')).toMatchObject({
      ...{ state: 'dead', needsYou: true, canUndo: true },
      why: { key: 'job.labelChangedSince' },
    });
    expect(await bench.outbox.counts()).toEqual({ open: 0, needsYou: 1 });
    expect((await bench.outbox.stuck('g')).map(({ id, state }) => [id, state])).toEqual([['g.1', 'dead']]);
    await bench.outbox.retry('g');
    await bench.pass(20_000);
    expect(sent).toEqual(['0 m0', '1 m1', '2 m2']);
    expect(await shown('g')).toMatchObject({ state: 'done', needsYou: false, why: null });
  });

  it('can be given up: what was sent stays', async () => {
    labels.delete('1');
    await rename('g');
    await bench.pass(20_000);
    await bench.outbox.drop('g');
    await bench.pass(20_000);
    expect(sent).toEqual(['0 m0']);
    expect(await shown('g')).toMatchObject({ state: 'done', needsYou: false });
    expect(await bench.outbox.counts()).toEqual({ open: 0, needsYou: 0 });
  });
});
