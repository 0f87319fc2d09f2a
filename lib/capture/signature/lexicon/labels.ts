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

/**
 * Words of labels by kind: in Latin and other alphabets, and the core words of Chinese and Japanese ones, before which up to
 * four further characters may stand.
 */
const rows: readonly (readonly [Label, string, string])[] = [
  [
    'skip',
    'qq msn skype we(?:chat|ixin) whatsapp line id pass(?:code|word) pin zip vat tax hrb account',
    'QQ 微信号? [郵邮][编編] 邮政编码 [户戶]名? [账帐賬税编編工学][号號] [统統]一?[编編]号? 密[码碼] 日期 [时時][间間]',
  ],
  [
    'fax',
    '\\p{L}{0,4}-?fax~ f(?:x|aks|acsimile)? t[eé]l[eé]copi~ факс',
    '[传傳]真[号號]?[码碼]? ファ(?:ッ?クス|クシミリ)',
  ],
  [
    'mobile',
    'mob(?:ile?|iel)?(?:_phone)? cell(?:ular|_phone)? handy mp m[óo]vil celular cep tlm kom m c моб~',
    '手[机機][号號]?[码碼]?(?:/微信)? [移行流][动動][电電][话話] 携帯(?:電話|番号)? 小灵通',
  ],
  ['direct', 'direct(?:_line|_dial)? ddi durchwahl d', '直[线線通拨撥]'],
  [
    'office',
    '(?:office|work|home)(?:_phone|_tel)? t[eé]l(?:[eé]?(?:ph|f)on~)?s? ph(?:one)? tlf t p o voice pager тел~ 전화',
    '[电電][话話][号號番]?[码碼号]? 座[机機] 固话 热线 [联聯][系絡繫络]方式 專線',
  ],
  ['main', 'main switchboard toll.?free zentrale hotline', '[总總][机機] 大?代表(?:電話|番号)?'],
  ['email', 'e.?mails? mail correo e-?posta e', '[邮郵信][箱件](?:地址)? [电電][邮郵] メール(?:アドレス)?'],
  ['web', 'web.?(?:site)? url https? homepage w', '[网網][址站] 主[页頁] 官[网網] ホームページ'],
  ['address', 'add(?:r|ress)? adresse a', '地址 住[所址] 所在地 本社 地[点點] 总部'],
  [
    'name',
    'contact(?:_person)? name ansprechpartner',
    '[联聯连][系絡络繫]人 姓?名 担当者? [负負責责]+[人者] 律师 [经經]理',
  ],
  ['company', 'company organi[sz]ation firma', '公司(?:名[称稱])? [单單]位(?:名称)? 会?社名'],
  ['position', '(?:job_)?title position', '[職职][位务務称稱] 役職'],
  ['department', 'dep(?:artmen)?t', '部[门門署] 所属'],
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
