import type { Sentence } from '../domain/intent';
import { isText, type RuleBody } from '../domain/rule';

/** From this share of the mails on, deleting or calling them spam needs to be said twice. */
export const dangerShare = 0.2;

export interface Counts {
  caught: number;
  unsure: number;
  /** Mails of the time that was looked at. */
  total: number;
}

const isHarsh = ({ actions }: RuleBody) => actions.some(({ act }) => act === 'delete' || act === 'spam');

/** Conditions that most mails meet. */
const isWide = (one: RuleBody['conditions'][number]) =>
  one.part === 'everyMail' ||
  one.part === 'external' ||
  one.part === 'notSpam' ||
  ('test' in one && (one.test === 'notContains' || one.test === 'isNot'));

/**
 * Why a rule that deletes or calls spam must be confirmed a second time; nothing for other rules. `providers` are
 * domains of whole mail providers among its conditions.
 */
export function dangers(rule: RuleBody, counts: Counts | null, providers: readonly string[]): Sentence[] {
  if (!isHarsh(rule)) return [];
  const found: Sentence[] = [];
  const wide = rule.match === 'any' ? rule.conditions.some(isWide) : rule.conditions.every(isWide);
  if (wide) found.push({ key: 'rule.danger.wide', params: [] });
  for (const domain of providers) found.push({ key: 'rule.danger.provider', params: [domain] });
  if (!counts) return [...found, { key: 'rule.danger.untried', params: [] }];
  const caught = counts.caught + counts.unsure;
  if (caught > 0 && caught > counts.total * dangerShare) {
    found.push({
      key: 'rule.danger.share',
      params: [String(caught), String(counts.total), String(Math.round(dangerShare * 100))],
    });
  }
  return found;
}

/** The domains that conditions on the ending or text of a sender or of any address name, without `@`. */
export const domainsIn = ({ conditions }: RuleBody): string[] =>
  conditions
    .filter(isText)
    .filter(({ part }) => part === 'sender' || part === 'anyAddress')
    .filter(({ test }) => test === 'endsWith' || test === 'contains')
    .map(({ text }) =>
      text
        .slice(text.lastIndexOf('@') + 1)
        .replace(/^\./, '')
        .toLowerCase(),
    );
