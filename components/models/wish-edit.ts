import { shownOutsider } from '../../lib/contacts/outsider';
import { type ContactField, type ContactFields, contactFields } from '../../lib/domain/contact';
import type { IntentView } from '../../lib/domain/intent';
import { isLabelColour, type LabelColour } from '../../lib/domain/label';
import { isRule, type Rule, type RuleBody } from '../../lib/domain/rule';
import { wishFormOf } from '../../lib/domain/wish-form';
import { fieldsOf } from './fields-of';
import { outsiderOf, type SavedOutsider } from './outsider-of';

/** What a form begins with when a wish is changed. Where somebody changed the record since, it is what was shown of that. */
export type WishEdit =
  | { form: 'contact'; start: ContactFields; needsAddress: boolean }
  | { form: 'contactChange' | 'outsiderChange'; base: ContactFields; start: ContactFields }
  | { form: 'outsider'; start: SavedOutsider }
  | { form: 'rule'; start: RuleBody }
  | { form: 'ruleChange'; was: Rule; start: RuleBody }
  | { form: 'label'; name: string; colour: LabelColour | null }
  | { form: 'labelColour'; label: string; name: string; colour: LabelColour; expect: string | null }
  | { form: 'labelName'; label: string; from: string; to: string }
  | { form: 'folder'; name: string };

type Parts = Record<string, unknown>;

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whatever the record has become, the wish cannot be carried out on it. */
const hopeless = ['job.contactGone', 'job.labelGone', 'job.ruleGone', 'job.ruleHeld'];

/** The fields of a record that are said; one that a list does not show stays as it was known. */
function over(known: Parts, now: unknown): Parts {
  if (!isParts(now)) return known;
  return { ...known, ...Object.fromEntries(Object.entries(now).filter(([, value]) => value !== undefined)) };
}

function contactChange(input: Parts, now: unknown): WishEdit | null {
  const base = fieldsOf(over(isParts(input.base) ? input.base : {}, now));
  if (!base) return null;
  const set = isParts(input.set) ? input.set : {};
  return { form: 'contactChange', base, start: fieldsOf({ ...base, ...set }) ?? base };
}

function outsiderChange(input: Parts, now: unknown): WishEdit | null {
  const shown = (of: Parts) => shownOutsider(outsiderText(of));
  const base = over(isParts(input.base) ? input.base : {}, now);
  if (textOf(base.name) === '') return null;
  const set = isParts(input.set) ? input.set : {};
  return { form: 'outsiderChange', base: shown(base), start: shown({ ...base, ...set }) };
}
const outsiderText = (of: Parts) => ({
  ...{ id: '', name: textOf(of.name), mail: textOf(of.mail), company: textOf(of.company) },
  ...{ title: textOf(of.title), remark: textOf(of.remark) },
});

function ruleChange(input: Parts, now: unknown): WishEdit | null {
  const was = isRule(now) ? now : input.was;
  if (!isRule(was) || !isRule(input.now)) return null;
  return { form: 'ruleChange', was: { ...was, id: textOf(input.id) }, start: input.now };
}

function labelColour(input: Parts, now: unknown): WishEdit | null {
  const [label, colour] = [textOf(input.label), textOf(input.colour)];
  if (label === '' || !isLabelColour(colour)) return null;
  const expect = isParts(now) ? textOf(now.colour) : null;
  return { form: 'labelColour', label, name: textOf(input.name), colour, expect };
}

function begin(intent: IntentView, input: Parts): WishEdit | null {
  const now = intent.versions?.now;
  switch (wishFormOf(intent.kind)) {
    case 'contact': {
      const start = fieldsOf(input);
      return start && { form: 'contact', start, needsAddress: intent.kind === 'save-sender' };
    }
    case 'contactChange':
      return contactChange(input, now);
    case 'outsider': {
      const start = outsiderOf(input);
      return start && { form: 'outsider', start };
    }
    case 'outsiderChange':
      return outsiderChange(input, now);
    case 'rule':
      return isRule(input.rule) ? { form: 'rule', start: input.rule } : null;
    case 'ruleChange':
      return ruleChange(input, now);
    case 'label': {
      const colour = textOf(input.colour);
      return { form: 'label', name: textOf(input.name), colour: isLabelColour(colour) ? colour : null };
    }
    case 'labelColour':
      return labelColour(input, now);
    case 'labelName': {
      const from = isParts(now) ? textOf(now.name) : textOf(input.from);
      return { form: 'labelName', label: textOf(input.label), from, to: textOf(input.to) };
    }
    case 'folder':
      return { form: 'folder', name: textOf(input.name) };
    case null:
      return null;
  }
}

/** Null where there is nothing to change: then it is tried again or given up. */
export function wishEditOf(intent: IntentView): WishEdit | null {
  if (!intent.mayEdit || !isParts(intent.input)) return null;
  if (intent.why && hopeless.includes(intent.why.key)) return null;
  return begin(intent, intent.input);
}

/** The fields in which a form differs from what was shown; '' clears one. */
export function differing(base: ContactFields, typed: ContactFields): Partial<ContactFields> {
  const differs = (field: ContactField) => (typed[field] ?? '') !== (base[field] ?? '');
  return Object.fromEntries(contactFields.filter(differs).map((field) => [field, typed[field] ?? '']));
}
