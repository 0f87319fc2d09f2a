import { pressChip } from '../../support/overlay';
import { until } from '../../support/until';
import { words } from '../../support/words';
import { colourOf, type Desk, grant, granted, open, settled, subject } from './desk';

export async function recolourBesideMail(desk: Desk): Promise<void> {
  if (!(await granted(desk.world))) await grant(desk.world, await open(desk.world));
  const mail = await desk.world.mail(subject);
  await pressChip(mail);
  const find = (name: string, role: string) => mail.waitForSelector(`aria/${name}[role="${role}"]`);
  // The toast is drawn anew with each step of the save: whichever Edit stands there opens the panel.
  await until(async () => {
    const tab = await mail.$(`aria/${words('tabs.labels')}[role="tab"]`);
    if (!tab) await (await mail.$(`aria/${words('action.edit')}[role="button"]`))?.click();
    return tab;
  }, 'the panel');
  await (await find(words('tabs.labels'), 'tab'))?.click();
  const add = await find(words('mailLabels.add'), 'combobox');
  // A press counts once the panel has stood still: until then it says so and does nothing.
  const chip = await until(async () => {
    const found = await mail.$(`aria/${words('mailLabels.recolor', 'work')}[role="button"]`);
    if (found) return found;
    await add?.click({ count: 3 });
    await add?.type('work');
    await mail.keyboard.press('Enter');
    return null;
  }, 'the label on the mail');
  await chip.click();
  await find(words('colour.yellow'), 'radio');
  await until(async () => {
    await mail.keyboard.press('6');
    return (await colourOf(desk.world, 'work')) === 'red';
  }, 'work to be red');
  await mail.close();
  await settled(desk.world);
}
