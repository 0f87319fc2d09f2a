import { Bulk } from '../../../components/bulk/Bulk';
import { Screen } from '../../../components/screen/Screen';
import { lineOf } from '../../../lib/contacts/line-of';
import type { MirrorContact } from '../../../lib/contacts/mirror';
import { mirrorContact } from '../../../lib/contacts/to-mirror';
import type { ContactFields } from '../../../lib/domain/contact';
import { type Answers, capture, fakeApp, intent, now } from './fake';
import type { Story } from './stories';

const held: ContactFields = {
  name: '李娜',
  address: 'li.na@hangzhou-optics.example',
  company: '杭州光学仪器',
  phone: '0571-8888 6666',
  remark: '展会上认识',
};
const one = (id: string, fields: ContactFields): MirrorContact =>
  mirrorContact('a1', { id, ...fields }, { seenAt: now, source: 'list' });
const book = [
  one('1', held),
  one('2', { name: 'Anna Schmidt', address: 'anna@kontor.example', company: 'Kontor & Söhne GmbH' }),
  one('3', { name: '佐藤 健', address: 'sato@minato.example', company: '株式会社みなと' }),
];

const known: Answers = {
  'known.get': ({ address }) => ({ address, state: 'news', intent: null }),
  'contact.compare': () => ({
    contact: { id: '1', fields: held },
    others: [{ account: 'b', fields: { name: '李娜', position: '销售经理' } }],
  }),
  'prefs.get': () => ({ provenance: true }),
};
const finding: Answers = {
  'contacts.search': () => book.map((contact) => ({ ...lineOf(contact), where: 'name' as const })),
  'contacts.get': ({ id }) => book.find((contact) => contact.id === id) ?? null,
  'mirror.state': () => [],
};
const batch = (change: Parameters<typeof intent>[0]) =>
  intent({
    kind: 'save-many',
    describe: { key: 'job.saveMany', params: ['25'] },
    progress: { done: 12, dead: 0, total: 25 },
    ...change,
  });
const people = `Anna Schmidt <anna@kontor.example>, Bo Ek <bo@ek.example>, no-reply@shop.example
pay@bank.example <eve@evil.example>`;
const bulk: Answers = {
  'outbox.list': () => [
    batch({ id: '1', waiting: 'paused' }),
    batch({ id: '2', waiting: 'slot', goesAt: now + 40 * 60_000 }),
    batch({ id: '3', state: 'done', progress: { done: 25, dead: 0, total: 25 } }),
  ],
  'bulk.text': () => people,
  'contacts.review': ({ rows }) =>
    rows.map(({ address }) => ({
      contact:
        address === 'anna@kontor.example'
          ? { id: '2', fields: { name: 'A. Schmidt', address, company: 'Kontor' } }
          : null,
      likely: null,
    })),
};

const popup = (answers: Answers): Story => ({
  screen: 'popup',
  show: () => <Screen app={fakeApp(answers)} follow={false} />,
});
const tab = '[role=tab][id$=-contacts]';

/** A known sender, finding contacts, and many at once. */
export const contactStories: Record<string, Story> = {
  'popup-diff': popup(known),
  'popup-diff-nothing': popup({
    ...known,
    'contact.compare': () => ({
      contact: {
        id: '1',
        fields: { ...held, company: '杭州光学仪器有限公司', phone: '0571-8888 6666; 13800138000' },
      },
      others: [],
    }),
    'mail.current': () => ({
      capture: { ...capture, signature: { ...capture.signature, position: null, phones: [] } },
      mail: { key: 'm', host: 'mail.example', subject: capture.subject },
      why: null,
      host: 'mail.example',
    }),
    'prefs.get': () => ({ provenance: false }),
  }),
  'popup-contacts': { ...popup(finding), open: [tab] },
  'popup-contacts-edit': { ...popup(finding), open: [tab, '[role=option]'] },
  'sidepanel-diff': {
    screen: 'sidepanel',
    show: () => <Screen app={fakeApp(known)} follow />,
  },
  'bulk-review': {
    screen: 'bulk',
    show: () => <Bulk app={fakeApp(bulk)} hash="#selection" />,
    open: ['.review'],
  },
};
