import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chipPoint, overlayParts, pressChip, spoken } from '../support/overlay';
import { until } from '../support/until';
import { type Gallery, openGallery } from './stories/gallery';

interface Bench {
  show(from: string, address: string, subject: string): void;
  start(): void;
  warn(slow: boolean): void;
  note(): void;
  slowly(): void;
  finish(): void;
  tell(event: { type: 'stop' }): void;
  sent: { name: string; input: { fields?: { name: string; address: string } } }[];
}

let gallery: Gallery;
let page: Page;
beforeAll(async () => {
  gallery = await openGallery();
}, 120_000);
afterAll(() => gallery?.close());
beforeEach(async () => {
  page = await gallery.visit('overlay/index.html');
  await page.waitForFunction(() => 'start' in globalThis, { timeout: 60_000 });
});

const showMail = (from = 'Li Na', address = 'li.na@hangzhou-optics.example', subject = 'Sample prices') =>
  page.evaluate(
    (...mail) => {
      const { show, start } = globalThis as unknown as Bench;
      show(...mail);
      start();
    },
    from,
    address,
    subject,
  );
const sent = (name: string) =>
  page.evaluate(
    (wanted) =>
      (globalThis as unknown as Bench).sent.filter((one) => one.name === wanted).map((one) => one.input),
    name,
  );
const host = () => page.evaluateHandle(() => document.querySelector('html > [popover="manual"]'));
const says = (words: string) => until(async () => (await spoken(page)).includes(words), `"${words}"`);

describe('the chip', { timeout: 20_000 }, () => {
  it('stands beside the sender, and one press saves what was read', async () => {
    await showMail();
    const chip = await chipPoint(page);
    const sender = await page.$eval('header span', (one) => one.getBoundingClientRect().toJSON());
    expect(chip.x).toBeGreaterThan(sender.right);
    expect(Math.abs(chip.y - (sender.top + sender.height / 2))).toBeLessThan(4);
    await pressChip(page);
    await says('Saved');
    expect(await sent('contact.save')).toMatchObject([
      { fields: { name: 'Li Na', address: 'li.na@hangzhou-optics.example' } },
    ]);
  });

  it('asks the worker once for what the page shows', async () => {
    await showMail();
    await chipPoint(page);
    expect(await sent('page.read')).toHaveLength(1);
    expect(await sent('known.get')).toHaveLength(0);
  });

  it('shows the chip before a letter that takes its time, and saves nothing before it was read', async () => {
    await page.evaluate(() => (globalThis as unknown as Bench).slowly());
    await showMail();
    await chipPoint(page);
    expect(await sent('page.read')).toMatchObject([{ patient: false }, { patient: true }]);
    await pressChip(page);
    expect(await sent('contact.save')).toHaveLength(0);
    await page.evaluate(() => (globalThis as unknown as Bench).finish());
    await says('Saved');
    expect(await sent('contact.save')).toHaveLength(1);
  });

  it('notes in the remark which mail the contact comes from, where the person asked for it', async () => {
    await page.evaluate(() => (globalThis as unknown as Bench).note());
    await showMail();
    await pressChip(page);
    await says('Saved');
    expect(await sent('contact.save')).toMatchObject([
      { fields: { remark: expect.stringContaining('from mail of') } },
    ]);
  });

  it('learns of changes by one narrow observer, also on a large page whose mails are changed in place', async () => {
    await page.evaluate(() => {
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
    await chipPoint(page);
    await page.evaluate(() => {
      const sender = document.querySelector('header span');
      if (sender?.firstChild) sender.firstChild.nodeValue = 'Zhao Min <zhao.min@hangzhou-optics.example>';
      sender?.setAttribute('title', 'zhao.min@hangzhou-optics.example');
    });
    await page.mouse.click(5, 5);
    await until(async () => (await sent('page.read')).length > 1, 'the page to be read again');
    await pressChip(page);
    await says('Saved');
    expect(await sent('contact.save')).toMatchObject([{ fields: { name: 'Zhao Min' } }]);
    const { made, told } = await page.evaluate(() => Reflect.get(globalThis, 'seen'));
    expect(made).toBe(1);
    expect(told).toEqual([
      ['BODY', { childList: true, subtree: true }],
      ['layer', { attributes: true }],
      ['HTML', { childList: true }],
    ]);
  });

  it('follows a page that puts another body in place of its own', async () => {
    await showMail();
    await chipPoint(page);
    await page.evaluate(() => {
      const body = document.createElement('body');
      body.append(...document.body.cloneNode(true).childNodes);
      const sender = body.querySelector('header span');
      if (sender) sender.textContent = 'Zhao Min <zhao.min@hangzhou-optics.example>';
      document.body = body;
    });
    await says('Save Zhao Min to contacts');
    await page.evaluate(() =>
      (globalThis as unknown as Bench).show('Sato Ken', 'sato@kita-denki.example', 'Connector estimate'),
    );
    await says('Save Sato Ken to contacts');
  });

  it('is not in the page while no mail is open', async () => {
    await page.evaluate(() => (globalThis as unknown as Bench).start());
    expect(await (await host()).jsonValue()).toBeNull();
  });

  it('can be undone by keyboard', async () => {
    await showMail();
    await pressChip(page);
    await says('Undo');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await says('Taken back');
    expect(await sent('intent.undo')).toMatchObject([{ of: 'saved' }]);
  });

  it('shows the doubts about an odd sender before it saves', async () => {
    await showMail('service@paypal.com', 'billing@parcel-desk.example');
    await until(async () => (await spoken(page)).includes('Look twice before saving'), 'the warning chip');
    const { x, y } = await chipPoint(page);
    await page.mouse.click(x, y);
    await until(async () => (await sent('panel.open')).length > 0, 'the panel to be asked for');
    expect(await sent('contact.save')).toEqual([]);
  });

  it('saves nothing where the service that holds the mail warns of it', async () => {
    await page.evaluate(() => (globalThis as unknown as Bench).warn(false));
    await showMail();
    const { x, y } = await chipPoint(page);
    await page.mouse.click(x, y);
    await until(async () => (await sent('panel.open')).length > 0, 'the panel to be asked for');
    expect(await sent('contact.save')).toEqual([]);
    expect(await sent('mail.confirm')).toHaveLength(1);
  });

  it('wakes the worker whenever the pointer comes, so that no press has to', async () => {
    await showMail();
    const { x, y } = await chipPoint(page);
    await page.mouse.move(x, y);
    await until(async () => (await sent('mail.confirm')).length === 1, 'the first thing asked');
    const before = (await sent('state.get')).length;
    await page.mouse.move(x, y + 200);
    await page.mouse.move(x, y);
    await until(async () => (await sent('state.get')).length === before + 1, 'the worker to be asked again');
  });

  it('does not wait for a service that takes its time: what it says later marks the chip', async () => {
    await page.evaluate(() => (globalThis as unknown as Bench).warn(true));
    await showMail();
    await pressChip(page);
    await says('Saved');
    expect(await sent('contact.save')).toHaveLength(1);
    await says('Look twice before saving');
  });

  it('shows markup in a name as text', async () => {
    await showMail('<img src=x onerror=alert(1)>');
    await chipPoint(page);
    expect(await spoken(page)).toContain('<img src=x');
    expect(await page.$('img')).toBeNull();
  });

  it('follows the mail that the page shows', async () => {
    await showMail();
    await chipPoint(page);
    await page.evaluate(() =>
      (globalThis as unknown as Bench).show('Sato Ken', 'sato@kita-denki.example', 'Connector estimate'),
    );
    await says('Save Sato Ken to contacts');
    expect(await spoken(page)).not.toContain('Save Li Na');
  });

  it('leaves with the permission', async () => {
    await showMail();
    await chipPoint(page);
    await page.evaluate(() => (globalThis as unknown as Bench).tell({ type: 'stop' }));
    expect(await (await host()).jsonValue()).toBeNull();
  });
});

describe('a press that the person may not have meant', { timeout: 20_000 }, () => {
  const refused = async (words: string) => {
    await says(words);
    expect(await sent('contact.save')).toEqual([]);
  };

  it('does not count when the page makes it', async () => {
    await showMail();
    const { x, y } = await chipPoint(page);
    await page.evaluate(
      (left, top) => {
        const target = document.elementFromPoint(left, top);
        const click = { bubbles: true, composed: true, clientX: left, clientY: top };
        target?.dispatchEvent(new MouseEvent('click', click));
        if (target instanceof HTMLElement) target.click();
      },
      x,
      y,
    );
    await page.keyboard.press('Shift');
    expect(await sent('contact.save')).toEqual([]);
  });

  it('does not count right after the chip appeared', async () => {
    await showMail();
    const [first] = await until(async () => {
      const parts = await overlayParts(page);
      return parts.length > 0 ? parts : null;
    }, 'the chip');
    // The page moves its own header under a pointer that is about to press.
    await page.$eval('#pane', (pane) => {
      pane.prepend(Object.assign(document.createElement('div'), { style: 'height: 3px' }));
    });
    await page.mouse.click(first?.x ?? 0, (first?.y ?? 0) + 3);
    await refused('Not saved');
  });

  it('does not count under something that lets the press through', async () => {
    await showMail();
    const { x, y } = await chipPoint(page);
    await page.evaluate(() => {
      const cover = document.createElement('div');
      cover.style.cssText =
        'position:fixed;inset:0;width:100%;height:100%;border:0;background:#fff;pointer-events:none';
      cover.popover = 'manual';
      document.documentElement.append(cover);
      // The page fights for the place on top until the other side gives up.
      const raise = () => {
        if (cover.matches(':popover-open')) cover.hidePopover();
        cover.showPopover();
      };
      for (let turn = 0; turn < 40; turn++) setTimeout(raise, turn * 20);
    });
    await page.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 1_000)));
    await page.mouse.click(x, y);
    await refused('the page covers this button');
  });

  it('does not count where the page has dressed the layer up', async () => {
    await showMail();
    const { x, y } = await chipPoint(page);
    await page.evaluate(async () => {
      const layer = document.querySelector<HTMLElement>('html > [popover="manual"]');
      for (let turn = 0; turn < 12; turn++) {
        layer?.style.setProperty('opacity', '0.01', 'important');
        await new Promise((done) => setTimeout(done, 20));
      }
    });
    await page.mouse.click(x, y);
    await refused('Not saved');
  });

  it('does not count for the mail that was there before', async () => {
    await showMail();
    const { x, y } = await chipPoint(page);
    await page.evaluate(() => {
      addEventListener(
        'pointerdown',
        () =>
          (globalThis as unknown as Bench).show(
            'Mallory',
            'mallory@elsewhere.example',
            'Another matter entirely',
          ),
        { capture: true, once: true },
      );
    });
    await page.mouse.click(x, y);
    await refused('another mail');
  });
});

describe('the layer', { timeout: 20_000 }, () => {
  it('comes back when the page takes it away or undresses it', async () => {
    await showMail();
    await chipPoint(page);
    await page.evaluate(() => {
      const layer = document.querySelector<HTMLElement>('html > [popover="manual"]');
      layer?.setAttribute('style', 'display:none');
      layer?.setAttribute('hidden', '');
      layer?.remove();
    });
    await until(async () => (await overlayParts(page)).length > 0, 'the chip to be back');
    expect(await page.$eval('html > [popover="manual"]', (one) => one.hasAttribute('hidden'))).toBe(false);
  });

  it('keeps its root to itself', async () => {
    await showMail();
    await chipPoint(page);
    expect(await page.$eval('html > [popover="manual"]', (one) => one.shadowRoot)).toBeNull();
  });
});
