import { alternation } from './words';

/** What stands before a detail. What a `skip` label stands before is no name, position, company or telephone number. */
export type Label =
  | 'mobile'
  | 'direct'
  | 'office'
  | 'main'
  | 'fax'
  | 'name'
  | 'company'
  | 'position'
  | 'skip';

/**
 * Words of labels by kind: in Latin and other alphabets, and the core words of Chinese and Japanese ones, before which up to
 * four further characters may stand.
 */
const rows: readonly (readonly [Label, string, string])[] = [
  [
    'skip',
    'qq skype we(?:chat|ixin) whatsapp id vat e.?mail web add(?:r|ress)? dept',
    'QQ 微信号? 邮编 [邮郵]箱 [網网]址 地址 部[门門]',
  ],
  [
    'fax',
    '\\p{L}{0,4}-?fax~ f(?:x|aks|acsimile)? t[eé]l[eé]copi~',
    '[传傳]真[号號]?[码碼]? ファ(?:ッ?クス|クシミリ)',
  ],
  [
    'mobile',
    'mob~ cell(?:ular|_phone)? mp m[óo]vil m c',
    '手[机機][号號]?[码碼]?(?:/微信)? [移行流][动動][电電][话話] 携帯(?:電話|番号)?',
  ],
  ['direct', 'direct(?:_line|_dial)? d', '直[线線通拨撥]'],
  [
    'office',
    '(?:office|work|home)(?:_phone|_tel)? t[eé]l(?:[eé]?(?:ph|f)on~)?s? ph(?:one)? tlf t p o',
    '[电電][话話][号號番]?[码碼号]? 座机 固话 热线 [联聯][系絡][方式]*',
  ],
  ['main', 'main', '[总總]机 大?代表(?:電話|番号)?'],
  ['name', 'contact(?:_person)? name', '[联聯连][系絡络繫]人 姓?名 担当者? 负责人 律师 [经經]理'],
  ['company', 'company', '公司(?:名[称稱])? [单單]位(?:名称)? 社名'],
  ['position', '(?:job_)?title position', '[職职][位务務称稱] 役職'],
];

/** Alternations for patterns. */
export const latinLabel = alternation(rows.map(([, latin]) => latin).join(' '));
const han = (words: string): string => `(?:\\p{scx=Han}{0,4}?(?:${alternation(words)}))`;
export const cjkLabel = han(rows.map(([, , cjk]) => cjk).join(' '));
const kinds = rows.map(
  ([label, latin, cjk]) => [label, new RegExp(`^(?:${alternation(latin)}|${han(cjk)})$`, 'iu')] as const,
);

/** The kind of a label word as matched, or null. */
export function labelKind(word: string): Label | null {
  return kinds.find(([, pattern]) => pattern.test(word.trim()))?.[0] ?? null;
}

export function isPhoneLabel(label: Label | null): label is 'mobile' | 'direct' | 'office' | 'main' {
  return label === 'mobile' || label === 'direct' || label === 'office' || label === 'main';
}
