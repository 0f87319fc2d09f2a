/** What the service sent, as JSON. What is not known here goes back as it came. */
export type Raw = Readonly<Record<string, unknown>>;

/** Where a condition looks for text. */
export const textParts = [
  'sender',
  'to',
  'cc',
  'toOrCc',
  'anyAddress',
  'subject',
  'body',
  'attachmentName',
  'attachmentType',
] as const;
/** Those of them that hold addresses. */
export const addressParts = ['sender', 'to', 'cc', 'toOrCc', 'anyAddress'] as const;
export const textTests = ['contains', 'notContains', 'startsWith', 'endsWith', 'is', 'isNot'] as const;
export const bareTests = ['includesMe', 'empty'] as const;
/** Conditions that need neither a test nor text. */
export const factParts = ['everyMail', 'external', 'spam', 'notSpam', 'hasAttachment'] as const;

export type TextPart = (typeof textParts)[number];
export type TextTest = (typeof textTests)[number];
export type BareTest = (typeof bareTests)[number];
export type FactPart = (typeof factParts)[number];

export type TextCondition = { part: TextPart; test: TextTest; text: string; raw?: Raw };
export type Condition =
  | TextCondition
  | { part: TextPart; test: BareTest; raw?: Raw }
  | { part: FactPart; raw?: Raw }
  | { part: 'unknown'; raw: Raw };

export const plainActions = ['archive', 'delete', 'markRead', 'spam', 'neverSpam', 'flag', 'mute'] as const;
/** Listed by the service but "not supported yet": shown, never offered. Source: Feishu mail rule, 2025-04-28. */
export const heldActions = ['label', 'forward', 'share'] as const;

export type PlainAction = (typeof plainActions)[number];
export type HeldAction = (typeof heldActions)[number];

export type Action =
  | { act: PlainAction; raw?: Raw }
  | { act: 'move'; folder: string; raw?: Raw }
  | { act: HeldAction | 'unknown'; raw: Raw };

/** A rule without its place: what a person writes. `raw` = the service's own object where it came from there. */
export interface RuleBody {
  name: string;
  enabled: boolean;
  match: 'all' | 'any' | 'unknown';
  conditions: Condition[];
  actions: Action[];
  /** Later rules are not asked where this one takes a mail. */
  stop: boolean;
  raw?: Raw;
}

export interface Rule extends RuleBody {
  id: string;
}

/** Upper bounds, characters and items. Source: Feishu mail rule create, 2025-04-28. */
export const ruleLimits = { name: 255, items: 32 } as const;

/** Told from other records of a wish, whose job has checked it. */
export const isRule = (value: unknown): value is RuleBody =>
  typeof value === 'object' &&
  value !== null &&
  Array.isArray(Reflect.get(value, 'conditions')) &&
  Array.isArray(Reflect.get(value, 'actions'));

export const isText = (condition: Condition): condition is TextCondition => 'text' in condition;

/** Whether everything in it can be written by the form and taken back by the service. */
export const isEditable = ({ match, conditions, actions }: RuleBody): boolean =>
  match !== 'unknown' &&
  conditions.every(({ part }) => part !== 'unknown') &&
  actions.every(({ act }) => act === 'move' || plainActions.some((one) => one === act));
