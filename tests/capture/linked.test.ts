import { describe, expect, it } from 'vitest';
import { readPage } from '../../lib/capture';
import { readLinked } from '../../lib/capture/linked';
import { documentOf } from '../support/pages';

const message = (more: object) => JSON.stringify({ '@context': 'https://schema.org', ...more });
const said = (...scripts: string[]) => {
  const { senders, recipients } = readLinked(scripts);
  return { senders: [...senders], recipients: [...recipients] };
};

describe('JSON-LD of a page', () => {
  it('tells senders from recipients, whatever stands around the message', () => {
    const inner = {
      '@type': 'EmailMessage',
      sender: { '@type': 'Person', name: 'Ada Kern', email: 'mailto:Ada@Kern.example' },
      toRecipient: [{ email: 'me@firm.example' }, { name: 'nobody' }],
    };
    expect(said(message({ '@graph': [{ '@type': 'WebPage', mainEntity: inner }] }))).toEqual({
      senders: ['ada@kern.example'],
      recipients: ['me@firm.example'],
    });
  });

  it('says nothing of what is no message, or is broken', () => {
    const other = message({ '@type': 'Article', sender: { email: 'a@b.example' } });
    expect(said(other, '{', 'null', '[[[[]]]]')).toEqual({ senders: [], recipients: [] });
  });

  it('ends on a script made to be walked for ever', () => {
    const wide = JSON.stringify(Array.from({ length: 5000 }, () => ({ '@type': 'Message' })));
    expect(said(wide, '['.repeat(9000) + ']'.repeat(9000))).toEqual({ senders: [], recipients: [] });
  });
});

describe('a page with little around its mail', () => {
  const page = (
    people: string,
    data: string,
  ) => `<!doctype html><html><head><title>Quote</title></head><body><main>
    <h2>Quote for the second order</h2>${people}<time>3 March 2026 09:10</time>
    <div><p>Please find our quote below, as we agreed on Monday.</p><p>It holds for thirty days.</p></div>
    </main>${data}</body></html>`;
  const linked = (sender: string, to: string) =>
    `<script type="application/ld+json">${message({
      ...{ '@type': 'EmailMessage', sender: { email: sender }, toRecipient: { email: to } },
    })}</script>`;
  const [ada, ben] = ['ada@kern.example', 'ben@roth.example'];
  const one = `<div><span>Ada Kern &lt;${ada}&gt;</span></div>`;
  const two = `${one}<div><span>Ben Roth &lt;${ben}&gt;</span></div>`;
  const read = (people: string, data: string) =>
    readPage(documentOf(page(people, data)), new URL('https://pages.example/read'))?.sender?.address;

  it('is read where its data confirms who is shown, and not without', () => {
    expect(read(one, '')).toBeUndefined();
    expect(read(one, linked(ada, ben))).toBe(ada);
  });

  it('names nobody whom only the data holds, nor the recipient', () => {
    expect(read(one, linked('eve@evil.example', ben))).toBeUndefined();
    expect(read(one, linked(ben, ada))).toBeUndefined();
    expect(read(two, linked(ben, ada))).not.toBe(ada);
  });
});
