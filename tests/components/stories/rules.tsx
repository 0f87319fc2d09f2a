import { Panel } from '../../../components/panel/Panel';
import { Screen } from '../../../components/screen/Screen';
import type { Feature } from '../../../lib/domain/account';
import type { Folder } from '../../../lib/domain/folder';
import { mailRef } from '../../../lib/domain/mail-ref';
import type { Rule } from '../../../lib/domain/rule';
import type { Proposal, TriedMail } from '../../../lib/domain/rule-view';
import { templates } from '../../../lib/rules/templates';
import { type Answers, account, capture, fakeApp, intent, now } from './fake';
import type { Story } from './stories';

const folder = (id: string, name: string, parent = '0'): Folder => ({ id, name, parent, system: false });
const folders: Folder[] = [
  { id: 'INBOX', name: 'INBOX', parent: '0', system: true },
  folder('71', '供应商'),
  folder('72', '镜头 / Lenses', '71'),
  folder('73', 'Newsletters that are read on Sundays with a cup of tea and nothing else to do'),
];
const sender = (text: string) => ({ part: 'sender', test: 'is', text }) as const;
const proposals: Proposal[] = [
  {
    kind: 'sender',
    about: 'li.na@hangzhou-optics.example',
    conditions: [sender('li.na@hangzhou-optics.example')],
  },
  {
    kind: 'domain',
    about: 'hangzhou-optics.example',
    conditions: [{ part: 'sender', test: 'endsWith', text: '@hangzhou-optics.example' }],
  },
  {
    kind: 'words',
    about: '关于三月份镜头样品的报价',
    conditions: [{ part: 'subject', test: 'contains', text: '镜头' }],
  },
  { kind: 'attachment', about: '', conditions: [{ part: 'hasAttachment' }] },
].map((one) => ({ match: 'all', provider: false, ...one }) as Proposal);

const rule = (id: string, name: string, more: Partial<Rule> = {}): Rule => ({
  ...{ id, name, enabled: true, match: 'any', stop: false },
  conditions: [sender('li.na@hangzhou-optics.example'), sender('wang@hangzhou-optics.example')],
  actions: [{ act: 'move', folder: '72' }, { act: 'markRead' }],
  ...more,
});
const rules: Rule[] = [
  rule('1', 'Suppliers', {
    stop: true,
    conditions: [{ part: 'sender', test: 'endsWith', text: '.example' }],
  }),
  rule('2', '镜头'),
  rule('3', 'A rule with a very long name that somebody gave it in the web mail a long time ago', {
    enabled: false,
    match: 'all',
    conditions: [{ part: 'external' }, { part: 'subject', test: 'notContains', text: '[ops]' }],
    actions: [{ act: 'label', raw: { type: 8, input: '7' } }],
  }),
];
const tried = (id: string, more: Partial<TriedMail> = {}): TriedMail => ({
  ...{
    id,
    date: now - 86_400_000,
    from: 'li.na@hangzhou-optics.example',
    subject: '关于三月份镜头样品的报价',
  },
  ...{ folder: 'INBOX', labels: [], verdict: 'yes', doubts: [] },
  ...more,
});

const everything: Feature[] = ['contacts', 'labels', 'messages', 'rules', 'texts'];
const answers = (more: Answers = {}): Answers => ({
  'state.get': () => ({
    accounts: [{ ...account, features: everything }],
    account: 'a1',
    open: 0,
    needsYou: 0,
  }),
  'label.list': () => ({ labels: [{ id: '9', name: 'Lenses', colour: 'blue', unread: 0 }], failure: null }),
  'folder.list': () => folders,
  'rule.start': () => ({
    proposals,
    templates: [
      ...templates,
      { id: 'own', name: 'Meine', about: ['sender'], actions: [{ act: 'flag' }], stop: false },
    ],
  }),
  'rule.match': () => ({
    same: null,
    fits: [{ id: '1', name: 'Suppliers', conditions: 14, has: false, full: false, sameActions: true }],
    providers: [],
  }),
  'rule.list': () => ({
    failure: null,
    rules,
    findings: [
      {
        kind: 'shadowed',
        rule: '2',
        by: '1',
        example: { from: 'li.na@hangzhou-optics.example', subject: '' },
      },
    ],
    foldings: [{ keep: '1', drop: ['2'] }],
  }),
  'rule.try': () => ({
    caught: [
      tried('a'),
      tried('b', {
        verdict: 'unsure',
        subject: 'An uncommonly long subject that does not fit any row at all',
      }),
      tried('c', { doubts: ['contact', 'reply'], from: 'ken@acme.example' }),
    ],
    near: [tried('d', { verdict: 'no', subject: 'Holiday' })],
    ...{ looked: 15, total: 212, next: null, cost: { search: 3, read: 2 } },
  }),
  'rule.history': () => [
    {
      intent: 'h1',
      at: now - 3_600_000,
      describe: { key: 'job.updateRuleDone', params: ['Suppliers'] },
      rule: '1',
      before: rule('1', 'Supplier', { conditions: [sender('old@hangzhou-optics.example')] }),
      after: rule('1', 'Suppliers', { stop: true }),
    },
    {
      intent: 'h2',
      at: now - 7_200_000,
      describe: { key: 'job.deleteRuleDone', params: ['Newsletters'] },
      rule: '77',
      before: rule('77', 'Newsletters'),
      after: null,
    },
  ],
  'rule.proof': () => ({ same: 57, different: [], unsure: 2 }),
  'rule.create': ({ id, rule: made }) =>
    intent({
      ...{ id, kind: 'create-rule', state: 'done', createdAt: now, updatedAt: now, input: { rule: made } },
      describe: { key: 'job.createRuleDone', params: [made.name] },
    }),
  ...more,
});

const rulesTab = '[role=tab][id$=-rules]';
const popup = (more: Answers = {}, open: readonly string[] = []): Story => ({
  screen: 'popup',
  show: () => <Screen app={fakeApp(answers(more))} follow={false} />,
  open: [rulesTab, ...open],
});
const noMail: Answers['mail.current'] = () => ({ capture: null, mail: null, why: 'none', host: '' });
const trial = '.trial button';

export const ruleStories: Record<string, Story> = {
  'popup-rule': popup(),
  'popup-rule-more': popup({}, ['.ruleForm details summary']),
  'popup-rule-tried': popup({}, [trial, '.trial details:nth-of-type(2) summary']),
  'popup-rule-danger': popup(
    {
      'rule.start': () => ({
        proposals,
        templates: [{ id: 'folder', name: '', about: ['sender'], actions: [{ act: 'delete' }], stop: false }],
      }),
      'rule.match': () => ({
        same: { id: '1', name: 'Suppliers', enabled: false },
        fits: [],
        providers: ['qq.com'],
      }),
    },
    ['.ruleForm button.primary'],
  ),
  'popup-rule-problems': popup({}, ['.ruleForm button.primary']),
  'popup-rules': popup({ 'mail.current': noMail }),
  'popup-rules-history': popup({ 'mail.current': noMail }, ['[data-rule="1"] .actions button:last-child']),
  'popup-rules-deleted': popup({ 'mail.current': noMail }, ['.rules + details summary']),
  'popup-rules-held': popup({ 'mail.current': noMail }, ['[data-rule="3"] .actions button:first-child']),
  'popup-rules-edit': popup({ 'mail.current': noMail }, ['[data-rule="1"] .actions button:first-child']),
  'popup-rules-allow': popup({
    'state.get': () => ({ accounts: [account], account: 'a1', open: 0, needsYou: 0 }),
  }),
  'sidepanel-rules': {
    screen: 'sidepanel',
    show: () => <Screen app={fakeApp(answers())} follow />,
    open: [rulesTab, trial],
  },
  'panel-rules': {
    screen: 'panel',
    show: () => (
      <Panel
        app={fakeApp(answers())}
        open={{ account: 'a1', capture, mail: mailRef(capture, 'mail.example') }}
        known={null}
        lang={document.documentElement.lang}
        mayAct={() => true}
        watch={() => () => undefined}
        onClose={() => undefined}
      />
    ),
    open: [rulesTab],
  },
};
