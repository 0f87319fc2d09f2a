import { expect } from 'vitest';
import { speak } from '../../support/speak';
import { until } from '../../support/until';
import { words } from '../../support/words';
import type { Desk } from './desk';
import { pressWords } from './screen';

export async function sharedMailbox(desk: Desk): Promise<void> {
  const { contact, mirror } = desk;
  const shared = 'support@brightwater.example';
  const options = await desk.world.extension.open('options.html');
  await pressWords(options, words('mailboxes.look'));
  const box = `input[name=mailbox][value="${shared}"]`;
  // Once: it is drawn anew when the worker has answered.
  const tick = async () => {
    await options.waitForSelector(box);
    await options.$eval(box, (one) => (one as HTMLInputElement).click());
  };
  await tick();
  const { account } = await mirror();
  const id = `${account}/${shared}`;
  await until(
    async () => JSON.stringify(await speak(desk.world.extension, 'state.get', {})).includes(id),
    'the shared mailbox among the accounts',
  );
  await speak(desk.world.extension, 'contact.save', {
    ...{ id: crypto.randomUUID(), account: id },
    fields: { name: 'Help Desk', address: 'desk@partner.example' },
  });
  const sent = async () =>
    (await desk.services.state()).requests.filter(
      ({ row, status, path }) =>
        row === 'feishu.contacts.create' && status === 200 && String(path).includes('support'),
    ).length;
  await until(async () => (await sent()) === 1, 'the contact to arrive in the shared mailbox', 30_000);
  expect(await contact('desk@partner.example')).toBeUndefined();
  const known = async (of: string) =>
    JSON.stringify(
      await speak(desk.world.extension, 'known.get', { address: 'desk@partner.example', account: of }),
    );
  expect(await known(id)).toContain('"state":"known"');
  expect(await known(account)).toContain('"state":"unknown"');
  await options.bringToFront();
  await tick();
  await until(
    async () => !JSON.stringify(await speak(desk.world.extension, 'state.get', {})).includes(id),
    'the shared mailbox to be left',
  );
  await desk.services.control('behaviour', {
    disabledScopes: ['mail:user_mailbox:readonly', 'mail:user_mailbox'],
  });
  await pressWords(options, words('mailboxes.look'));
  await options.waitForSelector('article .note.bad, article .note.warn');
  await desk.services.control('behaviour', { disabledScopes: [] });
  await options.close();
}
