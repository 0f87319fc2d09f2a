import type { App, Platform } from '../../../components/app/app';
import type { AccountView } from '../../../lib/domain/account';
import type { Capture } from '../../../lib/domain/capture';
import type { IntentView } from '../../../lib/domain/intent';
import { mailRef } from '../../../lib/domain/mail-ref';
import type { Policy } from '../../../lib/domain/policy';
import { Refused, type Send } from '../../../lib/messages/caller';
import type { InputOf, MessageName, OutputOf } from '../../../lib/messages/protocol.schema';

export const now = Date.parse('2026-03-12T10:30:00');

export type Answers = {
  [Name in MessageName]?: (input: InputOf<Name>) => OutputOf<Name> | Promise<OutputOf<Name>>;
};

export const noPolicy: Policy = {
  ...{ apps: [], relay: '', regions: [], hosts: [], off: [], closed: [], firstRun: true, seats: 0 },
  defaults: { tag: '', remark: '', labels: [], follower: '' },
};

export const account: AccountView = {
  id: 'a1',
  brand: 'feishu',
  appId: 'cli_demo',
  name: '王小明',
  address: 'xiaoming.wang@acme.example',
  state: 'connected',
  book: 'mail',
  relay: null,
  quick: false,
  scopes: ['mail:user_mailbox.mail_contact:read', 'mail:user_mailbox.mail_contact:write', 'offline_access'],
  features: ['contacts'],
};

const found = (value: string, confidence: number, span: string) => ({ value, confidence, span });

export const capture: Capture = {
  adapter: 'generic',
  confidence: 0.95,
  sender: { name: '李娜', address: 'li.na@hangzhou-optics.example' },
  replyTo: null,
  subject: '关于三月份镜头样品的报价',
  to: [],
  cc: [],
  date: '2026-03-12T09:12:00+08:00',
  messageId: 'a1@hangzhou-optics.example',
  signature: {
    name: found('李娜', 0.95, '李娜'),
    company: found('杭州光学仪器有限公司', 0.92, '杭州光学仪器有限公司'),
    position: found('华东区销售经理', 0.55, '华东区销售经理 / 镜头事业部'),
    phones: [
      { ...found('+86 138 0013 8000', 0.96, '手机：138 0013 8000'), type: 'mobile' },
      { ...found('0571-8888 6666', 0.8, '电话：0571-8888 6666 转 803'), type: 'office', extension: '803' },
    ],
    emails: [],
  },
  reasons: [],
  warnings: [],
};

export const odd: Capture = {
  ...capture,
  sender: {
    name: '<b>Zoë "The Very Long Name" Müller-Øverland</b> 👩‍🔬 محمد‮gpj',
    address:
      'zoe.mueller-overland.accounts.payable.department@a-rather-long-subdomain.paypa1-billing.example',
  },
  subject:
    '<script>alert(1)</script> Re: Re: Re: تقرير المبيعات for the extraordinarily long running project',
  messageId: 'odd@x',
  signature: { name: null, company: null, position: null, phones: [], emails: [] },
  reasons: [
    { kind: 'nameHoldsAddress', evidence: 'service@paypal.com ≠ billing@paypa1-billing.example' },
    { kind: 'replyElsewhere', evidence: 'collect@mailbox.example' },
  ],
};

export const intent = (change: Partial<IntentView>): IntentView => ({
  id: 'i1',
  kind: 'save-sender',
  account: 'a1',
  state: 'pending',
  describe: { key: 'job.saveSender', params: ['李娜', 'li.na@hangzhou-optics.example'] },
  goesAt: null,
  waiting: null,
  needsYou: false,
  failure: null,
  why: null,
  versions: null,
  canUndo: true,
  undoneBy: null,
  progress: null,
  createdAt: now - 60_000,
  updatedAt: now - 60_000,
  input: { fields: { name: '李娜', address: 'li.na@hangzhou-optics.example' } },
  ...change,
});

const defaults: Answers = {
  'state.get': () => ({ accounts: [account], account: 'a1', open: 0, needsYou: 0 }),
  'known.get': ({ address }) => ({ address, state: 'unknown', intent: null }),
  'outbox.list': () => [],
  'data.usage': () => ({ calls: 1204, refused: 3 }),
  'draft.get': () => null,
  'mail.current': () => ({
    capture,
    mail: mailRef(capture, 'mail.example'),
    why: null,
    host: 'mail.example',
  }),
  'contact.save': () => intent({ state: 'pending' }),
  'account.redirect': () => ({ url: 'https://mcdkhkoclnnlmogbdnkdjopkfhmfdgpk.chromiumapp.org/feishu' }),
  'hosts.get': () => [{ brand: 'feishu', origins: ['https://open.feishu.cn/*'], granted: false }],
  'policy.get': () => ({
    present: false,
    policy: noPolicy,
    problems: [],
  }),
  'policy.defaults': () => noPolicy.defaults,
  'quick.get': () => ({ at: 'idle' }),
};

const platform: Platform = {
  version: '0.1.0',
  requestHosts: async () => true,
  removeHosts: async () => true,
  grantedHosts: async () => ['https://mail.google.com/*', 'https://open.feishu.cn/*'],
  onHostsChanged: () => () => undefined,
  onTabChange: () => () => undefined,
  shortcuts: async () => [
    { name: 'save-sender', description: 'Save the sender of the open mail', keys: 'Alt+Shift+S' },
    { name: 'open-panel', description: "Open the sender's contact beside the mail", keys: '' },
  ],
  copy: async () => undefined,
  saveFile: () => undefined,
};

/** The worker as a table of answers; what is not in it is refused. */
export function fakeApp(answers: Answers = {}): App {
  const table: Answers = { ...defaults, ...answers };
  const send: Send = async (name, input) => {
    const answer = table[name];
    if (!answer) throw new Refused({ kind: 'unavailable', execution: 'notExecuted' });
    return answer(input);
  };
  return {
    client: { send, onEvent: () => () => undefined },
    platform,
    newId: () => crypto.randomUUID(),
    now: () => now,
    later(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
