import type { z } from 'zod';
import type {
  Action,
  Condition,
  FactPart,
  HeldAction,
  PlainAction,
  Raw,
  Rule,
  RuleBody,
  TextPart,
} from '../../domain/rule';
import { bareTests, factParts, heldActions, plainActions, textParts, textTests } from '../../domain/rule';
import type { mailRule } from './rule.schema';

type WireRule = z.infer<typeof mailRule>;

/** The service's numbers; they exist nowhere else. Source: Feishu mail rule create, 2025-04-28. */
const textTypes: Readonly<Record<TextPart, number>> = {
  sender: 1,
  to: 2,
  cc: 3,
  toOrCc: 4,
  subject: 6,
  body: 7,
  attachmentName: 8,
  attachmentType: 9,
  anyAddress: 10,
};
const factTypes: Readonly<Record<FactPart, number>> = {
  everyMail: 12,
  external: 13,
  spam: 14,
  notSpam: 15,
  hasAttachment: 16,
};
const operators: Readonly<Record<(typeof textTests | typeof bareTests)[number], number>> = {
  contains: 1,
  notContains: 2,
  startsWith: 3,
  endsWith: 4,
  is: 5,
  isNot: 6,
  includesMe: 7,
  empty: 10,
};
const plainTypes: Readonly<Record<PlainAction, number>> = {
  archive: 1,
  delete: 2,
  markRead: 3,
  spam: 4,
  neverSpam: 5,
  flag: 9,
  mute: 10,
};
const moveType = 11;
const heldTypes: Readonly<Record<HeldAction, number>> = { label: 8, forward: 12, share: 13 };

const keyOf = <Key extends string>(
  keys: readonly Key[],
  table: Readonly<Record<Key, number>>,
  value: unknown,
): Key | undefined => keys.find((key) => table[key] === value);
const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const rawOf = (value: unknown): Raw => (isRaw(value) ? value : {});

function conditionOf(raw: Raw): Condition {
  const fact = keyOf(factParts, factTypes, raw.type);
  if (fact) return { part: fact, raw };
  const part = keyOf(textParts, textTypes, raw.type);
  const test = keyOf(textTests, operators, raw.operator);
  const bare = keyOf(bareTests, operators, raw.operator);
  if (part && bare) return { part, test: bare, raw };
  if (part && test && typeof raw.input === 'string' && raw.input !== '') {
    return { part, test, text: raw.input, raw };
  }
  return { part: 'unknown', raw };
}

function actionOf(raw: Raw): Action {
  const plain = keyOf(plainActions, plainTypes, raw.type);
  if (plain) return { act: plain, raw };
  if (raw.type === moveType && typeof raw.input === 'string' && raw.input !== '') {
    return { act: 'move', folder: raw.input, raw };
  }
  return { act: keyOf(heldActions, heldTypes, raw.type) ?? 'unknown', raw };
}

export function ruleFromWire(id: string, wire: WireRule): Rule {
  const { condition, action, ignore_the_rest_of_rules: stop, name = '', is_enable: enabled } = wire;
  const match = condition?.match_type === 1 ? 'all' : condition?.match_type === 2 ? 'any' : 'unknown';
  return {
    id,
    name,
    enabled: enabled ?? false,
    match,
    conditions: (condition?.items ?? []).map(conditionOf),
    actions: (action?.items ?? []).map(actionOf),
    stop: stop ?? false,
    raw: wire,
  };
}

/** Only what an item means; null where that is not known. */
function conditionNumbers(condition: Condition): Raw | null {
  if (condition.part === 'unknown') return null;
  if (!('test' in condition)) return { type: factTypes[condition.part] };
  const base = { type: textTypes[condition.part], operator: operators[condition.test] };
  return 'text' in condition ? { ...base, input: condition.text } : base;
}

function actionNumbers(action: Action): Raw | null {
  if (action.act === 'move') return { type: moveType, input: action.folder };
  const plain = plainActions.find((one) => one === action.act);
  return plain ? { type: plainTypes[plain] } : null;
}

/** An item that still means what it came with goes back as it came; a changed one keeps the keys nobody knows. */
function itemToWire<Item extends { raw?: Raw }>(
  item: Item,
  numbers: (item: Item) => Raw | null,
  read: (raw: Raw) => Item,
): Raw {
  const meant = numbers(item);
  const { raw } = item;
  if (meant === null) return rawOf(raw);
  if (raw === undefined) return meant;
  if (JSON.stringify(numbers(read(raw))) === JSON.stringify(meant)) return raw;
  const { type: _type, operator: _operator, input: _input, ...kept } = raw;
  return { ...kept, ...meant };
}

const matchType = ({ match, raw }: RuleBody): unknown =>
  match === 'all' ? 1 : match === 'any' ? 2 : rawOf(raw?.condition).match_type;

const wholeOf = ({ name, enabled, stop }: RuleBody) => ({
  ignore_the_rest_of_rules: stop,
  name,
  is_enable: enabled,
});

/** A new rule: nothing but what is known. The row's schema refuses the rest. */
export const newRuleToWire = (rule: RuleBody): unknown => ({
  condition: {
    match_type: matchType(rule),
    items: rule.conditions.map((each) => conditionNumbers(each) ?? {}),
  },
  action: { items: rule.actions.map((each) => actionNumbers(each) ?? {}) },
  ...wholeOf(rule),
});

/** The whole of a rule, with everything in it that nobody here knows. */
export function ruleToWire(rule: RuleBody): unknown {
  const { id: _id, ...raw } = rawOf(rule.raw);
  return {
    ...raw,
    condition: {
      ...rawOf(raw.condition),
      match_type: matchType(rule),
      items: rule.conditions.map((each) => itemToWire(each, conditionNumbers, conditionOf)),
    },
    action: {
      ...rawOf(raw.action),
      items: rule.actions.map((each) => itemToWire(each, actionNumbers, actionOf)),
    },
    ...wholeOf(rule),
  };
}
