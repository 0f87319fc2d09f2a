import { Screen } from '../../../components/screen/Screen';
import type { IntentView } from '../../../lib/domain/intent';
import type { RuleBody } from '../../../lib/domain/rule';
import { companyAnswers } from './company';
import { type Answers, fakeApp, intent } from './fake';
import { labels } from './labels';
import type { Story } from './stories';

const [, , , followUp] = labels;
const person = { name: 'Anna Schmidt', address: 'anna@kontor.example', company: 'Kontor' };
const rule: RuleBody = {
  ...{ name: 'Newsletters', enabled: true, match: 'all', stop: false },
  conditions: [{ part: 'sender', test: 'contains', text: 'news@weekly.example' }],
  actions: [{ act: 'archive' }],
};
const dead = (change: Partial<IntentView>): IntentView =>
  intent({ state: 'dead', needsYou: true, canUndo: false, mayEdit: true, ...change });

/** One failed wish of each kind that has a form. */
const wishes: Record<string, IntentView> = {
  contact: dead({
    kind: 'update-contact',
    describe: { key: 'job.updateContact', params: [person.name, person.address] },
    why: { key: 'job.contactChangedSince', params: [person.name] },
    versions: {
      ours: person,
      now: { ...person, company: 'Kontor & Söhne GmbH' },
      wanted: { ...person, company: 'Kontor GmbH' },
    },
    input: { id: '1', base: person, set: { company: 'Kontor GmbH' } },
  }),
  rule: dead({
    kind: 'create-rule',
    describe: { key: 'job.createRule', params: [rule.name] },
    failure: { kind: 'invalid', execution: 'notExecuted', code: 1234567, message: 'rule is invalid' },
    input: { rule },
  }),
  label: dead({
    kind: 'create-label',
    describe: { key: 'job.createLabel', params: ['Invoices/2026'] },
    failure: { kind: 'tooMany', execution: 'notExecuted' },
    input: { name: 'Invoices/2026', colour: 'lime' },
  }),
  colour: dead({
    kind: 'recolor-label',
    describe: { key: 'job.recolorLabel', params: ['Follow up', 'colour.lime'] },
    failure: { kind: 'forbidden', execution: 'notExecuted' },
    input: { label: followUp?.id, name: 'Follow up', colour: 'lime' },
  }),
  name: dead({
    kind: 'rename-label',
    describe: { key: 'job.renameLabel', params: ['Follow up', 'Invoices'] },
    why: { key: 'job.labelTaken', params: ['Follow up', 'Invoices'] },
    input: { label: followUp?.id, from: 'Follow up', to: 'Invoices' },
  }),
  outsider: dead({
    account: 'd1',
    kind: 'save-outsider',
    describe: { key: 'job.saveOutsider', params: ['李娜', 'li.na@hangzhou-optics.example'] },
    failure: { kind: 'invalid', execution: 'notExecuted', code: 40035, message: 'mobile is invalid' },
    input: {
      person: {
        ...{ name: '李娜', mobile: '138001380', countryCode: '86', labels: [11], follower: '007' },
        ...{ company: '杭州光学', mail: 'li.na@hangzhou-optics.example' },
      },
    },
  }),
};

const popup = (one: IntentView, more: Answers = {}): Story => ({
  screen: 'popup',
  show: () => (
    <Screen
      app={fakeApp({
        ...companyAnswers,
        'label.list': () => ({ labels, failure: null }),
        'mail.current': () => ({ capture: null, mail: null, why: 'none', host: '' }),
        'outbox.list': () => [one],
        ...more,
      })}
      follow={false}
    />
  ),
});

const edit = 'button[data-do=edit]';
const group = intent({
  ...{ id: 'many', kind: 'save-many', state: 'dead', needsYou: true, canUndo: true },
  describe: { key: 'job.saveMany', params: ['12'] },
  failure: { kind: 'invalid', execution: 'notExecuted' },
  progress: { done: 10, dead: 2, total: 12 },
  input: null,
});

/** Failed wishes, each opened in the form that it came from. */
export const wishStories: Record<string, Story> = {
  ...Object.fromEntries(
    Object.entries(wishes).map(([name, one]) => [
      `popup-wish-${name}`,
      { ...popup(one), open: [`.outbox ${edit}`] },
    ]),
  ),
  'popup-wish-parts': {
    ...popup(group, {
      'intent.parts': () => [
        dead({
          ...{ id: 'many.1', kind: 'add-contact', input: { fields: { name: 'Cafe Merle', phone: '12 34' } } },
          describe: { key: 'job.saveSender', params: ['Cafe Merle', '12 34'] },
          failure: { kind: 'invalid', execution: 'notExecuted', field: 'phone' },
        }),
        dead({
          ...{ id: 'many.2', kind: 'save-sender', input: { fields: person } },
          describe: { key: 'job.saveSender', params: [person.name, person.address] },
          failure: { kind: 'forbidden', execution: 'notExecuted' },
        }),
      ],
    }),
    open: ['.outbox .row details summary', `.outbox details ${edit}`],
  },
};
