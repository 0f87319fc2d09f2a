import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSavedPages, type SavedPageReader } from '../support/capture-browser';
import { savedPages, verdict } from '../support/pages';

const pages = savedPages();

describe('saved pages in Chromium', () => {
  let reader: SavedPageReader;
  beforeAll(async () => {
    reader = await openSavedPages();
  }, 60_000);
  afterAll(() => reader.close());

  it.each(pages)('$id is read right', { timeout: 30_000 }, async (page) => {
    const capture = await reader.read(page.file, page.url);
    const result = verdict(page, capture?.sender);
    if (page.abstainOk) expect(result).not.toBe('wrong');
    else expect([result, capture?.sender ?? null]).toEqual(['right', page.sender]);
    if (capture?.sender && page.subject !== undefined) expect(capture.subject).toBe(page.subject);
  });

  it.each(pages.filter((page) => !/^(?:generic|shapes)$/.test(page.webmail)))(
    '$id: the generic reader alone names the right sender or none',
    { timeout: 30_000 },
    async (page) => {
      const capture = await reader.read(page.file, page.url, { adapters: false });
      expect(verdict(page, capture?.sender)).not.toBe('wrong');
    },
  );
});

describe('the capture command', () => {
  it('prints a line for every file, also for one that is not there', { timeout: 60_000 }, async () => {
    const good = pages.find((page) => page.sender && page.url === 'https://mail.example/')?.file ?? '';
    const command = [
      'tsx',
      'tests/tools/capture.ts',
      '--url',
      'https://mail.example/',
      'no-such-page.html',
      good,
    ];
    const { stdout } = await promisify(execFile)('npx', command).catch((error: { stdout: string }) => error);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => [line.file, 'error' in line, line.sender !== null])).toEqual([
      ['no-such-page.html', true, false],
      [good, false, true],
    ]);
  });
});
