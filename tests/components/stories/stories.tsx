import type { VNode } from 'preact';
import { Options } from '../../../components/options/Options';
import { Panel } from '../../../components/panel/Panel';
import { Screen } from '../../../components/screen/Screen';
import { mailRef } from '../../../lib/domain/mail-ref';
import { Refused } from '../../../lib/messages/caller';
import { companyStories } from './company';
import { contactStories } from './contacts';
import { type Answers, account, capture, fakeApp, intent, noPolicy, now, odd } from './fake';
import { labelStories } from './labels';
import { mirrored } from './mirror';
import { pickerStories } from './picker';
import { ruleStories } from './rules';
import { wishStories } from './wishes';

export interface Story {
  screen: 'popup' | 'sidepanel' | 'options' | 'panel' | 'bulk' | 'page';
  show(): VNode;
  /** Pressed by the person before the story is looked at. */
  press?: string;
  /** Pressed one after the other as soon as it is there. */
  open?: readonly string[];
}

const popup = (answers: Answers = {}): Story => ({
  screen: 'popup',
  show: () => <Screen app={fakeApp(answers)} follow={false} />,
});
const reading =
  (one: typeof capture): Answers['mail.current'] =>
  () => ({
    capture: one,
    mail: mailRef(one, 'mail.example'),
    why: null,
    host: 'mail.example',
  });
const disconnected: Answers['state.get'] = () => ({ accounts: [], account: null, open: 0, needsYou: 0 });
const panel = (one: typeof capture): Story => ({
  screen: 'panel',
  show: () => (
    <Panel
      app={fakeApp()}
      open={{ account: 'a1', capture: one, mail: mailRef(one, 'mail.example') }}
      known={null}
      lang={document.documentElement.lang}
      mayAct={() => true}
      watch={() => () => undefined}
      onClose={() => undefined}
    />
  ),
});

const outbox = [
  intent({ id: '1', state: 'pending', waiting: 'slot', goesAt: now + 10 * 60_000 }),
  intent({ id: '2', state: 'inFlight', canUndo: false, progress: { done: 7, dead: 0, total: 12 } }),
  intent({
    id: '3',
    state: 'dead',
    needsYou: true,
    failure: {
      kind: 'scopeMissingApp',
      execution: 'notExecuted',
      code: 99991672,
      message: 'Access denied. One of the following scopes is required',
      logId: '20260312103000ABCDEF',
      scopes: ['mail:user_mailbox.mail_contact:write'],
      helpUrl: 'https://open.feishu.cn/app',
    },
  }),
  intent({
    id: '4',
    kind: 'restore-contact',
    state: 'pending',
    needsYou: true,
    describe: { key: 'job.restoreContact', params: ['Anna Schmidt', 'anna@kontor.example'] },
    why: { key: 'job.contactChangedSince', params: ['Anna Schmidt'] },
    versions: {
      ours: { name: 'Anna Schmidt', company: 'Kontor', phone: '+49 30 1234567' },
      now: { name: 'Anna Schmidt', company: 'Kontor & Söhne GmbH', phone: '+49 30 1234567' },
      wanted: { name: 'Anna S.', company: 'Kontor', phone: '+49 30 1234567' },
    },
    canUndo: false,
    input: {},
  }),
  intent({
    id: '5',
    state: 'done',
    describe: { key: 'job.saveSenderCreated', params: ['佐藤 健', 'sato@example.jp'] },
  }),
  intent({ id: '6', state: 'cancelled', canUndo: false }),
  intent({ id: '7', state: 'unknown', waiting: 'quiescence', canUndo: true }),
  intent({ id: '8', state: 'pending', waiting: 'signIn' }),
  intent({ id: '10', state: 'done', canUndo: false, undoneBy: '1' }),
  intent({ id: '9', state: 'cancelled', canUndo: false, maybeSent: true }),
];

/** Every screen in the states that look different. */
export const stories: Record<string, Story> = {
  ...contactStories,
  ...companyStories,
  ...labelStories,
  ...ruleStories,
  ...pickerStories,
  ...wishStories,
  popup: popup(),
  'popup-saved': {
    ...popup({ 'contact.save': () => intent({ waiting: 'slot', goesAt: now + 10 * 60_000 }) }),
    press: 'button.primary',
  },
  'popup-known': popup({ 'known.get': ({ address }) => ({ address, state: 'known', intent: null }) }),
  'popup-look': popup({ 'mail.current': reading(odd) }),
  'popup-problems': {
    ...popup({
      'draft.get': () => ({
        account: 'a1',
        mail: 'm',
        form: 'contact',
        fields: { name: '', address: 'not an address', company: 'x'.repeat(70), remark: 'met in Berlin' },
        revision: 1,
        updatedAt: now,
      }),
    }),
    press: 'button.primary',
  },
  'popup-unsure': popup({ 'mail.current': reading({ ...capture, sender: null }) }),
  'popup-no-account': popup({ 'state.get': disconnected }),
  'popup-sign-in': popup({
    'state.get': () => ({
      accounts: [
        { ...account, state: 'signInAgain', renewalCut: true },
        { ...account, id: 'a2', brand: 'lark', name: 'Wang Xiaoming' },
      ],
      account: 'a1',
      open: 1,
      needsYou: 0,
    }),
  }),
  'popup-not-granted': popup({
    'mail.current': () => ({
      capture: null,
      mail: null,
      why: 'notGranted',
      host: 'mail.hangzhou-optics.example',
    }),
  }),
  'popup-no-mail': popup({ 'mail.current': () => ({ capture: null, mail: null, why: 'noMail', host: 'x' }) }),
  'popup-source': {
    ...popup({ 'mail.current': () => ({ capture: null, mail: null, why: 'noMail', host: 'x' }) }),
    open: ['.source > summary'],
  },
  'popup-outbox': popup({
    'outbox.list': () => outbox,
    'mail.current': () => ({ capture: null, mail: null, why: 'none', host: '' }),
  }),
  'popup-unreachable': popup({
    'contact.save': () => Promise.reject(new Error('gone')),
    'mail.current': () => Promise.reject(new Error('gone')),
  }),
  sidepanel: {
    screen: 'sidepanel',
    show: () => <Screen app={fakeApp({ 'outbox.list': () => outbox })} follow />,
  },
  'popup-broken': popup({
    'state.get': () => ({ accounts: [account], account: 'a1', open: 0, needsYou: 1, trouble: 'corrupt' }),
    'outbox.list': () => Promise.reject(new Refused({ kind: 'storeBroken', execution: 'unknown' })),
  }),
  'options-broken': {
    screen: 'options',
    show: () => (
      <Options
        app={fakeApp({
          'state.get': () => ({
            accounts: [account],
            account: 'a1',
            open: 0,
            needsYou: 1,
            trouble: 'newer',
          }),
          'data.export': () => ({
            format: 'mail-quick-edit-outbox',
            version: 1,
            exportedAt: now,
            intents: [{}, {}],
            drafts: [{}],
            damaged: ['drafts: DataError: a row cannot be read'],
          }),
        })}
      />
    ),
    press: '#data .start',
  },
  'options-first': {
    screen: 'options',
    show: () => <Options app={fakeApp({ 'state.get': disconnected })} />,
  },
  'options-connected': {
    screen: 'options',
    show: () => (
      <Options
        app={fakeApp({
          ...mirrored,
          'state.get': () => ({
            accounts: [account, { ...account, id: 'a2', brand: 'lark', state: 'signInAgain' }],
            account: 'a1',
            open: 0,
            needsYou: 0,
          }),
          'policy.get': () => ({
            present: true,
            policy: { ...noPolicy, off: ['rules'], hosts: ['https://mail.acme.example/*'] },
            problems: [{ at: 'apps.0.appId', key: 'shape', params: ['string'] }],
          }),
        })}
      />
    ),
  },
  panel: panel(capture),
  'panel-look': panel(odd),
};
