import type { MirrorState } from '../../../lib/messages/contact-rows.schema';
import { type Answers, now } from './fake';

const hour = 3_600_000;
const state: MirrorState = {
  ...{ account: 'a1', done: true, pages: 62, held: 1240, total: 5012, withheld: false, stopped: null },
  ...{ doneAt: now - 30 * hour, expectedAt: now + hour, staleAt: now + 160 * hour, nextAt: now + 30_000 },
  ...{ calls: 312, share: 1000 },
};
const li = { name: '李娜', address: 'li.na@hangzhou-optics.example', company: '杭州光学仪器有限公司' };

/** One account whose list is walked again, one that waits for the person. */
export const mirrored: Answers = {
  'mirror.state': () => [
    state,
    { ...state, account: 'a2', stopped: 'signIn', expectedAt: null, withheld: true, staleAt: now - hour },
  ],
  'contacts.duplicates': () => ({
    pairs: [
      {
        a: { id: '1', ...li, phone: '+86 138 0013 8000' },
        b: {
          id: '2',
          ...li,
          name: 'Li Na',
          company: '杭州光学仪器',
          tag: '客户',
          remark: '<b>met</b> in May',
        },
        reasons: ['address', 'nameAndCompany'],
      },
    ],
    more: true,
  }),
};
