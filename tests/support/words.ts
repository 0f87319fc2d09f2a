import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source';

/** The visible words of a locale by key, as the extension shows them; `$1` … are filled in. */
export function wordsOf(locale: 'en' | 'zh_CN' | 'zh_TW' | 'ja' = 'en') {
  const table: unknown = JSON.parse(readFileSync(join(root, 'locales', `${locale}.json`), 'utf8'));
  return (key: string, ...params: string[]): string => {
    const found = key
      .split('.')
      .reduce<unknown>(
        (level, part) => (typeof level === 'object' && level !== null ? Reflect.get(level, part) : undefined),
        table,
      );
    if (typeof found !== 'string') throw new Error(`no words for ${key}`);
    return params.reduce((text, value, index) => text.replaceAll(`$${index + 1}`, value), found);
  };
}

export const words = wordsOf();
