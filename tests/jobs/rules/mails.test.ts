import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Intent } from '../../../lib/domain/intent';
import type { Mail } from '../../../lib/domain/mail';
import type { Caught, Deed } from '../../../lib/domain/rule-view';
import { applyGroup } from '../../../lib/jobs/rules/apply';
import { openService } from './bench';

const raw = (subject: string) =>
  `From: news@weekly.example\r\nTo: me@x.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@x>\r\n\r\nHello`;
const delivered = z.object({ message_id: z.string() });

async function withMails(count: number) {
  const service = await openService();
  const me = service.worker();
  const folder = z
    .object({ id: z.string() })
    .parse(
      await service.control('edit', { resource: 'folders', op: 'create', value: { name: 'Letters' } }),
    ).id;
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    ids.push(delivered.parse(await service.control('deliver', { raw: raw(`n${at}`) })).message_id);
  }
  const read = async (): Promise<Mail[]> => {
    const pages = Array.from({ length: Math.ceil(count / 20) }, (_, at) => ids.slice(at * 20, at * 20 + 20));
    const mails: Mail[] = [];
    service.advance(2_000);
    for (const page of pages) mails.push(...((await me.port.mails?.read(page, 'head')) ?? []));
    return mails;
  };
  const caught = async (): Promise<Caught[]> =>
    (await read()).map(({ id, folder: at = '', labels = [] }) => ({ id, folder: at, labels }));
  const folders = async () => (await read()).map((mail) => mail.folder);
  const apply = async (deed: Deed): Promise<Intent> => {
    const id = `apply-${JSON.stringify(deed)}`;
    const group = await me.group({ id, ...applyGroup(id, 'News', deed, await caught()) });
    return me.settled(group);
  };
  const move = (id: string | undefined, to: string) =>
    service.control('edit', { resource: 'messages', op: 'patch', id, value: { folder_id: to } });
  return { service, me, folder, ids, read, caught, folders, apply, move };
}

describe('a rule applied to the mails that are there', () => {
  it('moves and marks 45 of them, and puts each back, but what the person has moved since', async () => {
    const { service, me, folder, ids, read, folders, apply, move } = await withMails(45);
    const [first, second] = ids;
    await move(first, 'ARCHIVED');
    const before = await read();
    const done = await apply({ actions: [{ act: 'move', folder }, { act: 'markRead' }, { act: 'flag' }] });
    expect(done).toMatchObject({ state: 'done', group: { total: 4, done: 4 } });
    expect(new Set(await folders())).toEqual(new Set([folder]));
    expect((await read()).every(({ labels }) => labels?.join() === 'FLAGGED')).toBe(true);
    await move(second, 'SPAM');
    expect((await me.undo(done)).state).toBe('done');
    const after = await read();
    expect(after.filter(({ id }) => id !== second)).toEqual(before.filter(({ id }) => id !== second));
    expect(after.find(({ id }) => id === second)?.folder).toBe('SPAM');
    const { requests = [] } = await service.state();
    const writes = requests.filter(({ row }) => row === 'feishu.messages.batch_modify');
    expect(writes).toHaveLength(8);
  });

  it('leaves out what was moved or deleted before its turn', async () => {
    const { service, me, folder, ids, folders, caught, move } = await withMails(3);
    const [first, second] = ids;
    const wish = applyGroup('g', 'News', { actions: [{ act: 'move', folder }] }, await caught());
    await move(first, 'ARCHIVED');
    await service.control('edit', { resource: 'messages', op: 'delete', id: second });
    const done = await me.settled(await me.group({ id: 'g', ...wish }));
    expect(done.state).toBe('done');
    await expect(folders()).rejects.toMatchObject({ facts: { kind: 'notFound' } });
    expect((await me.port.mails?.read([ids[2] ?? ''], 'head'))?.[0]?.folder).toBe(folder);
    expect((await me.port.mails?.read([first ?? ''], 'head'))?.[0]?.folder).toBe('ARCHIVED');
  });

  it('deletes to the trash and brings back', async () => {
    const { me, folders, apply } = await withMails(2);
    const done = await apply({ actions: [{ act: 'delete' }, { act: 'flag' }] });
    expect(await folders()).toEqual(['TRASH', 'TRASH']);
    await me.undo(done);
    expect(await folders()).toEqual(['INBOX', 'INBOX']);
  });

  it('knows its own work where an answer was lost', async () => {
    const { service, me, folder, folders, apply } = await withMails(2);
    const match = { row: 'feishu.messages.batch_modify' };
    await service.control('faults', { kind: 'drop', at: 'afterCommit', match, times: 1 });
    const done = await apply({ actions: [{ act: 'move', folder }] });
    expect(done.state).toBe('done');
    await me.undo(done);
    expect(await folders()).toEqual(['INBOX', 'INBOX']);
  });

  it('labels where a rule cannot, and has nothing to do where all is done', async () => {
    const { service, me, read, caught, apply } = await withMails(2);
    const label = z
      .object({ id: z.string() })
      .parse(await service.control('edit', { resource: 'labels', op: 'create', value: { name: 'News' } })).id;
    const done = await apply({ label });
    expect((await read()).every(({ labels }) => labels?.includes(label))).toBe(true);
    expect(applyGroup('h', 'News', { label }, await caught()).children).toEqual([]);
    await me.undo(done);
    expect((await read()).some(({ labels }) => labels?.includes(label))).toBe(false);
  });
});

it('a folder is made once, and found where it is there', async () => {
  const service = await openService();
  const me = service.worker();
  const match = { row: 'feishu.folders.create' };
  await service.control('faults', { kind: 'drop', at: 'afterCommit', match, times: 1 });
  const made = await me.act('create-folder', { name: ' Suppliers ', parent: '0' });
  const again = await me.act('create-folder', { name: 'Suppliers', parent: '0' });
  expect(made.state).toBe('done');
  expect(again.result).toEqual(made.result);
  const folders = (await me.port.folders?.list()) ?? [];
  expect(folders.filter(({ name }) => name === 'Suppliers')).toHaveLength(1);
});
