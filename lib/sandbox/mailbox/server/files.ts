import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

export interface ClientFile {
  type: string;
  body: string;
}

const folder = join(import.meta.dirname, '../client');
const kinds = {
  css: { type: 'text/css; charset=utf-8', ending: 'css' },
  svg: { type: 'image/svg+xml', ending: 'svg' },
  js: { type: 'text/javascript; charset=utf-8', ending: 'ts' },
} as const;

/** The page's own files; its modules name each other without an ending and lose their types here. */
export function clientFile(name: string): ClientFile | undefined {
  const [, stem, ending = 'js'] = name.match(/^([a-z][\w-]*)(?:\.(js|css|svg))?$/i) ?? [];
  if (stem === undefined || !(ending in kinds)) return undefined;
  const kind = ending === 'css' ? kinds.css : ending === 'svg' ? kinds.svg : kinds.js;
  try {
    const text = readFileSync(join(folder, `${stem}.${kind.ending}`), 'utf8');
    return { type: kind.type, body: kind === kinds.js ? stripTypeScriptTypes(text) : text };
  } catch {
    return undefined;
  }
}
