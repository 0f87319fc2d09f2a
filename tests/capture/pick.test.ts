import { describe, expect, it } from 'vitest';
import { findMails, readPage } from '../../lib/capture';
import { findPicked, pick } from '../../lib/capture/pick';
import { findPicks } from '../../lib/capture/pick-find';
import type { Picked } from '../../lib/domain/pick';
import { mutations, seeded } from '../support/mutate';
import { documentOf, savedPages, verdict } from '../support/pages';

const pages = savedPages().filter(
  (page) =>
    page.sender?.address &&
    !page.browserOnly &&
    !page.html.includes('<iframe') &&
    !page.html.includes('<pre'),
);

/** A person points at the sender; what is stored goes through JSON. */
function pointed(page: (typeof pages)[number]): Picked | null {
  const anchor = findMails(documentOf(page.html), new URL(page.url))[0]?.anchor;
  return anchor ? JSON.parse(JSON.stringify(pick(anchor, 'sender', new URL(page.url).host))) : null;
}

describe('what a person pointed at', () => {
  it('is kept as several cues, none of them a path of classes', () => {
    for (const page of pages) {
      const kinds = new Set(pointed(page)?.cues.map((cue) => cue.kind));
      expect(kinds.size === 0 || kinds.size >= 3).toBe(true);
    }
  });

  it('is found again on the same page, or said to be lost', () => {
    const results = pages.map((page) => {
      const picked = pointed(page);
      if (!picked) return 'none';
      const { health, element } = findPicked(documentOf(page.html), picked);
      if (health !== 'found') return health;
      const holder = element?.parentElement ?? element;
      const shown = `${holder?.outerHTML ?? ''}`;
      expect([
        page.id,
        shown.includes(page.sender?.address ?? '-') || shown.includes(page.sender?.name || '-'),
      ]).toEqual([page.id, true]);
      return health;
    });
    expect(results.filter((one) => one === 'found').length).toBeGreaterThan(results.length / 2);
  });

  it.each(['names shuffled', 'nodes wrapped'])(
    'with %s the sender is right or blank, never another',
    (name) => {
      for (const page of pages) {
        const picked = pointed(page);
        if (!picked) continue;
        for (let seed = 1; seed <= 3; seed++) {
          const document = documentOf(page.html);
          mutations[name]?.(document, seeded(seed));
          const capture = readPage(document, new URL(page.url), { picked: findPicks([picked]) });
          expect([page.id, seed, verdict(page, capture?.sender) === 'wrong' && capture?.sender]).toEqual([
            page.id,
            seed,
            false,
          ]);
        }
      }
    },
  );

  it('makes a sender of what would have been left blank', () => {
    const html = `<!doctype html><html><head><title>Notiz</title></head><body><div class="kopf"><h2>Notiz</h2><p><span data-role="absender" data-wer="ines@ufer.example">Ines Ufer</span></p>
      <p>3. März 2026 09:10</p></div><div><p>Bitte ansehen.</p></div></body></html>`;
    const url = new URL('https://notes.example/x');
    const target = documentOf(html).querySelector('span');
    const picked = target && pick(target, 'sender', url.host);
    expect(readPage(documentOf(html), url)?.sender ?? null).toBeNull();
    const other = html.replaceAll('Ines Ufer', 'Karl Bach').replaceAll('ines@ufer', 'karl@bach');
    const capture = readPage(documentOf(other), url, { picked: findPicks(picked ? [picked] : []) });
    expect(capture?.sender).toEqual({ name: 'Karl Bach', address: 'karl@bach.example' });
  });

  it('names nobody where the page no longer shows what was pointed at, however sure the rest looks', () => {
    const page = pages.find((one) => one.id.startsWith('gmail/'));
    const picked = page && pointed(page);
    const other = pages.find((one) => picked && findPicked(documentOf(one.html), picked).health === 'lost');
    if (!picked || !other) throw new Error('no such page');
    const url = new URL(other.url);
    expect(readPage(documentOf(other.html), url)?.sender).not.toBeNull();
    const capture = readPage(documentOf(other.html), url, {
      picked: findPicks([{ ...picked, host: url.host }]),
    });
    expect(capture).toMatchObject({ sender: null, warnings: expect.arrayContaining(['pick_lost']) });
  });

  it('takes subject and text from where the person pointed, and the rest from the header', () => {
    const html = `<!doctype html><html><head><title>x</title></head><body><header class="kopf"><h3 class="thema">Angebot 7</h3>
      <p><span data-role="absender">Ines Ufer</span> <span>ines@ufer.example</span></p></header>
      <article class="inhalt"><p>Bitte ansehen.</p><p>Ines Ufer</p><p>Ufer Werkzeugbau GmbH</p><p>Tel. +49 30 5550199</p></article></body></html>`;
    const url = new URL('https://notes.example/x');
    const point = (css: string, role: Picked['role']) => {
      const target = documentOf(html).querySelector(css);
      if (!target) throw new Error(css);
      return pick(target, role, url.host);
    };
    const picks = [point('span', 'sender'), point('h3', 'subject'), point('article', 'body')];
    const [mail] = findMails(documentOf(html), url, { picked: findPicks(picks) });
    expect(mail?.capture()).toMatchObject({
      sender: { name: 'Ines Ufer', address: 'ines@ufer.example' },
      subject: 'Angebot 7',
    });
    expect(mail?.lines().map(({ text }) => text)).toContain('Ufer Werkzeugbau GmbH');
  });

  it('asks again where two people stand where one stood', () => {
    const row = (people: string) =>
      `<!doctype html><html><head><title>x</title></head><body><p><b data-role="who">${people}</b></p><p>Hello</p></body></html>`;
    const url = new URL('https://notes.example/x');
    const target = documentOf(row('Ines Ufer &lt;ines@ufer.example&gt;')).querySelector('b');
    const picked = target && pick(target, 'sender', url.host);
    const options = { picked: findPicks(picked ? [picked] : []) };
    const two = row('Karl &lt;karl@bach.example&gt;, Ines &lt;ines@ufer.example&gt;');
    expect(readPage(documentOf(two), url, options)?.sender ?? null).toBeNull();
    expect(readPage(documentOf(row('Ines')), url, options)?.sender ?? null).toBeNull();
    const one = row('Karl Bach &lt;karl@bach.example&gt;');
    expect(readPage(documentOf(one), url, options)?.sender).toEqual({
      name: 'Karl Bach',
      address: 'karl@bach.example',
    });
  });

  it('says that it is lost where the page shows no such thing', () => {
    const page = pages.find((one) => one.id.startsWith('gmail/'));
    const list = savedPages().find((one) => one.id.startsWith('outlook/') && !one.sender);
    const picked = page && pointed(page);
    expect(picked && list && findPicked(documentOf(list.html), picked).health).toBe('lost');
  });
});
