import { beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../../entrypoints/background/world';
import { type Bench, id, openBench, page, tab as tabAt } from './bench';
import { labelsOn } from './label-bench';

const tab = tabAt(7);
const raw = [
  'From: Mei Lin <mei@hangzhou.example>',
  'To: me@brightwater.example',
  'Subject: Lens samples',
  'Message-ID: <lens-1@hangzhou.example>',
  '',
  'Hello',
].join('\r\n');
const open = { from: 'mei@hangzhou.example', subject: 'Re: Lens samples', date: '', messageId: '' };

let bench: Bench;
let world: World;
const { calls, connect, make, named, none, settled } = labelsOn(() => ({ bench, world }));
beforeEach(async () => {
  bench = await openBench();
  await none();
  world = await bench.start();
});

describe('the open mail', () => {
  const labelsOf = (mail: Partial<typeof open> = {}, from = page) =>
    world.handlers['mail.labels']({ mail: { ...open, ...mail } }, from);

  it('is found by sender and subject, and takes and gives labels', async () => {
    await make('work');
    await bench.sandbox.control('deliver', { raw });
    await connect();
    const found = await labelsOf({}, tab);
    if (found.state !== 'found') throw new Error('not found');
    expect(found.labels.filter((one) => one !== 'UNREAD')).toEqual([]);
    const work = await named('work');
    // Somebody else writes to the same mail: tried again shortly.
    await bench.sandbox.control('faults', {
      ...{ kind: 'status', status: 429, code: 1236006, msg: 'conflict', times: 1 },
      match: { row: 'feishu.messages.modify' },
    });
    const { id: of } = await world.handlers['mail.label'](
      {
        ...{ id: id(), message: found.message, subject: 'Lens samples' },
        ...{ add: [work.id], remove: [], had: found.labels },
      },
      tab,
    );
    expect(await labelsOf()).toMatchObject({ labels: expect.arrayContaining([work.id]) });
    await settled();
    expect(await calls('feishu.messages.modify')).toHaveLength(1);
    expect(await world.handlers['label.count']({ label: work.id }, page)).toEqual({ count: 1, more: false });
    await world.handlers['intent.undo']({ id: id(), of }, tab);
    await settled();
    expect(await world.handlers['label.count']({ label: work.id }, page)).toEqual({ count: 0, more: false });
  }, 15_000);

  it('is told from others of the same subject by its Message-ID, else the person picks', async () => {
    await bench.sandbox.control('deliver', { raw });
    await bench.sandbox.control('deliver', { raw: raw.replaceAll('lens-1', 'lens-2') });
    await connect();
    expect(await labelsOf({ messageId: 'lens-2@hangzhou.example' })).toMatchObject({ state: 'found' });
    const several = await labelsOf();
    expect(several).toMatchObject({ state: 'several', mails: [{ subject: 'Lens samples' }, {}] });
    if (several.state !== 'several') return;
    const message = several.mails[1]?.id ?? '';
    const picked = await world.handlers['mail.labels']({ mail: open, message }, page);
    expect(picked).toMatchObject({ state: 'found', message });
  });

  it('is not made up where it cannot be found, and can be searched for', async () => {
    await bench.sandbox.control('deliver', { raw });
    await connect();
    expect(await labelsOf({ from: 'nobody@else.example' })).toEqual({ state: 'none' });
    const found = await world.handlers['mail.find']({ from: '', subject: 'lens' }, page);
    expect(found).toMatchObject([{ from: 'mei@hangzhou.example' }]);
  });
});
