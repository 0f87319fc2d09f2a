import { Bulk } from '../../../components/bulk/Bulk';
import { Options } from '../../../components/options/Options';
import { Screen } from '../../../components/screen/Screen';
import { lineOf } from '../../../lib/contacts/line-of';
import type { MirrorContact } from '../../../lib/contacts/mirror';
import { mirrorContact } from '../../../lib/contacts/to-mirror';
import type { ContactFields } from '../../../lib/domain/contact';
import { type Answers, account, capture, fakeApp, intent, now } from './fake';
import { mirrored } from './mirror';
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
const desk: Answers = { 'bulk.keep': () => null, 'bulk.kept': () => null };
const bulk: Answers = {
  ...desk,
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

const shared = { ...account, id: 'a1/sales', address: 'sales@acme.example', name: '', sharedOf: 'a1' };
const several: Answers = {
  'state.get': () => ({ accounts: [account, shared], account: shared.id, open: 0, needsYou: 0 }),
};
const long: Answers = {
  ...desk,
  'bulk.text': () =>
    [
      'Maximiliane von Hohenstein-Wittgenstein <maximiliane.von.hohenstein@procurement.rather-long-company.example>',
      'no-reply@shop.example, Bo Ek <bo@ek.example>, Bo Ek <bo@ek.example>, ' +
        'x'.repeat(70) +
        ' <y@ek.example>',
      '王芳 <wang.fang@hangzhou-optics.example>, pay@bank.example <eve@evil.example>, Anna <anna@kontor.example>',
      '李娜 <li.na@hangzhou-optics.example>',
    ].join('\n'),
  'contacts.review': ({ rows }) =>
    rows.map(({ address }) => ({
      contact:
        address === 'anna@kontor.example'
          ? { id: '2', fields: { name: 'A. Schmidt', address, company: 'Kontor' } }
          : address === 'li.na@hangzhou-optics.example'
            ? { id: '1', fields: { name: '李娜', address } }
            : null,
      likely: null,
    })),
};
const batches: Answers = {
  ...desk,
  'outbox.list': () => [
    batch({ id: '1', waiting: 'slot', goesAt: now + 40 * 60_000, createdAt: now - 4 * 60_000 }),
    batch({ id: '2', waiting: 'paused' }),
    batch({ id: '3', state: 'done' }),
    batch({ id: '4', state: 'done', progress: { done: 25, dead: 0, total: 25 } }),
    batch({ id: '5', state: 'done', undoneBy: 'x', progress: { done: 25, dead: 0, total: 25 } }),
    batch({ id: '6', waiting: 'signIn', needsYou: true }),
    batch({ id: '7', state: 'dead', progress: { done: 23, dead: 2, total: 25 } }),
  ],
};
const optionsOf = (answers: Answers) => () => <Options app={fakeApp({ ...mirrored, ...answers })} />;
const filling: Answers = {
  'mirror.state': () => [
    {
      ...{ account: 'a1', done: false, pages: 62, held: 1240, total: null, withheld: false, stopped: null },
      ...{ doneAt: null, expectedAt: null, staleAt: null, nextAt: now + 30_000, calls: 62, share: 1000 },
    },
  ],
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
  'popup-contacts-filling': {
    ...popup({ ...finding, ...filling }),
    open: [tab],
  },
  'popup-contacts-shared': { ...popup({ ...finding, ...several }), open: [tab] },
  'sidepanel-contacts-edit': {
    screen: 'sidepanel',
    show: () => <Screen app={fakeApp(finding)} follow />,
    open: [tab, '[role=option]'],
  },
  'options-merge': {
    screen: 'options',
    show: optionsOf({}),
    open: ['.duplicatesBox summary', '.duplicates .actions button', '.merge'],
  },
  'options-duplicates': { screen: 'options', show: optionsOf({}), open: ['.duplicatesBox summary'] },
  'options-filling': {
    screen: 'options',
    show: optionsOf({ ...filling, 'mailbox.list': () => ['sales@acme.example', 'support@acme.example'] }),
    open: ['.mailboxes button'],
  },
  'bulk-batches': { screen: 'bulk', show: () => <Bulk app={fakeApp(batches)} hash="" /> },
  'bulk-long': {
    screen: 'bulk',
    show: () => <Bulk app={fakeApp(long)} hash="#selection" />,
    open: ['.review'],
  },
  'bulk-nobody': {
    screen: 'bulk',
    show: () => (
      <Bulk
        app={fakeApp({ ...desk, 'page.people': () => ({ people: [], selection: '', why: null }) })}
        hash="#selected"
      />
    ),
    open: ['.note'],
  },
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
