import { describe, expect, it } from 'vitest';
import { chipPoint, overlayParts } from '../../support/overlay';
import { until } from '../../support/until';
import { type Bench, openStage } from './stage';

const stage = openStage();
const { showMail, sent, says } = stage;

describe('a press that the person may not have meant', { timeout: 20_000 }, () => {
  const refused = async (words: string) => {
    await says(words);
    expect(await sent('contact.save')).toEqual([]);
  };

  it('does not count when the page makes it', async () => {
    await showMail();
    const { x, y } = await chipPoint(stage.page);
    await stage.page.evaluate(
      (left, top) => {
        const target = document.elementFromPoint(left, top);
        const click = { bubbles: true, composed: true, clientX: left, clientY: top };
        target?.dispatchEvent(new MouseEvent('click', click));
        if (target instanceof HTMLElement) target.click();
      },
      x,
      y,
    );
    await stage.page.keyboard.press('Shift');
    expect(await sent('contact.save')).toEqual([]);
  });

  it('does not count right after the chip appeared', async () => {
    await showMail();
    const [first] = await until(async () => {
      const parts = await overlayParts(stage.page);
      return parts.length > 0 ? parts : null;
    }, 'the chip');
    // The page moves its own header under a pointer that is about to press.
    await stage.page.$eval('#pane', (pane) => {
      pane.prepend(Object.assign(document.createElement('div'), { style: 'height: 3px' }));
    });
    await stage.page.mouse.click(first?.x ?? 0, (first?.y ?? 0) + 3);
    await refused('Not saved');
  });

  it('does not count under something that lets the press through', async () => {
    await showMail();
    const { x, y } = await chipPoint(stage.page);
    await stage.page.evaluate(() => {
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
    await stage.page.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 1_000)));
    await stage.page.mouse.click(x, y);
    await refused('the page covers this button');
  });

  it('does not count where the page has dressed the layer up', async () => {
    await showMail();
    const { x, y } = await chipPoint(stage.page);
    await stage.page.evaluate(async () => {
      const layer = document.querySelector<HTMLElement>('html > [popover="manual"]');
      for (let turn = 0; turn < 12; turn++) {
        layer?.style.setProperty('opacity', '0.01', 'important');
        await new Promise((done) => setTimeout(done, 20));
      }
    });
    await stage.page.mouse.click(x, y);
    await refused('Not saved');
  });

  it('does not count for the mail that was there before', async () => {
    await showMail();
    const { x, y } = await chipPoint(stage.page);
    await stage.page.evaluate(() => {
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
    await stage.page.mouse.click(x, y);
    await refused('another mail');
  });
});

describe('the layer', { timeout: 20_000 }, () => {
  it('comes back when the page takes it away or undresses it', async () => {
    await showMail();
    await chipPoint(stage.page);
    await stage.page.evaluate(() => {
      const layer = document.querySelector<HTMLElement>('html > [popover="manual"]');
      layer?.setAttribute('style', 'display:none');
      layer?.setAttribute('hidden', '');
      layer?.remove();
    });
    await until(async () => (await overlayParts(stage.page)).length > 0, 'the chip to be back');
    expect(await stage.page.$eval('html > [popover="manual"]', (one) => one.hasAttribute('hidden'))).toBe(
      false,
    );
  });

  it('keeps its root to itself', async () => {
    await showMail();
    await chipPoint(stage.page);
    expect(await stage.page.$eval('html > [popover="manual"]', (one) => one.shadowRoot)).toBeNull();
  });
});
