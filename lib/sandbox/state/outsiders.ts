import { IdSource } from '../core/random';
import { Table } from './table';

/** An organisation's external contact, in the service's own words. */
export interface OutsiderRecord {
  userid: string;
  name: string;
  mobile: string;
  state_code: string;
  label_ids: number[];
  follower_user_id: string;
  title?: string | undefined;
  company_name?: string | undefined;
  address?: string | undefined;
  remark?: string | undefined;
  /** Nobody can write it; the service fills it from elsewhere. */
  email?: string | undefined;
  share_dept_ids?: number[] | undefined;
  share_user_ids?: string[] | undefined;
}

/** Label groups as an organisation has them from the start. `color` is a signed 32-bit ARGB number. */
const groups = [
  {
    name: '类型',
    color: -15_220_075,
    labels: ['客户', '渠道商', '供应商', '合作伙伴', '其他类型'],
  },
  { name: '级别', color: -11_687_445, labels: ['一般', '重要', '核心'] },
  { name: '状态', color: -543_394, labels: ['潜在', '意向', '洽谈', '成交', '流失'] },
] as const;

/** Ten digits each. */
const firstLabel = 1_561_077_301;

/** Nothing can change the labels but the organisation's console. */
export const labelGroups = groups.map(({ name, color, labels }, group) => ({
  name,
  color,
  labels: labels.map((label, at) => ({ name: label, id: firstLabel + group * 10 + at })),
}));

/** The organisation's address book of outsiders. */
export class Outsiders {
  readonly table = new Table<OutsiderRecord>(({ userid }) => userid);
  readonly #ids = new IdSource(9);

  /** Ids are text with leading zeros. */
  newId(): string {
    return `01${this.#ids.numeric()}`;
  }

  /** One record per phone. */
  byPhone({ mobile, state_code }: Pick<OutsiderRecord, 'mobile' | 'state_code'>): OutsiderRecord | undefined {
    return this.table.all().find((one) => one.mobile === mobile && one.state_code === state_code);
  }
}
