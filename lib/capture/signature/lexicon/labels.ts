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

/** Words of Latin-script labels by kind. */
const latin: readonly (readonly [Label, string])[] = [
  ['fax', 'tele?fax fax facsimile fx f faks? télécopie факс 팩스'],
  [
    'mobile',
    'mobile(?:_(?:phone|tel))? mobil(?:telefon|nr|e)? mob. cell(?:ular[e]?|_?phone)? celular handy handphone m[óo]vil gsm port(?:able)?. mobiel cep(?:_tel~)? m c моб~',
  ],
  ['direct', 'direct(?:_(?:line|dial|phone|tel))? ddi did durchwahl ligne_directe dirett?[oa] d'],
  [
    'office',
    '(?:office|business|desk|home|work)(?:_(?:phone|tel))? tel[s.]? tele?(?:phone|fon[oe]?) t[ée]l. téléphone teléfono telefoon te?lfn? tlf tfno fone phone ph. t p o off voice v pager call тел~ puh h 전화 휴대폰',
  ],
  [
    'main',
    'main(?:_line)? switchboard toll.?free zentrale hotline freephone reception hq standard centralita',
  ],
  ['email', 'e.?mails?(?:_address)? e:mail mail courriel correo e-?posta internet e 이메일'],
  [
    'web',
    'web(?:-?_?site)? url home_?page https? site(?:_web)? sito www w blog linkedin twitter github facebook',
  ],
  [
    'address',
    'addr(?:ess)?. add. adress?e? direcci[óo]n indirizzo adres anschrift location endereço адрес 주소 a',
  ],
  ['name', 'contact(?:_(?:person|name))? name ansprechpartner attn contacto nom 담당자'],
  ['company', 'company(?:_name)? organi[sz]ation firma société empresa azienda şirket'],
  ['position', '(?:job_)?title position funktion fonction poste cargo puesto'],
  ['department', 'dep(?:artmen)?t. abteilung division'],
  [
    'skip',
    'qq msn skype wechat whatsapp line icq aim yahoo telegram signal weixin wx (?:user|meeting|conference)?_?id username passcode password passwort pin zip(?:_code)? postcode plz vat(?:_no)? tax ust-?id\\p{L}* hrb abn pgp(?:_key)? fingerprint lic. iban bic acc(?:oun)?t room date time subject re from to b?cc sent when where topic',
  ],
];

/** Core words of Chinese and Japanese labels by kind; up to four further characters may stand before them. */
const cjk: readonly (readonly [Label, string])[] = [
  [
    'skip',
    'QQ 微信号? 旺旺 邮编 邮政编码 [郵邮]遞?[編编遞][区區]?[号號]? 郵便番号 开户行 户名 [账帐賬][号號] 税号 统一编号 統編 备案号 工号 学号 会议号 密[码碼] 会議ID 登録番号 法人番号 订单号 [编編][号號] 日期 [时時][间間] 主题 定休日 呼机 群号 MSN',
  ],
  ['fax', '[传傳]真(?:[号號][码碼]|电话)? 图文 ファック?ス FAX番号'],
  [
    'mobile',
    '手[机機](?:[号號][码碼]?)?(?:/微信|微信|\\(微信同号\\))? (?:移[动動]|行動|流動)[电電][话話] 携帯(?:電話|番号)? モバイル 手提 小灵通',
  ],
  ['direct', '直[线線通拨撥] ダイヤルイン'],
  [
    'main',
    '[总總][机機] (?:代表|フリーダイヤル|免费|免付費)[电電]?[话話]?(?:番号)? 大?代表 前台 (?:服务|客服)热线',
  ],
  [
    'office',
    '[电電][话話](?:[号號番][码碼号])? 座[机機] 固话 热线 [联聯][系絡繫络]方式 專線 [宅自][电宅] 办公室',
  ],
  ['email', '[邮郵]箱 [电電]子[邮郵信][箱件] [电電][邮郵] 信箱 [邮郵]件(?:地址)? E?メール(?:アドレス)?'],
  ['web', '[网網][址站] 主[页頁] 官[网網] ホームページ サイト 博客 微博'],
  ['address', '地址 住[所址] 所在地 本社 [厂店]址 地[点點] 总部'],
  [
    'name',
    '[联聯连][系絡络繫]人 姓?名 担当者? 営業担当 氏名 署名 [负負]?[责責][人者] 经办人 承辦人 业务代表 業?務?窓口 律师 [顾顧][问問] [经經]理',
  ],
  ['company', '公司(?:名[称稱])? [单單]位(?:名称)? 企业名称 会?社名 会社 网络实名 店名 机构 商号'],
  ['position', '[职職][位务務称稱] 役職 肩書き? 岗位'],
  ['department', '部[门門署] 所属 科室'],
];

const compile = (rows: readonly (readonly [Label, string])[], before: string): readonly [Label, RegExp][] =>
  rows.map(([label, words]) => [label, new RegExp(`^${before}(?:${alternation(words)})$`, 'iu')]);
const kinds = [...compile(latin, ''), ...compile(cjk, '\\p{scx=Han}{0,4}?')];

/** Alternations for patterns. */
export const latinLabel = alternation(latin.map(([, words]) => words).join(' '));
export const cjkLabel = `(?:[\\p{scx=Han}]{0,4}?(?:${alternation(cjk.map(([, words]) => words).join(' '))}))`;

/** The kind of a label word as matched, or null. */
export function labelKind(word: string): Label | null {
  const bare = word.trim();
  return kinds.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

const phoneKinds: ReadonlySet<Label> = new Set<Label>(['mobile', 'direct', 'office', 'main']);

export function isPhoneLabel(label: Label | null): label is 'mobile' | 'direct' | 'office' | 'main' {
  return label !== null && phoneKinds.has(label);
}
