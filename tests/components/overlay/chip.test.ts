import { describe, expect, it } from 'vitest';
import { chipPoint, overlayParts, pressChip, spoken } from '../../support/overlay';
import { until } from '../../support/until';
import { type Bench, openStage } from './stage';

const stage = openStage();
const { showMail, sent, host, says } = stage;

describe('the chip', { timeout: 20_000 }, () => {
  it('stands beside the sender, and one press saves what was read', async () => {
    await showMail();
    const chip = await chipPoint(stage.page);
    const sender = await stage.page.$eval('header span', (one) => one.getBoundingClientRect().toJSON());
    expect(chip.x).toBeGreaterThan(sender.right);
    expect(Math.abs(chip.y - (sender.top + sender.height / 2))).toBeLessThan(4);
    await pressChip(stage.page);
    await says('Saved');
    expect(await sent('contact.save')).toMatchObject([
      { fields: { name: 'Li Na', address: 'li.na@hangzhou-optics.example' } },
    ]);
  });

  it('shows the chip before a letter that takes its time, and saves nothing before it was read', async () => {
    await stage.page.evaluate(() => (globalThis as unknown as Bench).slowly());
    await showMail();
    await chipPoint(stage.page);
    expect(await sent('page.read')).toMatchObject([{ patient: false }, { patient: true }]);
    await pressChip(stage.page);
    expect(await sent('contact.save')).toHaveLength(0);
    await stage.page.evaluate(() => (globalThis as unknown as Bench).finish());
    await says('Saved');
    expect(await sent('contact.save')).toHaveLength(1);
  });

  it('notes in the remark which mail the contact comes from, where the person asked for it', async () => {
    await stage.page.evaluate(() => (globalThis as unknown as Bench).note());
    await showMail();
    await pressChip(stage.page);
    await says('Saved');
    expect(await sent('contact.save')).toMatchObject([
      { fields: { remark: expect.stringContaining('from mail of') } },
    ]);
  });

  it('can be undone by keyboard', async () => {
    await showMail();
    await pressChip(stage.page);
    await says('Undo');
    await stage.page.keyboard.press('Tab');
    await stage.page.keyboard.press('Enter');
    await says('Taken back');
    expect(await sent('intent.undo')).toMatchObject([{ of: 'saved' }]);
  });

  it('shows the doubts about an odd sender before it saves', async () => {
    await showMail('service@paypal.com', 'billing@parcel-desk.example');
    await until(
      async () => (await spoken(stage.page)).includes('Look twice before saving'),
      'the warning chip',
    );
    const { x, y } = await chipPoint(stage.page);
    await stage.page.mouse.click(x, y);
    await until(async () => (await sent('panel.open')).length > 0, 'the panel to be asked for');
    expect(await sent('contact.save')).toEqual([]);
  });

  it('saves nothing where the service that holds the mail warns of it', async () => {
    await stage.page.evaluate(() => (globalThis as unknown as Bench).warn(false));
    await showMail();
    const { x, y } = await chipPoint(stage.page);
    await stage.page.mouse.click(x, y);
    await until(async () => (await sent('panel.open')).length > 0, 'the panel to be asked for');
    expect(await sent('contact.save')).toEqual([]);
    expect(await sent('mail.confirm')).toHaveLength(1);
  });

  it('does not wait for a service that takes its time: what it says later marks the chip', async () => {
    await stage.page.evaluate(() => (globalThis as unknown as Bench).warn(true));
    await showMail();
    await pressChip(stage.page);
    await says('Saved');
    expect(await sent('contact.save')).toHaveLength(1);
    await says('Look twice before saving');
  });

  it('asks the worker once for what the page shows', async () => {
    await showMail();
    await chipPoint(stage.page);
    expect(await sent('page.read')).toHaveLength(1);
    expect(await sent('known.get')).toHaveLength(0);
  });

  it('learns of changes by one narrow observer, also on a large page whose mails are changed in place', async () => {
    await stage.page.evaluate(() => {
      const { MutationObserver: Real } = globalThis;
      const seen = { made: 0, told: [] as [string, MutationObserverInit][] };
      const observe = {
        apply: (
          of: typeof Real.prototype.observe,
          on: MutationObserver,
          args: [HTMLElement, MutationObserverInit],
        ) => {
          seen.told.push([args[0].popover ? 'layer' : args[0].nodeName, args[1]]);
          return of.apply(on, args);
        },
      };
      const count = {
        construct: (of: typeof Real, args: [MutationCallback]) => {
          seen.made++;
          return new of(...args);
        },
      };
      Real.prototype.observe = new Proxy(Real.prototype.observe, observe);
      Object.assign(globalThis, { seen, MutationObserver: new Proxy(Real, count) });
      document.body.append(...Array.from({ length: 500 }, () => document.createElement('i')));
    });
    await showMail();
    await chipPoint(stage.page);
    await stage.page.evaluate(() => {
      const sender = document.querySelector('header span');
      if (sender?.firstChild) sender.firstChild.nodeValue = 'Zhao Min <zhao.min@hangzhou-optics.example>';
      sender?.setAttribute('title', 'zhao.min@hangzhou-optics.example');
    });
    await stage.page.mouse.click(5, 5);
    await until(async () => (await sent('page.read')).length > 1, 'the page to be read again');
    await pressChip(stage.page);
    await says('Saved');
    expect(await sent('contact.save')).toMatchObject([{ fields: { name: 'Zhao Min' } }]);
    const { made, told } = await stage.page.evaluate(() => Reflect.get(globalThis, 'seen'));
    expect(made).toBe(1);
    expect(told).toEqual([
      ['BODY', { childList: true, subtree: true }],
      ['layer', { attributes: true }],
      ['HTML', { childList: true }],
    ]);
  });

  it('follows a page that puts another body in place of its own', async () => {
    await showMail();
    await chipPoint(stage.page);
    await stage.page.evaluate(() => {
      const body = document.createElement('body');
      body.append(...document.body.cloneNode(true).childNodes);
      const sender = body.querySelector('header span');
      if (sender) sender.textContent = 'Zhao Min <zhao.min@hangzhou-optics.example>';
      document.body = body;
    });
    await says('Save Zhao Min to contacts');
    await stage.page.evaluate(() =>
      (globalThis as unknown as Bench).show('Sato Ken', 'sato@kita-denki.example', 'Connector estimate'),
    );
    await says('Save Sato Ken to contacts');
  });

  it('goes with its sender, many windows away and back', async () => {
    await showMail();
    const first = await chipPoint(stage.page);
    await stage.page.evaluate(() => {
      const filler = document.createElement('div');
      filler.style.height = `${innerHeight * 8}px`;
      document.getElementById('pane')?.prepend(filler);
    });
    await until(async () => (await overlayParts(stage.page)).length === 0, 'a window without a chip');
    await stage.page.$eval('header span', (one) => one.scrollIntoView({ block: 'center' }));
    await until(async () => (await overlayParts(stage.page)).length > 0, 'a chip in the window');
    const again = await chipPoint(stage.page);
    expect(Math.abs(again.x - first.x)).toBeLessThan(4);
    const sender = await stage.page.$eval('header span', (one) => one.getBoundingClientRect().toJSON());
    expect(Math.abs(again.y - (sender.top + sender.height / 2))).toBeLessThan(4);
  });

  it('is not in the page while no mail is open', async () => {
    await stage.page.evaluate(() => (globalThis as unknown as Bench).start());
    expect(await (await host()).jsonValue()).toBeNull();
  });

  it('wakes the worker whenever the pointer comes, so that no press has to', async () => {
    await showMail();
    const { x, y } = await chipPoint(stage.page);
    await stage.page.mouse.move(x, y);
    await until(async () => (await sent('mail.confirm')).length === 1, 'the first thing asked');
    const before = (await sent('state.get')).length;
    await stage.page.mouse.move(x, y + 200);
    await stage.page.mouse.move(x, y);
    await until(async () => (await sent('state.get')).length === before + 1, 'the worker to be asked again');
  });

  it('shows markup in a name as text', async () => {
    await showMail('<img src=x onerror=alert(1)>');
    await chipPoint(stage.page);
    expect(await spoken(stage.page)).toContain('<img src=x');
    expect(await stage.page.$('img')).toBeNull();
  });

  it('follows the mail that the page shows', async () => {
    await showMail();
    await chipPoint(stage.page);
    await stage.page.evaluate(() =>
      (globalThis as unknown as Bench).show('Sato Ken', 'sato@kita-denki.example', 'Connector estimate'),
    );
    await says('Save Sato Ken to contacts');
    expect(await spoken(stage.page)).not.toContain('Save Li Na');
  });

  it('leaves with the permission', async () => {
    await showMail();
    await chipPoint(stage.page);
    await stage.page.evaluate(() => (globalThis as unknown as Bench).tell({ type: 'stop' }));
    expect(await (await host()).jsonValue()).toBeNull();
  });
});
