import { describe, expect, it } from 'vitest';
import { contactFields } from '../../lib/domain/contact';
import { failureKinds } from '../../lib/domain/failure';
import { labelColours } from '../../lib/domain/label';
import { read, sourceFiles } from '../support/source';

const locales = ['en', 'zh_CN', 'zh_TW', 'ja'] as const;

/** Every message of a locale by its path; plural forms are leaves of their own. */
function leaves(level: unknown, path = ''): [string, string][] {
  if (typeof level === 'string') return [[path, level]];
  if (typeof level !== 'object' || level === null) return [];
  return Object.entries(level).flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}.${key}`));
}

const words = Object.fromEntries(
  locales.map((locale) => [locale, new Map(leaves(JSON.parse(read(`locales/${locale}.json`))))]),
);
const en = words.en ?? new Map<string, string>();
const placeholders = (text: string) => [...new Set(text.match(/\$\d/g) ?? [])].sort();

const source = sourceFiles().filter((path) => !path.startsWith('tests/'));
const literal = (pattern: RegExp, within = /./) =>
  source
    .filter((path) => within.test(path))
    .flatMap((path) => [...read(path).matchAll(pattern)].map((match) => match[1] ?? ''));
/** Where sentences are made; elsewhere `key` and `message` name other things. */
const logic = /^lib\/(domain|contacts|labels|rules|jobs|outbox)\//;

describe.each(locales)('the words in %s', (locale) => {
  const own = words[locale] ?? new Map<string, string>();

  it('are the same messages as in English, none empty', () => {
    expect([...own.keys()].sort()).toEqual([...en.keys()].sort());
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('take the same values', () => {
    const different = [...own].filter(
      ([key, text]) => `${placeholders(text)}` !== `${placeholders(en.get(key) ?? '')}`,
    );
    // A language without a singular counts in that form too.
    expect(different.filter(([key]) => !key.endsWith('.1'))).toEqual([]);
  });
});

describe('the words', () => {
  it('say what happened and what to do for every kind of failure', () => {
    expect(failureKinds.filter((kind) => !en.has(`failure.${kind}`))).toEqual([]);
  });

  it('name every field and colour', () => {
    expect(contactFields.filter((field) => !en.has(`field.${field}`))).toEqual([]);
    expect(labelColours.filter((colour) => !en.has(`colour.${colour}`))).toEqual([]);
  });

  it('hold every sentence that code names as data', () => {
    const keys = literal(/(?:key|message): '([a-z]+\.[A-Za-z.]+)'/g, logic);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !en.has(key))).toEqual([]);
  });

  it('give a reason for whatever makes a sender look odd', () => {
    const kinds = source
      .filter((path) => path.startsWith('lib/capture/trust/'))
      .flatMap((path) => [...read(path).matchAll(/(?:kind: |add\()'([A-Za-z]+)'/g)].map((match) => match[1]));
    expect(kinds.length).toBeGreaterThan(5);
    expect(kinds.filter((kind) => !en.has(`reason.${kind}`))).toEqual([]);
  });

  it('hold what the manifest and the menus name', () => {
    const manifest = [...read('wxt.config.ts').matchAll(/__MSG_(\w+)__/g)].map((match) => match[1] ?? '');
    const asked = literal(/getMessage\('(\w+)'\)/g).map((key) => key.replaceAll('_', '.'));
    expect([...manifest, ...asked].filter((key) => !en.has(key))).toEqual([]);
  });

  it('are not written into the screens', () => {
    const screens = source.filter((path) => /^(components|entrypoints\/(?!background)).*\.tsx?$/.test(path));
    const visible = screens.flatMap((path) =>
      read(path)
        .split('\n')
        .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
        .filter(
          (line) =>
            /[\u3040-\u30ff\u4e00-\u9fff]/.test(line) ||
            />[^<>{}=;]*[A-Za-z]{3,}[^<>{}=;]*<\//.test(line) ||
            /\b(aria-label|title|placeholder)="/.test(line),
        )
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(visible).toEqual([]);
  });
});
