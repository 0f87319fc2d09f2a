import { notOwn } from './house';
import { hanInstitution, hanLegal, kabushiki } from './lexicon/organisations';
import { hanTitle } from './lexicon/titles';
import { isPlace } from './shapes';

/** A value and how sure it is. */
export type Scored = readonly [value: string, confidence: number] | null;

const part = '[^\\s、,。()「」≪《【:;/]{1,24}';
const japanese = new RegExp(
  `(?:${kabushiki}) ?${part}(?: (?!お)[\\p{scx=Kana}\\p{scx=Hira}A-Za-z]${part})?|${part}(?:${kabushiki})`,
  'u',
);
const chinese = new RegExp(
  `[\\p{scx=Han}\\p{scx=Kana}ーA-Za-z0-9()·&.-]{2,30}(?:${hanLegal})(?:\\p{scx=Han}{2,8}分公司)?`,
  'u',
);
const weak = new RegExp(
  `^[\\p{scx=Han}\\p{scx=Kana}\\p{scx=Hira}ーA-Za-z0-9()·& -]{2,24}(?:${hanInstitution})$`,
  'u',
);
/** "华东理工学院化学工程系" */
const schoolOf =
  /^(\p{scx=Han}{2,12}(?:大[学學]|[学學]院|[医醫]院|[電电][視视]台|[日新][报報]))\s?\p{scx=Han}{2,10}(?:[系科部室所院]|中心)$/u;

/** The Chinese or Japanese organisation that a piece names. */
export function hanCompany(text: string): Scored {
  const ja = japanese.exec(text);
  if (ja) return [ja[0].replace(/(?<=.{4}) (\S+)$/u, (end) => (hanTitle.test(end) ? '' : end)), 0.92];
  const zh = chinese.exec(text)?.[0] ?? '';
  if (zh !== '' && !notOwn.test(zh)) return [zh, /有限|分公司|集[团團]/.test(zh) ? 0.92 : 0.82];
  const unit = schoolOf.exec(text)?.[1];
  if (unit !== undefined) return [unit, 0.8];
  const own = [text, text.split(' ')[0] ?? ''].find(
    (cell) => weak.test(cell) && !isPlace(cell) && !notOwn.test(cell),
  );
  return own === undefined ? null : [own, 0.76];
}
