import { beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../entrypoints/background/world';
import { type Bench, id, openBench, page } from './bench';
import { labelsOn } from './label-bench';

let bench: Bench;
let world: World;
const { connect, make, named, none, recolor, served, settled, shown } = labelsOn(() => ({ bench, world }));
beforeEach(async () => {
  bench = await openBench();
  await none();
  world = await bench.start();
});

describe('labels', () => {
  it.each([false, true])(
    'carries children along in a rename, cascade of the service: %s',
    async (cascades) => {
      await bench.sandbox.control('behaviour', { renameCascades: cascades });
      for (const name of ['work', 'work/a', 'work/a/b', 'workshop']) await make(name);
      await connect();
      const { id: of } = await world.handlers['label.rename'](
        { id: id(), label: (await named('work')).id, to: 'work/old' },
        page,
      );
      await settled();
      expect((await shown()).map(({ name }) => name).sort()).toEqual([
        'work/old',
        'work/old/a',
        'work/old/a/b',
        'workshop',
      ]);
      await world.handlers['intent.undo']({ id: id(), of }, page);
      await settled();
      expect((await shown()).map(({ name }) => name).sort()).toEqual([
        'work',
        'work/a',
        'work/a/b',
        'workshop',
      ]);
    },
  );

  it('refuses a rename to a taken name, and any change of a system label', async () => {
    await make('work');
    await make('home');
    await connect();
    const rename = world.handlers['label.rename'](
      { id: id(), label: (await named('work')).id, to: 'home' },
      page,
    );
    await expect(rename).rejects.toMatchObject({ facts: { kind: 'exists' } });
    const system = { id: 'FLAGGED', name: 'FLAGGED', background_color: '' };
    await expect(recolor(system, 'red')).rejects.toMatchObject({ facts: { kind: 'reserved' } });
  });

  it('makes and deletes labels, and says what was there already', async () => {
    await connect();
    await world.handlers['label.create']({ id: id(), name: 'new', colour: 'lime' }, page);
    await settled();
    const made = await named('new');
    expect(made.background_color).toBe('lime');
    const again = await world.handlers['label.create']({ id: id(), name: 'new' }, page);
    await settled();
    expect(await world.handlers['intent.get']({ id: again.id }, page)).toMatchObject({
      state: 'done',
      canUndo: false,
      describe: { key: 'job.labelExists' },
    });
    const gone = { label: made.id, name: 'new', colour: 'lime' };
    const { id: of } = await world.handlers['label.delete']({ id: id(), ...gone }, page);
    await settled();
    expect(await served()).toEqual([]);
    await world.handlers['intent.undo']({ id: id(), of }, page);
    await settled();
    expect((await named('new')).background_color).toBe('lime');
  });

  it.each([
    ['INBOX', 'reserved'],
    ['one too many', 'tooMany'],
  ])('says why the service does not take %j', async (name, kind) => {
    if (kind === 'tooMany') await bench.sandbox.control('behaviour', { maxLabels: 0 });
    await connect();
    const { id: of } = await world.handlers['label.create']({ id: id(), name }, page);
    await settled();
    expect(await world.handlers['intent.get']({ id: of }, page)).toMatchObject({
      state: 'dead',
      failure: { kind, endpoint: 'feishu.labels.create' },
    });
  });

  it('asks for consent where it is missing', async () => {
    await connect(['contacts']);
    await expect(shown()).rejects.toMatchObject({ facts: { kind: 'scopeMissingUser' } });
    await connect(['labels', 'messages']);
    expect((await world.handlers['state.get']({}, page)).accounts[0]?.features).toEqual(
      expect.arrayContaining(['contacts', 'labels', 'messages']),
    );
    expect(await shown()).toEqual([]);
  });
});
