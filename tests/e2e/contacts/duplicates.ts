import { expect } from 'vitest';
import { press } from '../../support/connect';
import { until } from '../../support/until';
import { words } from '../../support/words';
import type { Desk } from './desk';
import { pressWords, says } from './screen';

export async function mergeTwins(desk: Desk): Promise<void> {
  const { contactsOf, make, walked } = desk;
  const twins = { name: 'Ines Roth', mail_address: 'ines@roth.example' };
  await make({ ...twins, phone: '+49 30 555 0147' });
  await make({ ...twins, name: 'I. Roth', company: 'Roth & Sohn', phone: '+49 171 555 0148' });
  const held = async () =>
    (await contactsOf()).filter(({ mail_address }) => mail_address === twins.mail_address);
  await walked();
  const options = await desk.world.extension.open('options.html');
  await press(options, '.duplicatesBox summary');
  await options.waitForSelector('.duplicates > li');
  expect(await options.$eval('.duplicates > li', (one) => one.textContent)).toContain(
    words('duplicates.reason.address'),
  );
  await press(options, '.duplicates > li .actions button');
  await options.waitForSelector('.merge button.primary:focus');
  const shown = await options.$eval('.merge', (one) => one.textContent);
  for (const value of ['Ines Roth', 'I. Roth', 'Roth & Sohn', '555 0147', '555 0148'])
    expect(shown).toContain(value);
  expect(await held()).toHaveLength(2);
  await options.keyboard.press('Enter');
  await until(async () => (await held()).length === 1, 'one to be left', 30_000);
  const said = JSON.stringify(await held());
  for (const value of ['Ines Roth', 'I. Roth', 'Roth & Sohn', '555 0147', '555 0148'])
    expect(said).toContain(value);
  await pressWords(options, words('action.undo'));
  await until(async () => (await held()).length === 2, 'both to be back', 30_000);
  await options.close();
  await walked();
  let again = await desk.world.extension.open('options.html');
  await press(again, '.duplicatesBox summary');
  await pressWords(again, words('duplicates.apart'));
  await again.waitForFunction(() => document.querySelector('.duplicates > li') === null);
  await again.close();
  again = await desk.world.extension.open('options.html');
  await press(again, '.duplicatesBox summary');
  await says(again, words('duplicates.none'));
  await again.close();

  const screen = await desk.world.extension.open('sidepanel.html');
  await press(screen, '[role=tab][id$=-contacts]');
  await screen.waitForSelector('.contacts input[role=combobox]');
  await screen.type('.contacts input[role=combobox]', 'roth sohn');
  await screen.waitForFunction(() =>
    document.querySelector('[role=option][aria-selected=true]')?.textContent?.includes('Roth'),
  );
  await screen.keyboard.press('Enter');
  await screen.waitForSelector('.contacts input[name=name]');
  await pressWords(screen, words('find.remove'));
  await until(async () => (await held()).length === 1, 'the contact to be deleted', 30_000);
  await screen.close();
}
