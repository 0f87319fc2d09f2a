import { beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../entrypoints/background/world';
import { type Bench, id, openBench, page } from './bench';
import { labelsOn } from './label-bench';

let bench: Bench;
let world: World;
const { calls, connect, edit, make, named, none, recolor, settled, shown } = labelsOn(() => ({
  bench,
  world,
}));
beforeEach(async () => {
  bench = await openBench();
  await none();
  world = await bench.start();
});

describe('labels', () => {
  it('sends the last of five choices made offline, the colour alone, and undo goes before the first', async () => {
    await make('work', 'wathet');
    await connect();
    const work = await named('work');
    await shown();
    bench.online = false;
    for (const colour of ['red', 'lime', 'green', 'red', 'lime'] as const)
      await recolor(work, colour, 'wathet');
    const list = await world.handlers['label.list']({}, page);
    expect(list).toMatchObject({ labels: [{ colour: 'lime' }] });
    bench.online = true;
    await world.run();
    await settled();
    const sent = await calls('feishu.labels.patch');
    expect(sent.map(({ body }) => body)).toEqual([{ label: { background_color: 'lime' } }]);
    const [last] = await world.handlers['outbox.list']({ limit: 10 }, page);
    await world.handlers['intent.undo']({ id: id(), of: last?.id ?? '' }, page);
    await settled();
    expect((await named('work')).background_color).toBe('wathet');
  });

  it('says who was faster when the label is gone, and nothing stays behind', async () => {
    await make('work');
    await connect();
    const work = await named('work');
    await edit('delete', { id: work.id });
    const { id: of } = await recolor(work, 'red');
    await settled();
    expect(await world.handlers['intent.get']({ id: of }, page)).toMatchObject({
      state: 'dead',
      why: { key: 'job.labelGone', params: ['work'] },
    });
    expect(await shown()).toEqual([]);
    await world.handlers['intent.drop']({ id: of }, page);
    expect(await world.outbox.counts()).toEqual({ open: 0, needsYou: 0 });
  });

  it('colours a branch as one wish and takes it back as one', async () => {
    for (const [name, colour] of [
      ['a', 'blue'],
      ['a/b', 'red'],
      ['a/b/c', 'green'],
      ['ab', 'blue'],
    ] as const)
      await make(name, colour);
    await connect();
    const before = await shown();
    const done = await world.handlers['label.recolorTree']({ id: id(), path: 'a', colour: 'red' }, page);
    expect(done).toMatchObject({ progress: { total: 2 }, describe: { key: 'job.recolorTree' } });
    expect((await shown()).map(({ colour }) => colour)).toEqual(['red', 'red', 'red', 'blue']);
    await settled();
    expect(await calls('feishu.labels.patch')).toHaveLength(2);
    expect(await world.handlers['outbox.list']({ limit: 10 }, page)).toHaveLength(1);
    await world.handlers['intent.undo']({ id: id(), of: done.id }, page);
    await settled();
    expect(await shown()).toEqual(before);
  });

  it('takes a branch back with the colour that its root was given first', async () => {
    for (const [name, colour] of [
      ['a', 'blue'],
      ['a/b', 'lime'],
    ] as const)
      await make(name, colour);
    await connect();
    const before = await shown();
    const label = before.find(({ name }) => name === 'a')?.id ?? '';
    await world.handlers['label.recolor'](
      { id: id(), label, name: 'a', colour: 'red', before: 'blue' },
      page,
    );
    const wish = { id: id(), path: 'a', colour: 'red', before: 'blue' } as const;
    const done = await world.handlers['label.recolorTree'](wish, page);
    await settled();
    expect((await shown()).map(({ colour }) => colour)).toEqual(['red', 'red']);
    expect(await calls('feishu.labels.patch')).toHaveLength(2);
    await world.handlers['intent.undo']({ id: id(), of: done.id }, page);
    await settled();
    expect(await shown()).toEqual(before);
  });
});
