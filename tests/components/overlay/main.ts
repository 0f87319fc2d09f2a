import type { Person, Reason } from '../../../lib/domain/capture';
import { messagesOf } from '../stories/words';

Object.assign(globalThis, { chrome: { runtime: { id: 'stories' }, i18n: { getMessage: messagesOf('en') } } });

history.replaceState(null, '', '/mail/inbox/1');

/** The page's own work: shows a mail, as a web mail would. */
function show(from: string, address: string, subject: string): void {
  const pane = document.getElementById('pane');
  if (!pane) return;
  const line = (tag: string, text: string) =>
    Object.assign(document.createElement(tag), { textContent: text });
  const header = document.createElement('header');
  const sender = line('div', 'From: ');
  sender.append(Object.assign(line('span', `${from} <${address}>`), { className: 'from', title: address }));
  const date = Object.assign(document.createElement('time'), { dateTime: '2026-03-12T09:12:00+08:00' });
  date.textContent = '2026-03-12 09:12';
  header.append(date, sender, line('div', 'To: Wang Xiaoming <xiaoming.wang@acme.example>'));
  const body = document.createElement('div');
  body.append(
    line('p', 'Dear Mr Wang, please find the prices of the samples attached. They include tax.'),
    line('p', 'Delivery takes two weeks from the day of your order. Do ask if anything is unclear.'),
    line('p', 'We look forward to hearing from you. Kind regards'),
  );
  const article = document.createElement('article');
  article.append(header, body);
  pane.replaceChildren(line('h1', subject), article);
}

const { createOverlay } = await import('../../../entrypoints/overlay.content/overlay');
const { createPageHandlers } = await import('../../../entrypoints/background/page-handlers');
const { createJudge } = await import('../../../entrypoints/background/judge');
const { prefill } = await import('../../../lib/contacts/prefill');
const { noted } = await import('../../../lib/contacts/provenance');
const { readLetter } = await import('../../../lib/capture/letter');
const { fakeApp, intent } = await import('../stories/fake');

const sent: { name: string; input: unknown }[] = [];
const listeners = new Set<(event: never) => void>();
const scope = {};
/** What the service says of the mail that is open. */
let service: () => Promise<{ sender: Person; reasons: Reason[] }> | null = () => null;
let provenance = false;
let held: Promise<void> | undefined;
let finish = () => {};
const read = createPageHandlers({
  judge: createJudge(),
  async readLetter(letter) {
    await held;
    return readLetter(letter, { own: [] });
  },
  later: (work, ms) => setTimeout(work, ms),
  known: {
    meet: () => new Map(),
    answer: async ({ address }) => ({ address, state: 'unknown', intent: null }),
  },
  held: async () => [],
  fresh: async (capture) => noted(prefill(capture).fields, provenance ? 'from mail of today' : ''),
});
const app = fakeApp({
  'page.read': (snapshot) => read['page.read'](snapshot, { sender: 'tab', origin: location.origin, tab: 1 }),
  'contact.save': () => intent({ id: 'saved', state: 'done' }),
  'intent.undo': () => intent({ id: 'saved', state: 'cancelled' }),
  'panel.open': () => null,
  'mail.confirm': () => service(),
  'contact.fresh': (capture) =>
    read['contact.fresh'](capture, { sender: 'tab', origin: location.origin, tab: 1 }),
});
const { send } = app.client;
app.client = {
  send: (name, input) => {
    sent.push({ name, input });
    return send(name, input);
  },
  onEvent: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
Object.assign(globalThis, {
  show,
  sent,
  tell: (event: never) => {
    for (const listener of listeners) listener(event);
  },
  /** `slow`: after the person has seen the answer to their press. Its time begins when it is asked. */
  warn(slow: boolean) {
    const told = {
      sender: { name: '', address: '' },
      reasons: [{ kind: 'serverRisk', evidence: 'phishing' }],
    };
    service = () => new Promise((done) => setTimeout(() => done(told), slow ? 1200 : 0));
  },
  note() {
    provenance = true;
  },
  /** Letters are not read until they may be. */
  slowly() {
    held = new Promise((done) => {
      finish = done;
    });
  },
  finish: () => finish(),
  start: () => createOverlay({ app, scope, alive: () => true }),
});
