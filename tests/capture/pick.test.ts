import { describe, expect, it } from 'vitest';
import { findMails, readPage } from '../../lib/capture';
import { findPicked, type Picked, pick } from '../../lib/capture/pick';
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
  return anchor ? JSON.parse(JSON.stringify(pick(anchor, 'sender', new URL(page.url).hostname))) : null;
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
          const capture = readPage(document, new URL(page.url), { picks: [picked], findPicked });
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
    const picked = target && pick(target, 'sender', url.hostname);
    expect(readPage(documentOf(html), url)?.sender ?? null).toBeNull();
    const other = html.replaceAll('Ines Ufer', 'Karl Bach').replaceAll('ines@ufer', 'karl@bach');
    const capture = readPage(documentOf(other), url, { picks: picked ? [picked] : [], findPicked });
    expect(capture?.sender).toEqual({ name: 'Karl Bach', address: 'karl@bach.example' });
  });

  it('says that it is lost where the page shows no such thing', () => {
    const page = pages.find((one) => one.id.startsWith('gmail/'));
    const list = savedPages().find((one) => one.id.startsWith('outlook/') && !one.sender);
    const picked = page && pointed(page);
    expect(picked && list && findPicked(documentOf(list.html), picked).health).toBe('lost');
  });
});
