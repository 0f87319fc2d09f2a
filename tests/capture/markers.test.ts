import { describe, expect, it } from 'vitest';
import type { Role } from '../../lib/capture/adapter';
import { gather } from '../../lib/capture/gather';
import { isShown } from '../../lib/capture/shown';
import { adapters } from '../../lib/capture/webmails';
import { treeMarks } from '../../lib/domain/snapshot';
import { documentOf, type Saved, savedPages } from '../support/pages';

/** A saved page without its frames' documents shows them as attributes. */
function documentsIn(html: string): Document[] {
  const top = documentOf(html);
  const inner = [...top.querySelectorAll('iframe[srcdoc]')].map((el) => el.getAttribute('srcdoc') ?? '');
  return [top, ...inner.flatMap(documentsIn)];
}

const { text, lines, open, attribute, close } = treeMarks;
const marks = `${open}${attribute}${text}${lines}${close}`;
const words = new RegExp(`[${text}${lines}]\\s*[^\\s${marks}]`);
const addresses = new RegExp(`${attribute}[^${marks}]*@`);
const parts = new RegExp(`${open}(?:IFRAME|INPUT|TEXTAREA)|${attribute}contenteditable`);

/** Somebody who does not know the webmail finds something there: words, an address, a frame or a field. */
const means = (tree: string) => [words, addresses, parts].some((mark) => mark.test(tree));

const roles: readonly Role[] = ['root', 'sender', 'subject', 'body', 'list', 'details', 'compose'];
/** Header rows are folded away by those webmails, and a list behind an open mail: neither shows a sender of its own. */
const mayHide = new Set<Role>(['details', 'list']);

function hidden(el: Element): boolean {
  for (let around: Element | null = el; around; around = around.parentElement)
    if (!isShown(around, false)) return true;
  return false;
}

/** What is pointed at by an adapter's selectors and says nothing to anybody else. */
function markersIn(page: Pick<Saved, 'webmail' | 'html'>): string[] {
  const adapter = adapters.find(({ id }) => id === page.webmail);
  if (!adapter) return [];
  const { details = [] } = adapter.selectors;
  return documentsIn(page.html).flatMap((document) => {
    const folded = (el: Element) => details.some(([css]) => el.closest(css));
    const blind = (css: string, role: Role | null) =>
      [...document.querySelectorAll(css)]
        .filter((el) => {
          const covered = hidden(el) && !(role && mayHide.has(role)) && !folded(el);
          return covered || !means(gather(el, { layout: false, folded: true }).tree);
        })
        .map((el) => `${role ?? 'page'}: ${el.outerHTML.slice(0, 100)}`);
    return [
      ...(adapter.page ? blind(adapter.page, null) : []),
      ...roles.flatMap((role) => (adapter.selectors[role] ?? []).flatMap(([css]) => blind(css, role))),
    ];
  });
}

const pages = savedPages().filter(({ webmail }) => adapters.some(({ id }) => id === webmail));
const putInto = (page: Saved, marker: string): Saved => ({
  ...page,
  html: page.html.replace(/<body[^>]*>/, (body) => body + marker),
});
const pageOf = (webmail: string) => pages.filter((page) => page.webmail === webmail);

describe('what an adapter points at on its pages', () => {
  it.each(pages)('$id: says something to whoever does not know the webmail', (page) =>
    expect(markersIn(page)).toEqual([]),
  );

  it.each([
    ['gmail', '<h3 class="iw"><span class="gD" email=""></span></h3>'],
    ['gmail', '<h3 class="iw"><span class="gD" email="" data-sender="Rosa Lindqvist"></span></h3>'],
    [
      'gmail',
      '<h3 class="iw" style="display:none"><span class="gD" email="rosa@lindqvist.example">Rosa</span></h3>',
    ],
    ['outlook', '<span class="OZZZK" hidden>Tomasz Nowik</span>'],
    ['roundcube', '<div id="messagebody"><i></i></div>'],
    ['feishu', '<div class="MessageItem-module__wrapper--zz"></div>'],
    ['alimail', '<div data-testid="compose-container"><b data-kind="reply"></b></div>'],
  ])('of %s: a marker put in for the adapter alone is found: %s', (webmail, marker) => {
    expect(pageOf(webmail).length).toBeGreaterThan(0);
    for (const page of pageOf(webmail)) expect(markersIn(putInto(page, marker))).not.toEqual([]);
  });

  it('is there at all: each adapter with selectors finds something on its pages', () => {
    for (const { id, selectors } of adapters) {
      const all = Object.values(selectors).flat();
      const found = pageOf(id)
        .flatMap(({ html }) => documentsIn(html))
        .some((document) => all.some(([css]) => document.querySelector(css)));
      expect([id, found]).toEqual([id, true]);
    }
  });
});
