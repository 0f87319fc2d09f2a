import { describe, expect, it } from 'vitest';
import { readPage } from '../../lib/capture';
import { makePage } from '../support/made/page';
import { seeded } from '../support/mutate';
import { documentOf, verdict } from '../support/pages';

const runs = 1000;

describe('web mails made at random', () => {
  it(`names the right sender on 95 of 100 and a wrong one on none, ${runs} pages`, {
    timeout: 120_000,
  }, () => {
    const wrong: unknown[] = [];
    let right = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const page = makePage(seeded(seed));
      const capture = readPage(documentOf(page.html), new URL('https://mail.example/'), { adapters: false });
      const result = verdict(page, capture?.sender);
      if (result === 'right') right++;
      if (result === 'wrong')
        wrong.push({ seed, read: capture?.sender, want: page.sender, traits: page.traits });
    }
    expect(wrong).toEqual([]);
    expect(right / runs).toBeGreaterThanOrEqual(0.95);
  });
});
