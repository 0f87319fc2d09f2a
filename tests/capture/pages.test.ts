import { describe, expect, it } from 'vitest';
import { findMails, readPage } from '../../lib/capture';
import { mailRef } from '../../lib/domain/mail-ref';
import { mutations, seeded } from '../support/mutate';
import { documentOf, savedPages, verdict } from '../support/pages';

const pages = savedPages().filter((page) => !page.browserOnly && !page.html.includes('<iframe'));
const read = (html: string, url: string, adapters: boolean) =>
  readPage(documentOf(html), new URL(url), { adapters });

describe('saved pages', () => {
  it.each(pages)('$id is read right', (page) => {
    const capture = read(page.html, page.url, true);
    const result = verdict(page, capture?.sender);
    if (page.abstainOk) expect(result).not.toBe('wrong');
    else expect([result, capture?.sender ?? null]).toEqual(['right', page.sender]);
    if (!capture?.sender) return;
    if (page.subject !== undefined) expect(capture.subject).toBe(page.subject);
    if (page.messageId !== undefined) expect(capture.messageId).toBe(page.messageId);
    if (page.replyTo !== undefined) expect(capture.replyTo?.address).toBe(page.replyTo);
    if (page.to) expect(capture.to.map((person) => person.address)).toEqual(page.to);
    if (page.cc) expect(capture.cc.map((person) => person.address)).toEqual(page.cc);
    if (!page.undated) expect(capture.date).not.toBe('');
  });

  it.each(pages.filter((page) => page.webmail !== 'generic'))(
    '$id: the generic reader alone names the right sender or none',
    (page) => expect(verdict(page, read(page.html, page.url, false)?.sender)).not.toBe('wrong'),
  );

  it('names the adapter that read a page', () => {
    const gmail = pages.find((page) => page.id.startsWith('gmail/') && page.sender);
    expect(gmail && read(gmail.html, gmail.url, true)?.adapter).toBe('gmail');
    expect(gmail && read(gmail.html, gmail.url, false)?.adapter).toBe('generic');
  });

  it('shows where the chip goes: inside the mail, at the sender', () => {
    for (const page of pages.filter((one) => one.sender?.address)) {
      const [mail] = findMails(documentOf(page.html), new URL(page.url));
      if (!mail?.anchor) continue;
      expect(mail.root.contains(mail.anchor)).toBe(true);
    }
  });

  it('gives two mails two names and one mail one', () => {
    const [one, two] = pages.filter((page) => page.sender?.address);
    const name = (page: typeof one) => {
      const capture = page && read(page.html, page.url, true);
      return capture ? mailRef(capture, 'mail.example').key : '';
    };
    expect(name(one)).toBe(name(one));
    expect(name(one)).not.toBe(name(two));
  });
});

describe.each(Object.entries(mutations))('with %s', (name, mutate) => {
  it.each(pages)('$id is never read wrong', (page) => {
    for (let seed = 1; seed <= 6; seed++) {
      for (const adapters of [true, false]) {
        const document = documentOf(page.html);
        mutate(document, seeded(seed * 7919 + name.length));
        const capture = readPage(document, new URL(page.url), { adapters });
        const result = verdict(page, capture?.sender);
        expect([result === 'wrong', seed, adapters, result === 'wrong' && capture?.sender]).toEqual([
          false,
          seed,
          adapters,
          false,
        ]);
      }
    }
  });
});
