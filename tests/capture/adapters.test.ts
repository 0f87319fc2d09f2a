import { describe, expect, it } from 'vitest';
import { covers } from '../../lib/capture/adapter';
import { adapterFor, adapters } from '../../lib/capture/webmails';
import { documentOf, savedPages } from '../support/pages';

describe('adapters', () => {
  it('are found by their files, each under its own name', () => {
    expect(adapters.map((adapter) => adapter.id).sort()).toEqual([
      'alimail',
      'fastmail',
      'feishu',
      'gmail',
      'netease',
      'outlook',
      'proton',
      'qq',
      'roundcube',
      'snappymail',
      'yahoo',
      'zimbra',
    ]);
  });

  it.each(adapters)('$id names a source for every selector, and selectors that parse', (adapter) => {
    const document = documentOf('<html><body></body></html>');
    for (const [css, sure, source] of Object.values(adapter.selectors).flat()) {
      expect(() => document.querySelectorAll(css)).not.toThrow();
      expect(sure).toMatch(/^[AB]$/);
      expect(source).not.toBe('');
    }
    expect(adapter.hosts.length > 0 || adapter.page !== undefined).toBe(true);
    for (const host of adapter.hosts) expect(host).toMatch(/^https:\/\/(?:\*\.)?[a-z0-9.-]+\/\*$/);
  });

  it.each(savedPages().filter((page) => adapters.some(({ id }) => id === page.webmail) && !page.browserOnly))(
    '$id is told by its host or its page',
    (page) => {
      const adapter = adapterFor(documentOf(page.html), new URL(page.url));
      if (adapter) expect(adapter.id).toBe(page.webmail);
      else expect(page.sender).toBeNull();
    },
  );

  it('take no other host for theirs', () => {
    expect(covers('https://*.feishu.cn/*', 'acme.feishu.cn')).toBe(true);
    expect(covers('https://*.feishu.cn/*', 'feishu.cn')).toBe(true);
    expect(covers('https://*.feishu.cn/*', 'notfeishu.cn')).toBe(false);
    expect(covers('https://mail.google.com/*', 'mail.google.com.evil.example')).toBe(false);
    const document = documentOf('<html><body></body></html>');
    expect(adapterFor(document, new URL('https://acme.feishu.cn/docx/1'))).toBeNull();
    expect(adapterFor(document, new URL('https://acme.feishu.cn/mail'))?.id).toBe('feishu');
    expect(adapterFor(document, new URL('https://mail.acme.example/alimail/entries/v5.1'))?.id).toBe(
      'alimail',
    );
    expect(adapterFor(document, new URL('https://acme.example/docs/alimail/'))).toBeNull();
  });
});
