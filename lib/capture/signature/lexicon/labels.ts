import { alternation } from './words';

/** What stands before a detail. `skip` labels own a number or word that is never a contact detail. */
export type Label =
  | 'mobile'
  | 'direct'
  | 'office'
  | 'main'
  | 'fax'
  | 'email'
  | 'web'
  | 'address'
  | 'name'
  | 'company'
  | 'position'
  | 'department'
  | 'skip';

/** Words of Latin-script labels, by kind. */
const latin: readonly (readonly [Label, string])[] = [
  ['fax', 'tele?fax f(?:ax|x|aks|acsimile)? факс'],
  ['mobile', 'mob(?:ile?|iel)?(?:_phone)? cell(?:ular|_phone)? handy m[óo]vil celular cep tlm m c моб~'],
  ['direct', 'direct(?:_line|_dial)? ddi durchwahl d'],
  [
    'office',
    '(?:office|work|home)(?:_phone|_tel)? t[eé]l(?:e?(?:ph|f)on~)?s? ph(?:one)? tlf t p o voice pager тел~ 전화',
  ],
  ['main', 'main switchboard toll.?free zentrale hotline'],
  ['email', 'e.?mails? mail correo e-?posta e'],
  ['web', 'web.?(?:site)? url https? homepage w'],
  ['address', 'add(?:r|ress)? adresse a'],
  ['name', 'contact(?:_person)? name ansprechpartner'],
  ['company', 'company organi[sz]ation firma'],
  ['position', '(?:job_)?title position'],
  ['department', 'dep(?:artmen)?t'],
  ['skip', 'qq msn skype we(?:chat|ixin) whatsapp line id pass(?:code|word) pin zip vat tax hrb account'],
];

/** Core words of Chinese and Japanese labels, by kind; up to four further characters may stand before them. */
const cjk: readonly (readonly [Label, string])[] = [
  [
    'skip',
    'QQ 微信号? [郵邮][编編] 邮政编码 [户戶]名? [账帐賬税编編工学][号號] [统統]一?[编編]号? 密[码碼] 日期 [时時][间間]',
  ],
  ['fax', '[传傳]真[号號]?[码碼]? ファック?ス'],
  ['mobile', '手[机機][号號]?[码碼]?(?:/微信)? [移行流][动動][电電][话話] 携帯(?:電話|番号)? 小灵通'],
  ['direct', '直[线線通拨撥]'],
  ['main', '[总總][机機] 大?代表(?:電話|番号)?'],
  ['office', '[电電][话話][号號番]?[码碼号]? 座[机機] 固话 热线 [联聯][系絡繫络]方式 專線'],
  ['email', '[邮郵信][箱件](?:地址)? [电電][邮郵] メール(?:アドレス)?'],
  ['web', '[网網][址站] 主[页頁] 官[网網] ホームページ'],
  ['address', '地址 住[所址] 所在地 本社 地[点點] 总部'],
  ['name', '[联聯连][系絡络繫]人 姓?名 担当者? [负負責责]+[人者] 律师 [经經]理'],
  ['company', '公司(?:名[称稱])? [单單]位(?:名称)? 会?社名'],
  ['position', '[職职][位务務称稱] 役職'],
  ['department', '部[门門署] 所属'],
];

const patterns = (rows: readonly (readonly [Label, string])[], before: string): [Label, RegExp][] =>
  rows.map(([label, words]) => [label, new RegExp(`^${before}(?:${alternation(words)})$`, 'iu')]);
const kinds = [...patterns(latin, ''), ...patterns(cjk, '\\p{scx=Han}{0,4}?')];
const all = (rows: readonly (readonly [Label, string])[]): string =>
  alternation(rows.map(([, words]) => words).join(' '));

/** Alternations for patterns. */
export const latinLabel = all(latin);
export const cjkLabel = `(?:\\p{scx=Han}{0,4}?(?:${all(cjk)}))`;

/** The kind of a label word as matched, or null. */
export function labelKind(word: string): Label | null {
  return kinds.find(([, pattern]) => pattern.test(word.trim()))?.[0] ?? null;
}

export function isPhoneLabel(label: Label | null): label is 'mobile' | 'direct' | 'office' | 'main' {
  return label === 'mobile' || label === 'direct' || label === 'office' || label === 'main';
}
