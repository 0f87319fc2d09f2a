import { chinese } from './chinese';
import { english, type Words } from './english';
import { japanese } from './japanese';

export type { Words };
export type Locale = 'en' | 'zh-CN' | 'ja';

export const words: Readonly<Record<Locale, Words>> = { en: english, 'zh-CN': chinese, ja: japanese };

/** The first wish that is spoken here; English where none is. */
export function chooseLocale(wishes: readonly string[]): Locale {
  for (const wish of wishes) {
    const language = wish.trim().toLowerCase().split('-')[0];
    if (language === 'zh') return 'zh-CN';
    if (language === 'ja') return 'ja';
    if (language === 'en') return 'en';
  }
  return 'en';
}
