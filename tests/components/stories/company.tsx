import { Options } from '../../../components/options/Options';
import { Screen } from '../../../components/screen/Screen';
import type { ExternalContact, OutsiderSeen } from '../../../lib/domain/external-contact';
import { type Answers, account, fakeApp, noPolicy, now } from './fake';
import type { Story } from './stories';

const dingtalk = {
  ...account,
  ...{ id: 'd1', brand: 'dingtalk' as const, book: 'company' as const, appId: 'dingdemo' },
  relay: 'https://relay.acme.example',
};
const record: ExternalContact = {
  ...{ id: '0112', name: '李娜', mobile: '13800138000', countryCode: '86', labels: [11], follower: '007' },
  ...{ company: '杭州光学', remark: '', mail: 'li.na@hangzhou-optics.example' },
};
const live: OutsiderSeen = { record, from: 'live', at: null, failure: null, whole: true };
const down: OutsiderSeen = {
  ...live,
  ...{ from: 'copy', at: now - 3 * 3_600_000, whole: false },
  failure: { kind: 'rateLimited', execution: 'notExecuted', endpoint: 'relay', retryAt: now + 4 * 60_000 },
};
export const companyAnswers: Answers = {
  'state.get': () => ({ accounts: [account, dingtalk], account: 'a1', open: 0, needsYou: 0 }),
  'outsider.labels': () => [
    {
      name: '类型',
      colour: '#17c295',
      labels: [
        { id: 11, name: '客户' },
        { id: 12, name: '供应商' },
      ],
    },
    {
      name: '级别',
      colour: '#4da9eb',
      labels: [
        { id: 21, name: '重要' },
        { id: 22, name: '核心' },
      ],
    },
  ],
  'outsider.compare': () => live,
};
const known: Answers = {
  ...companyAnswers,
  'known.get': ({ address }) => ({ address, state: 'news', intent: null }),
  'contact.compare': () => ({
    contact: { id: '1', fields: { name: '李娜', address: 'li.na@hangzhou-optics.example' } },
    others: [],
  }),
};
const popup = (answers: Answers): Story => ({
  screen: 'popup',
  show: () => <Screen app={fakeApp(answers)} follow={false} />,
});
const toCompany = ['input[name=saveTo][value=company]'];

/** A second address book, that of the organisation; and what a company sets. */
export const companyStories: Record<string, Story> = {
  'popup-diff-both': popup(known),
  'popup-diff-unread': popup({ ...known, 'outsider.compare': () => down }),
  'popup-company': {
    ...popup({
      ...companyAnswers,
      'known.get': ({ address }) => ({ address, state: 'unknown', intent: null }),
    }),
    open: toCompany,
  },
  'popup-company-unread': {
    ...popup({
      ...companyAnswers,
      'outsider.compare': () => ({ ...down, record: null, from: 'live', at: null }),
    }),
    open: toCompany,
  },
  'options-policy': {
    screen: 'options',
    show: () => (
      <Options
        app={fakeApp({
          'state.get': () => ({ accounts: [dingtalk], account: 'd1', open: 0, needsYou: 0, relayDown: true }),
          'policy.get': () => ({
            present: true,
            policy: { ...noPolicy, off: ['quickConnect', 'appSecret'], closed: ['regions', 'hosts'] },
            problems: [
              { at: 'regions.0', key: 'choice', params: ['feishu, lark, dingtalk, dingtalkIntl'] },
              { at: 'hosts.0', key: 'host', params: [''] },
            ],
          }),
        })}
      />
    ),
  },
  'options-relay': {
    screen: 'options',
    show: () => (
      <Options
        app={fakeApp({
          'state.get': () => ({ accounts: [], account: null, open: 0, needsYou: 0 }),
          'policy.get': () => ({
            present: true,
            policy: { ...noPolicy, relay: 'https://relay.acme.example' },
            problems: [],
          }),
          'relay.apps': () => ({
            relay: 'https://relay.acme.example',
            apps: [
              { brand: 'dingtalk', appId: 'dingsandboxapp' },
              { brand: 'feishu', appId: 'cli_demo' },
            ],
          }),
        })}
      />
    ),
    open: ['form.relay > button[type=submit]'],
  },
  'options-quick': {
    screen: 'options',
    show: () => (
      <Options
        app={fakeApp({ 'state.get': () => ({ accounts: [], account: null, open: 0, needsYou: 0 }) })}
      />
    ),
    open: ['#accounts details summary'],
  },
};
