import type { Rule } from '../domain/rule';
import { compile } from './evaluate';
import type { Facts, Me } from './facts';

/** What becomes of an incoming mail. */
export interface Outcome {
  /** A folder's id or a place the actions name. */
  place: string;
  read: boolean;
  flagged: boolean;
  muted: boolean;
  /** Rules that took it, in order. */
  by: string[];
}

/** The mailbox's own names of places, as they show in folder ids. */
const places = { archive: 'ARCHIVED', delete: 'TRASH', spam: 'SPAM' } as const;

function act(rule: Rule, outcome: Outcome): void {
  outcome.by.push(rule.id);
  for (const action of rule.actions) {
    switch (action.act) {
      case 'archive':
      case 'delete':
      case 'spam':
        outcome.place = places[action.act];
        break;
      case 'move':
        outcome.place = action.folder;
        break;
      case 'neverSpam':
        if (outcome.place === places.spam) outcome.place = 'INBOX';
        break;
      case 'markRead':
        outcome.read = true;
        break;
      case 'flag':
        outcome.flagged = true;
        break;
      case 'mute':
        outcome.muted = true;
        break;
    }
  }
}

/**
 * Runs a list as the service would, in order, over the rules that are switched on. Assumed: of several places the
 * last one said wins. Null where a rule's verdict is unsure: what follows is then not known.
 */
export function compileList(rules: readonly Rule[], me: Me): (facts: Facts) => Outcome | null {
  const on = rules.filter(({ enabled }) => enabled).map((rule) => ({ rule, judge: compile(rule, me) }));
  return (facts) => {
    const outcome: Outcome = {
      place: facts.spam === true ? places.spam : 'INBOX',
      read: false,
      flagged: false,
      muted: false,
      by: [],
    };
    for (const { rule, judge } of on) {
      const verdict = judge(facts);
      if (verdict === 'unsure') return null;
      if (verdict === 'no') continue;
      act(rule, outcome);
      if (rule.stop) break;
    }
    return outcome;
  };
}
