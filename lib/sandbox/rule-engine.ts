import { readableText } from './state/parse-mail';
import type { MailAddress, MailRecord, RuleItem, RuleRecord } from './store';

/** What the rules made of an incoming mail. */
export interface Sorted {
  folder_id: string;
  label_ids: string[];
  unread: boolean;
  /** false: rule action 10. */
  notify: boolean;
  /** Ids of the rules that matched, in the order they ran. */
  matched: string[];
}

interface Setting {
  me: MailAddress;
  hasFolder(id: string): boolean;
}

/**
 * Runs the enabled rules in order. Among several places the last one said wins; "never spam" only takes a
 * mail out of the spam folder. Actions that the API does not support do nothing.
 */
export function runRules(rules: readonly RuleRecord[], mail: MailRecord, setting: Setting): Sorted {
  const sorted: Sorted = {
    folder_id: mail.spam ? 'SPAM' : 'INBOX',
    label_ids: [...mail.label_ids],
    unread: mail.unread,
    notify: true,
    matched: [],
  };
  for (const rule of rules) {
    if (!rule.is_enable || !ruleMatches(rule, mail, setting.me)) continue;
    sorted.matched.push(rule.id);
    for (const action of rule.action.items) apply(action, sorted, setting);
    if (rule.ignore_the_rest_of_rules) break;
  }
  return sorted;
}

function apply(action: { type: number; input?: string }, sorted: Sorted, setting: Setting): void {
  switch (action.type) {
    case 1:
      sorted.folder_id = 'ARCHIVED';
      break;
    case 2:
      sorted.folder_id = 'TRASH';
      break;
    case 3:
      sorted.unread = false;
      break;
    case 4:
      sorted.folder_id = 'SPAM';
      break;
    case 5:
      if (sorted.folder_id === 'SPAM') sorted.folder_id = 'INBOX';
      break;
    case 9:
      if (!sorted.label_ids.includes('FLAGGED')) sorted.label_ids.push('FLAGGED');
      break;
    case 10:
      sorted.notify = false;
      break;
    case 11:
      if (action.input !== undefined && setting.hasFolder(action.input)) sorted.folder_id = action.input;
      break;
  }
}

export function ruleMatches(rule: Pick<RuleRecord, 'condition'>, mail: MailRecord, me: MailAddress): boolean {
  const { match_type, items } = rule.condition;
  if (items.length === 0) return false;
  const matches = (item: RuleItem) => itemMatches(item, mail, me);
  return match_type === 1 ? items.every(matches) : items.some(matches);
}

/** A condition of an unknown type or operator never matches. */
function itemMatches(item: RuleItem, mail: MailRecord, me: MailAddress): boolean {
  switch (item.type) {
    case 12:
      return true;
    case 13:
      return domainOf(mail.from.address) !== domainOf(me.address);
    case 14:
      return mail.spam;
    case 15:
      return !mail.spam;
    case 16:
      return filesOf(mail).length > 0;
    default: {
      const values = valuesOf(item.type, mail);
      return values !== null && operatorHolds(item, values, me);
    }
  }
}

/** The texts a condition looks at; null = no such type. */
function valuesOf(type: number, mail: MailRecord): string[] | null {
  const addresses = (...lists: MailAddress[][]) => lists.flat().map(({ address }) => address);
  switch (type) {
    case 1:
      return addresses([mail.from]);
    case 2:
      return addresses(mail.to);
    case 3:
      return addresses(mail.cc);
    case 4:
      return addresses(mail.to, mail.cc);
    case 6:
      return [mail.subject];
    case 7:
      return [readableText(mail)];
    case 8:
      return filesOf(mail).map(({ filename }) => filename);
    case 9:
      return filesOf(mail).flatMap(({ filename, mime_type }) => [extensionOf(filename), mime_type]);
    case 10:
      return addresses([mail.from], mail.to, mail.cc, mail.bcc);
    default:
      return null;
  }
}

/** Without regard to case. The two negations hold when no value has what they name. */
function operatorHolds(item: RuleItem, texts: readonly string[], me: MailAddress): boolean {
  const values = texts.map((text) => text.toLowerCase());
  if (item.operator === 7) return values.some((value) => value.includes(me.address.toLowerCase()));
  if (item.operator === 10) return values.every((value) => value.trim() === '');
  const input = (item.input ?? '').toLowerCase();
  if (input === '') return false;
  switch (item.operator) {
    case 1:
      return values.some((value) => value.includes(input));
    case 2:
      return !values.some((value) => value.includes(input));
    case 3:
      return values.some((value) => value.startsWith(input));
    case 4:
      return values.some((value) => value.endsWith(input));
    case 5:
      return values.some((value) => value === input);
    case 6:
      return !values.some((value) => value === input);
    default:
      return false;
  }
}

function filesOf(mail: MailRecord) {
  return mail.attachments.filter((file) => !file.is_inline);
}

function extensionOf(filename: string): string {
  const dot = filename.lastIndexOf('.');
  return dot < 0 ? '' : filename.slice(dot + 1);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
