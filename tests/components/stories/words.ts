import en from '../../../locales/en.json';
import ja from '../../../locales/ja.json';
import zhCN from '../../../locales/zh_CN.json';
import zhTW from '../../../locales/zh_TW.json';

const tables: Record<string, unknown> = { en, ja, zh_CN: zhCN, zh_TW: zhTW };

/** The locale's messages as the build flattens them: levels by `_`, plural forms by ` | `. */
function flatten(level: unknown, path: string, into: Map<string, string>): void {
  if (typeof level === 'string') into.set(path, level);
  if (typeof level !== 'object' || level === null) return;
  const entries = Object.entries(level);
  if (entries.some(([key]) => key === 'n')) into.set(path, entries.map(([, value]) => value).join(' | '));
  else for (const [key, value] of entries) flatten(value, path === '' ? key : `${path}_${key}`, into);
}

/** Answers as `i18n.getMessage` does. */
export function messagesOf(locale: string): (key: string, values?: string | string[]) => string {
  const messages = new Map<string, string>();
  flatten(tables[locale], '', messages);
  return (key, values = []) => {
    const list = typeof values === 'string' ? [values] : values;
    return (messages.get(key) ?? '').replace(/\$(\d)/g, (_, digit) => list[Number(digit) - 1] ?? '');
  };
}
