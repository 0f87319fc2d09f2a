import { Panel } from '../../../components/panel/Panel';
import { Screen } from '../../../components/screen/Screen';
import { type Label, labelColours } from '../../../lib/domain/label';
import { mailRef } from '../../../lib/domain/mail-ref';
import { type Answers, account, capture, fakeApp, intent, now } from './fake';
import type { Story } from './stories';

const label = (id: number, name: string, colour: string, unread = 0): Label => ({
  id: String(7_000_000_000_000_000 + id),
  name,
  colour,
  unread,
});

export const labels: Label[] = [
  label(1, '项目', 'blue', 4),
  label(2, '项目/镜头', 'wathet', 2),
  label(3, '项目/镜头/样品 2026', 'turquoise'),
  label(4, 'Follow up', 'carmine', 12),
  label(5, 'Invoices', 'lime'),
  label(6, 'Invoices/Overdue and to be chased by telephone before the end of the month', 'orange', 1),
  label(7, 'Travel', 'chartreuse'),
  label(8, 'Waiting', ''),
  { id: 'FLAGGED', name: 'FLAGGED', colour: '', unread: 3 },
];

/** Thousands of labels in branches of twenty. */
const many: Label[] = Array.from({ length: 5000 }, (_, index) =>
  label(
    100 + index,
    index % 20 === 0 ? `Branch ${index / 20}` : `Branch ${Math.floor(index / 20)}/Label ${index}`,
    labelColours[index % 12] ?? 'blue',
  ),
);

const allowed = { ...account, features: ['contacts', 'labels', 'messages'] as const };
const answers = (more: Answers = {}): Answers => ({
  'state.get': () => ({
    accounts: [{ ...allowed, features: [...allowed.features] }],
    account: 'a1',
    open: 0,
    needsYou: 0,
  }),
  'label.list': () => ({ labels, failure: null }),
  'label.count': () => ({ count: 34, more: false }),
  'mail.labels': () => ({
    state: 'found',
    message: 'm1',
    labels: ['FLAGGED', labels[1]?.id ?? '', labels[5]?.id ?? ''],
  }),
  'label.recolor': ({ id, label: of, name, colour }) =>
    intent({
      ...{ id, kind: 'recolor-label', createdAt: now, updatedAt: now },
      describe: { key: 'job.recolorLabel', params: [name, `colour.${colour}`] },
      input: { label: of, name, colour },
    }),
  ...more,
});

const labelsTab = '[role=tab][id$=-labels]';
const popup = (more: Answers = {}, open: readonly string[] = []): Story => ({
  screen: 'popup',
  show: () => <Screen app={fakeApp(answers(more))} follow={false} />,
  open: [labelsTab, ...open],
});

const gone = intent({
  ...{ id: 'gone', kind: 'recolor-label', state: 'dead', needsYou: true, canUndo: false },
  describe: { key: 'job.recolorLabel', params: ['Follow up', 'colour.lime'] },
  why: { key: 'job.labelGone', params: ['Follow up'] },
  input: { label: labels[3]?.id, name: 'Follow up', colour: 'lime' },
});
const tree = intent({
  ...{ id: 'tree', kind: 'recolor-tree', goesAt: now + 30_000 },
  describe: { key: 'job.recolorTree', params: ['项目', '200', 'colour.lime'] },
  progress: { done: 75, dead: 0, total: 200 },
  input: null,
});

/** The labels in the states that look different. */
export const labelStories: Record<string, Story> = {
  'popup-labels': popup(),
  'popup-labels-palette': popup({}, ['.treeRow']),
  'popup-labels-rename': popup({}, ['.treeRow:nth-child(5)', '.tools button:nth-child(2)']),
  'popup-labels-system': popup({}, ['.treeRow:has(.icon-lock)']),
  'popup-labels-remove': popup({}, ['.treeRow:nth-child(5)', '.tools button:nth-child(3)']),
  'popup-labels-allow': popup({
    'state.get': () => ({ accounts: [account], account: 'a1', open: 0, needsYou: 0 }),
  }),
  'popup-labels-none': popup({
    'label.list': () => ({ labels: [], failure: null }),
    'mail.labels': () => ({ state: 'none' }),
  }),
  'popup-labels-several': popup({
    'mail.labels': () => ({
      state: 'several',
      mails: [1, 2].map((day) => ({
        id: `m${day}`,
        subject: capture.subject,
        from: 'li.na@hangzhou-optics.example',
        date: `2026-03-1${day}T09:12:00+08:00`,
      })),
    }),
  }),
  'popup-labels-stale': popup({
    'label.list': () => ({ labels, failure: { kind: 'offline', execution: 'notExecuted' } }),
    'outbox.list': () => [tree],
  }),
  'popup-labels-gone': popup({ 'label.recolor': () => gone, 'outbox.list': () => [gone] }, [
    '.treeRow',
    '.swatch:last-of-type',
  ]),
  'popup-labels-many': popup({ 'label.list': () => ({ labels: many, failure: null }) }),
  'panel-labels': {
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
    open: [labelsTab, '.tagButton'],
  },
};
