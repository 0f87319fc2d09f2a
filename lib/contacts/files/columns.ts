/** What a column of a CSV holds. `given`, `middle`, `family` make a name where no column gives it whole. */
export type Column =
  | 'name'
  | 'given'
  | 'middle'
  | 'family'
  | 'address'
  | 'phone'
  | 'company'
  | 'position'
  | 'tag'
  | 'remark';

/** Header words in the exports of Google, Outlook and Thunderbird, and what people write, in four languages. */
const words: Readonly<Record<Column, readonly string[]>> = {
  name: [
    ...['name', 'full name', 'fullname', 'display name', 'file as', 'contact', 'contact name'],
    ...[
      '姓名',
      '名称',
      '显示名称',
      '显示名',
      '联系人',
      '全名',
      '名稱',
      '顯示名稱',
      '聯絡人',
      '連絡人',
      '氏名',
      '表示名',
      '名前',
    ],
  ],
  given: ['first name', 'given name', 'firstname', '名', '名字'],
  middle: ['middle name', 'additional name', '中间名', '中間名'],
  family: ['last name', 'family name', 'surname', 'lastname', '姓', '姓氏'],
  address: [
    ...['email', 'e-mail', 'mail', 'email address', 'e-mail address', 'primary email', 'secondary email'],
    ...['mail address', 'e-mail 2 address', 'e-mail 3 address', 'additional email'],
    ...[
      '邮箱',
      '电子邮件',
      '电子邮箱',
      '邮件地址',
      '电子邮件地址',
      '邮箱地址',
      '电子邮件 2 地址',
      '电子邮件 3 地址',
      '主要电子邮件',
    ],
    ...[
      '電子郵件',
      '電子郵件地址',
      '電子信箱',
      '信箱',
      '郵件地址',
      'メール',
      'メールアドレス',
      '電子メール',
      '電子メール アドレス',
    ],
  ],
  phone: [
    ...['phone', 'telephone', 'tel', 'mobile', 'cell', 'phone number', 'mobile phone', 'mobile number'],
    ...['business phone', 'business phone 2', 'work phone', 'home phone', 'home phone 2', 'primary phone'],
    ...['other phone', 'company main phone'],
    ...[
      '电话',
      '手机',
      '移动电话',
      '商务电话',
      '单位电话',
      '住宅电话',
      '电话号码',
      '手机号',
      '手机号码',
      '联系电话',
    ],
    ...['電話', '手機', '行動電話', '商務電話', '電話號碼', '電話番号', '携帯', '携帯電話', '会社電話'],
  ],
  company: [
    ...['company', 'organization', 'organisation', 'organization name', 'company name', 'employer'],
    ...['公司', '单位', '组织', '公司名称', '單位', '公司名稱', '会社', '会社名', '組織'],
  ],
  position: [
    ...['title', 'job title', 'position', 'role', 'organization title'],
    ...['职位', '职务', '头衔', '職稱', '職位', '職務', '役職', '肩書き'],
  ],
  tag: [
    'tag',
    'tags',
    'label',
    'labels',
    'group',
    'groups',
    'group membership',
    'categories',
    'category',
    '标签',
    '分组',
    '类别',
    '標籤',
    '群組',
    '類別',
    'タグ',
    '分類',
  ],
  remark: [
    'notes',
    'note',
    'remark',
    'remarks',
    'comment',
    'memo',
    '备注',
    '附注',
    '便笺',
    '備註',
    '附註',
    '備考',
    'メモ',
  ],
};

const known = new Map(
  Object.entries(words).flatMap(([column, all]) => all.map((word) => [word, column] as const)),
);

const isColumn = (name: string | undefined): name is Column =>
  name !== undefined && Object.hasOwn(words, name);

/** Google numbers its columns: `E-mail 1 - Value`, `Phone 2 - Value`, `Organization 1 - Name`. */
const numbered = /^(e-mail|phone|organization) \d+ - (value|name|title)$/;

export function columnOf(header: string): Column | null {
  const word = header
    .normalize('NFKC')
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();
  const [, what, part] = numbered.exec(word) ?? [];
  if (what === 'e-mail' && part === 'value') return 'address';
  if (what === 'phone' && part === 'value') return 'phone';
  if (what === 'organization') return part === 'title' ? 'position' : 'company';
  const found = known.get(word);
  return isColumn(found) ? found : null;
}

export const isHeader = (header: string): boolean => columnOf(header) !== null;
