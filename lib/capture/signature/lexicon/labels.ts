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

/** Words of Latin-script labels; lower case. */
const latin: Record<Label, string> = {
  mobile:
    'mobile mobile_phone mobile_tel mob mobil cell cell_phone cellphone cellular handy handphone móvil movil celular cellulare gsm portable mobiel cep cep_tel cep_telefonu tlf_móvil mobiltelefon mobilnr telemóvel m c моб мобильный',
  direct:
    'direct direct_line direct_dial direct_phone direct_tel ddi did durchwahl ligne_directe diretto directo rechtstreeks d',
  office:
    'tel tel. tels telephone phone ph ph. t p o off office office_phone office_tel work work_phone business business_phone voice v telefon téléphone tél teléfono telefono tfno tlf telefoon tlfn telefone fone ligne home home_phone pager desk desk_phone phone/telefon call тел телефон тел. puh h landline 전화 휴대폰',
  main: 'main main_line switchboard toll_free toll-free tollfree zentrale hotline freephone reception headquarters hq standard centralita centralino',
  fax: 'fax fax. facsimile fx f telefax faks télécopie telecopie telecopier fax_no efax факс 팩스',
  email:
    'email e-mail e_mail e:mail mail e-mails courriel mèl correo e-posta eposta posta internet email_address e-mail_address e 이메일',
  web: 'web website web-site web_site url homepage home_page http https site site_web sito internetseite www w blog linkedin twitter github facebook 홈페이지',
  address:
    'address add addr addr. adresse dirección direccion indirizzo adres anschrift location office_address endereço адрес 주소',
  name: 'contact contact_person contact_name name ansprechpartner attn your_contact contacto nom contatto 담당자',
  company:
    'company company_name organization organisation organization_name firma société empresa azienda şirket employer',
  position: 'title job_title position funktion fonction poste cargo puesto qualifica unvan role designation',
  department: 'department dept dept. abteilung service_de división division team',
  skip: 'qq msn skype wechat whatsapp line icq aim yahoo telegram signal weixin wx id user_id userid username meeting_id passcode password passwort pin zip zip_code postcode plz vat vat_no tax tax_id ust-idnr ustid hrb abn acn pgp gpg pgp_key fingerprint key_id nmls dre license lic iban bic account acct conference conference_id access_code host_code room date time subject re from to cc bcc sent when where topic',
};

/** Words of Chinese and Japanese labels. */
const cjk: Record<Label, string> = {
  mobile:
    '手机 手機 手机号 手机号码 手機號碼 移动电话 行動電話 移動電話 流動電話 携帯 携帯電話 携帯番号 モバイル 移动 手提 手提电话 手机/微信 手机微信 微信/手机 手机(微信同号) 小灵通',
  direct: '直线 直線 直通 直线电话 直拨 直撥 専用電話 ダイヤルイン',
  office:
    '电话 電話 联系电话 聯絡電話 聯繫電話 连络电话 联络电话 办公电话 辦公電話 公司电话 公司電話 固话 固定电话 座机 座機 电话号码 電話番号 電話號碼 お電話 咨询电话 服务电话 订购电话 业务电话 热线 咨询热线 联系方式 联系热线 電話/手機 办公室 单位电话 宅电 家庭电话 自宅 報名電話 洽詢專線 專線 專線電話 客服电话 Tel/電話',
  main: '总机 總機 代表電話 代表番号 代表 大代表 前台 服务热线 客服热线 フリーダイヤル 免费电话 免付費電話',
  fax: '传真 傳真 图文传真 图文 ファックス ファクス ファクシミリ 传真号码 传真电话 傳真號碼 FAX番号',
  email:
    '邮箱 郵箱 电子邮箱 電子郵箱 电子邮件 電子郵件 电邮 電郵 信箱 电子信箱 電子信箱 邮件 郵件 邮件地址 邮箱地址 伊妹儿 メール メールアドレス Eメール Ｅメール',
  web: '网址 網址 主页 主頁 官网 官網 网站 網站 公司网址 公司主页 公司网站 ホームページ サイト ウェブサイト 网页 博客 微博 官方网站',
  address:
    '地址 公司地址 联系地址 通讯地址 通信地址 办公地址 办公地点 單位地址 单位地址 公司住址 住所 所在地 本社 本社所在地 住址 厂址 店址 总部 总部地址 地点 地 址 邮寄地址 工厂地址 超云总部',
  name: '联系人 联络人 聯絡人 聯繫人 连络人 连系人 姓名 姓 担当 担当者 ご担当者 営業担当 氏名 署名 负责人 負責人 经办人 承辦人 业务联系 业务代表 联系人员 業務 業務窓口 窗口 名前 お名前 咨询顾问 课程顾问 执行律师 主办律师 責任者 担当営業 招商经理 业务经理 客户经理',
  company:
    '公司 公司名称 公司名稱 单位 单位名称 單位 工作单位 企业名称 会社名 会社 御社名 社名 貴社名 网络实名 店名 机构 发件单位 组织 機構 團體名稱 商号 法人名',
  position: '职位 职务 職位 職務 職稱 职称 役職 肩書 肩書き 岗位 头衔 職銜',
  department: '部门 部門 部署 所属 所属部署 所在部门 系所 單位部門 科室',
  skip: 'QQ qq 微信 微信号 微信公众号 旺旺 贸易通 邮编 郵編 邮政编码 郵遞區號 郵便番号 开户行 开户名 账号 帐号 賬號 户名 税号 统一编号 統一編號 統編 备案号 工号 学号 身份证 会议号 会议密码 密码 密碼 口令 会議ID 登録番号 法人番号 会员号 订单号 編號 编号 日期 时间 時間 主题 受付時間 営業時間 定休日 传呼 呼机 在线QQ 业务QQ 客服QQ 群号 MSN',
};

const kinds: readonly Label[] = [
  'mobile',
  'direct',
  'office',
  'main',
  'fax',
  'email',
  'web',
  'address',
  'name',
  'company',
  'position',
  'department',
  'skip',
];

const kindOf = new Map<string, Label>();
for (const kind of kinds) {
  for (const word of `${latin[kind]} ${cjk[kind]}`.trim().split(/\s+/)) {
    kindOf.set(word.replaceAll('_', '').toLowerCase(), kind);
  }
}

/** Alternations for patterns; longest word first. */
export const latinLabel = alternation(kinds.map((kind) => latin[kind]).join(' '));
export const cjkLabel = alternation(kinds.map((kind) => cjk[kind]).join(' '));

/** The kind of a label word as matched, or null. */
export function labelKind(word: string): Label | null {
  return kindOf.get(word.replace(/\s+/g, '').toLowerCase()) ?? null;
}

const phoneKinds: ReadonlySet<Label> = new Set<Label>(['mobile', 'direct', 'office', 'main']);

export function isPhoneLabel(label: Label | null): label is 'mobile' | 'direct' | 'office' | 'main' {
  return label !== null && phoneKinds.has(label);
}
