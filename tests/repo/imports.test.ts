import { describe, expect, it } from 'vitest';
import { type Import, importsOf, sourceFiles } from '../support/source';

/** Who may import whom, and why. A folder may import itself; `types` = type-only imports. */
const rules: Record<string, { may: string[]; types?: string[]; packages?: RegExp }> = {
  'lib/domain': { may: [], packages: /^zod$/ },
  'lib/http': { may: ['lib/domain'], packages: /^zod$/ },
  'lib/providers': { may: ['lib/domain', 'lib/http'], packages: /^zod$/ },
  'lib/capture': { may: ['lib/domain'] },
  'lib/settings': { may: ['lib/domain'], packages: /^zod$/ },
  'lib/accounts': { may: ['lib/domain', 'lib/http', 'lib/providers', 'lib/settings'] },
  'lib/outbox': { may: ['lib/domain', 'lib/http'] },
  'lib/rules': { may: ['lib/domain'] },
  'lib/labels': { may: ['lib/domain'] },
  'lib/contacts': { may: ['lib/domain'] },
  'lib/sources': { may: ['lib/domain', 'lib/contacts', 'lib/capture'] },
  'lib/mirror': { may: ['lib/domain', 'lib/contacts'], types: ['lib/providers'] },
  'lib/jobs': {
    may: ['lib/domain', 'lib/rules', 'lib/labels', 'lib/contacts', 'lib/outbox', 'lib/mirror'],
    types: ['lib/providers'],
  },
  'lib/messages': { may: ['lib/domain'], types: ['lib/contacts'] },
  'lib/sandbox': { may: ['lib/domain', 'lib/http', 'lib/providers'] },
  components: {
    may: ['lib/domain', 'lib/rules', 'lib/labels', 'lib/contacts', 'lib/messages', 'lib/sources'],
  },
  'entrypoints/popup': { may: ['components'] },
  'entrypoints/options': { may: ['components'] },
  'entrypoints/sidepanel': { may: ['components'] },
  'entrypoints/bulk': { may: ['components'] },
  'entrypoints/loader.content.ts': { may: ['lib/capture'], types: ['lib/messages'] },
  'entrypoints/reader.ts': { may: ['lib/capture', 'lib/domain', 'entrypoints/frame.content'] },
  'entrypoints/frames.ts': {
    may: ['components', 'entrypoints/frame.content', 'entrypoints/overlay.content'],
  },
  'entrypoints/frame.content': {
    may: ['components', 'lib/capture', 'lib/domain', 'entrypoints/overlay.content'],
    types: ['lib/messages'],
  },
  'entrypoints/picks.ts': { may: ['lib/capture'] },
  'entrypoints/picker.content': {
    may: ['components', 'lib/capture', 'lib/messages', 'lib/domain', 'entrypoints/overlay.content'],
  },
  'entrypoints/overlay.content': {
    may: ['components', 'lib/capture', 'lib/messages', 'lib/domain', 'lib/contacts'],
  },
  'entrypoints/panel.content': {
    may: ['components', 'lib/messages', 'lib/domain', 'entrypoints/overlay.content'],
  },
  'entrypoints/background': {
    may: [
      'lib/capture',
      'lib/domain',
      'lib/http',
      'lib/providers',
      'lib/accounts',
      'lib/settings',
      'lib/outbox',
      'lib/mirror',
      'lib/jobs',
      'lib/rules',
      'lib/labels',
      'lib/contacts',
      'lib/messages',
      'lib/capture',
      'lib/sources',
    ],
  },
  relay: { may: ['lib/domain', 'lib/http', 'lib/providers'] },
};

const rooms = Object.keys(rules).sort((a, b) => b.length - a.length);
const roomOf = (path: string) => rooms.find((room) => path === room || path.startsWith(`${room}/`));
const source = sourceFiles().filter((path) => !path.startsWith('tests/'));
const all: Import[] = source.flatMap(importsOf);

/** Page-side code may know the shapes of schemas, never carry them. */
const pageSide = (path: string) => /^(components|entrypoints\/(?!background)|lib\/capture)/.test(path);
/** Code that a test or a tool can run without a browser. */
const browserless = (path: string) =>
  /^lib\/(domain|http|providers|capture|sources|jobs|outbox|rules|labels|contacts)\//.test(path);
const browserPackages = /^(wxt|webextension-polyfill|@wxt-dev)/;

function allowed({ from, to, typeOnly }: Import): boolean {
  if (to === null) return true;
  const room = roomOf(from);
  const target = roomOf(to);
  const rule = room === undefined ? undefined : rules[room];
  if (!rule) return false;
  if (room === target) return true;
  if (target === undefined) return to.startsWith('locales/');
  return rule.may.includes(target) || (typeOnly && (rule.types?.includes(target) ?? false));
}

describe('the import rule', () => {
  it('gives every source file a room', () => {
    expect(source.filter((path) => !roomOf(path))).toEqual([]);
  });

  it('lets arrows point down only', () => {
    const wrong = all.filter((one) => !allowed(one)).map(({ from, to }) => `${from} → ${to}`);
    expect(wrong).toEqual([]);
  });

  it('keeps providers from knowing each other', () => {
    const provider = (path: string) => path.match(/^lib\/providers\/(\w+)\//)?.[1];
    const wrong = all.filter(({ from, to }) => {
      const [one, other] = [provider(from), to ? provider(to) : undefined];
      return one !== undefined && other !== undefined && one !== other;
    });
    expect(wrong).toEqual([]);
  });

  it('keeps schemas off the page: page-side code has zod and *.schema files as types only', () => {
    const wrong = all.filter(
      ({ from, to, specifier, typeOnly }) =>
        pageSide(from) && !typeOnly && (specifier === 'zod' || (to?.includes('.schema.') ?? false)),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps the browser out of code that must run without one', () => {
    const wrong = all.filter(({ from, specifier }) => browserless(from) && browserPackages.test(specifier));
    expect(wrong).toEqual([]);
  });

  /** All that is loaded with some files. */
  const heldBy = (first: RegExp) => {
    const held = new Set(source.filter((path) => first.test(path)));
    for (const path of held)
      for (const { from, to, typeOnly } of all) if (from === path && to && !typeOnly) held.add(to);
    return [...held];
  };
  const gathers =
    /^lib\/capture\/(?:index|gather|snapshot|shown|told|places|parts|looks|webmails|pick|pick-find)\.ts$/;
  const judges = /^lib\/capture\/(?:judge|read-tree|cues|generic|choose|who|fields|lines|words|person)\.ts$/;

  it('keeps the worker out of the page: it judges what was gathered, never a document', () => {
    const held = heldBy(/^entrypoints\/background\//);
    expect(held).toContain('lib/capture/judge.ts');
    expect(held.filter((path) => gathers.test(path))).toEqual([]);
  });

  it('keeps the judging out of the pages: what is loaded with a mail only gathers', () => {
    const held = heldBy(
      /^entrypoints\/(?:overlay\.content|frame\.content|panel\.content)\/|^entrypoints\/(?:reader|frames)\.ts$/,
    );
    expect(held).toContain('lib/capture/gather.ts');
    expect(held.filter((path) => judges.test(path))).toEqual([]);
  });

  it('imports only what is named: no file of tests from the source', () => {
    expect(all.filter(({ to }) => to?.startsWith('tests/'))).toEqual([]);
  });
});

describe('import cycles', () => {
  it('are none', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of all) if (to) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (path: string, trail: string[]): void => {
      const at = trail.indexOf(path);
      if (at >= 0) cycles.push([...trail.slice(at), path].join(' → '));
      if (at >= 0 || done.has(path)) return;
      for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
      done.add(path);
    };
    for (const path of source) walk(path, []);
    expect(cycles).toEqual([]);
  });

  it('would be seen: the walk reads real edges', () => {
    expect(all.filter(({ to }) => to !== null).length).toBeGreaterThan(5);
  });
});
