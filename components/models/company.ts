import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AccountView } from '../../lib/domain/account';
import type { Capture, MailRef } from '../../lib/domain/capture';
import type { ContactFields } from '../../lib/domain/contact';
import { checkExternal, type ExternalProblem } from '../../lib/domain/external-check';
import type { ContactLabelGroup, OutsiderSeen } from '../../lib/domain/external-contact';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import { splitPhone } from '../../lib/domain/phone';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import {
  type Change,
  changesOf,
  outsiderFrom,
  outsiderOf,
  personOf,
  type SavedOutsider,
} from './outsider-of';

export interface FoundPhone {
  value: string;
  span: string;
}

/** What the organisation's address book wants beyond the contact's own fields. */
export interface CompanyModel {
  groups: ReadonlySignal<ContactLabelGroup[] | null>;
  labels: ReadonlySignal<readonly number[]>;
  countryCode: ReadonlySignal<string>;
  mobile: ReadonlySignal<string>;
  /** Who follows the contact by the company's wish; '' = who saves it. */
  follower: ReadonlySignal<string>;
  /** What the address book says of the sender; null while it is asked. */
  seen: ReadonlySignal<OutsiderSeen | null>;
  /** Against what is seen there; null = nobody is. */
  changes: ReadonlySignal<readonly Change[] | null>;
  /** Shown from the first attempt to save on. */
  problems: ReadonlySignal<ExternalProblem[]>;
  /** Phones of the sender's other mails; null = not looked for. */
  phones: ReadonlySignal<FoundPhone[] | null>;
  intent: ReadonlySignal<IntentView | null>;
  takenBack: ReadonlySignal<boolean>;
  failure: ReadonlySignal<FailureFacts | null>;
  /** Reads the labels and the record; both are asked for when they are first shown. */
  open(): void;
  toggle(label: number): void;
  setCountryCode(value: string): void;
  setMobile(value: string): void;
  /** Another number may be that of somebody who is there already. */
  lookAgain(): void;
  /** A number as people write it. */
  take(phone: string): void;
  /** Looks through the sender's other mails, with this mail account. */
  look(account: string): Promise<void>;
  complete(): boolean;
  save(): Promise<boolean>;
  undo(): Promise<void>;
  close(): void;
}

export interface OpenCompany {
  account: AccountView;
  capture: Capture;
  mail: MailRef;
  fields: ReadonlySignal<ContactFields>;
}

export function createCompanyModel(app: Omit<App, 'platform'>, open: OpenCompany): CompanyModel {
  const { client, newId } = app;
  const { account, capture, mail, fields } = open;
  const groups = signal<ContactLabelGroup[] | null>(null);
  const labels = signal<readonly number[]>([]);
  const saved = signal<SavedOutsider | null>(null);
  const address = capture.sender?.address;
  const seen = signal<OutsiderSeen | null>(null);
  let asked = '';
  let touched = false;

  /** A page is told of no contact: there the last save from here stands for it. */
  async function lastSaved(): Promise<OutsiderSeen> {
    const none = { record: null, at: null, failure: null, whole: false };
    if (!address) return { ...none, from: 'saved' };
    const { state, intent: last } = await client.send('known.get', { address, account: account.id });
    const before = state === 'known' || state === 'news' ? outsiderOf(last?.input) : null;
    return { ...none, from: 'saved', record: before ? { id: '', ...before } : null };
  }

  async function look(): Promise<void> {
    const phone = { mobile: person.value.mobile, countryCode: person.value.countryCode };
    asked = JSON.stringify(phone);
    const question = { account: account.id, address: address ?? '', ...phone };
    const answer = await client
      .send('outsider.compare', question)
      .catch((error: unknown) =>
        failureOf(error).kind === 'forbidden'
          ? lastSaved()
          : { ...{ record: null, from: 'live' as const, at: null, whole: false }, failure: failureOf(error) },
      )
      .catch(() => null);
    if (asked !== JSON.stringify(phone)) return;
    seen.value = answer;
    if (!answer?.record) return;
    const before = outsiderFrom(answer.record);
    saved.value = before;
    // Labels add up; what a new contact would get is no matter of one that is there.
    labels.value = touched ? [...new Set([...labels.value, ...before.labels])] : before.labels;
    if (fields.value.phone === undefined || fields.value.phone === '') typed.value = before;
  }
  const follower = signal('');
  void client
    .send('policy.defaults', {})
    .then((defaults) => {
      if (labels.value.length === 0 && saved.value === null) labels.value = defaults.labels;
      follower.value = defaults.follower;
    })
    .catch(() => undefined);
  /** What was typed; until then the contact's own phone says it. */
  const typed = signal<{ countryCode?: string; mobile?: string }>({});
  const tried = signal(false);
  const phones = signal<FoundPhone[] | null>(null);
  const intent = signal<IntentView | null>(null);
  const takenBack = signal(false);
  const failure = signal<FailureFacts | null>(null);
  let attempt: { id: string; text: string } | null = null;

  const split = computed(() => splitPhone(fields.value.phone ?? ''));
  const countryCode = computed(() => typed.value.countryCode ?? split.value.countryCode);
  const mobile = computed(() => typed.value.mobile ?? split.value.mobile);
  const person = computed(() =>
    personOf(fields.value, {
      mobile: mobile.value,
      countryCode: countryCode.value,
      labels: labels.value,
    }),
  );
  const changes = computed(() => (saved.value ? changesOf(saved.value, person.value) : null));
  const all = computed(() => checkExternal({ ...person.value, follower: account.id }));

  async function carry<Result>(asked: Promise<Result>): Promise<Result | null> {
    failure.value = null;
    return asked.catch((error: unknown) => {
      failure.value = failureOf(error);
      return null;
    });
  }
  const stop = client.onEvent((event) => {
    if (event.type !== 'intent' || event.intent.id !== intent.value?.id) return;
    if (event.intent.updatedAt < intent.value.updatedAt) return;
    intent.value = event.intent;
    if (event.intent.state === 'done') void look();
  });

  return {
    groups,
    labels,
    countryCode,
    mobile,
    follower,
    seen,
    changes,
    problems: computed(() => (tried.value ? all.value : [])),
    phones,
    intent,
    takenBack,
    failure,
    open() {
      if (asked === '') void look();
      if (groups.value !== null) return;
      void carry(client.send('outsider.labels', { account: account.id })).then((answer) => {
        if (answer) groups.value = answer;
      });
    },
    toggle(label) {
      touched = true;
      const on = labels.value.includes(label);
      labels.value = on ? labels.value.filter((one) => one !== label) : [...labels.value, label];
    },
    setCountryCode: (value) => {
      typed.value = { ...typed.value, countryCode: value };
    },
    setMobile: (value) => {
      typed.value = { ...typed.value, mobile: value };
    },
    lookAgain() {
      const { mobile, countryCode } = person.value;
      if (saved.value === null && asked !== JSON.stringify({ mobile, countryCode })) void look();
    },
    take: (phone) => {
      typed.value = splitPhone(phone);
    },
    async look(from) {
      const { sender } = capture;
      if (!sender) return;
      const found = await carry(client.send('outsider.phones', { account: from, ...sender }));
      if (found) phones.value = found;
    },
    complete() {
      tried.value = true;
      return all.value.length === 0;
    },
    async save() {
      const text = JSON.stringify(person.value);
      if (attempt?.text !== text) attempt = { id: newId(), text };
      const wish = { id: attempt.id, account: account.id, person: person.value, mail };
      const answer = await carry(client.send('outsider.save', wish));
      if (!answer) return false;
      attempt = null;
      takenBack.value = false;
      intent.value = answer;
      saved.value = outsiderOf({ person: person.value });
      return true;
    },
    async undo() {
      if (!intent.value) return;
      const answer = await carry(client.send('intent.undo', { id: newId(), of: intent.value.id }));
      if (!answer) return;
      intent.value = answer;
      takenBack.value = true;
    },
    close: stop,
  };
}
