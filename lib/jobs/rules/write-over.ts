import type { SendContext } from '../../domain/job';
import type { Rule, RuleBody } from '../../domain/rule';
import type { ProviderPort, RulesPort } from '../../providers/provider';
import { rulesOf } from './rules';

/** Longer than another client takes from its last reading to its writing. */
const settling = 1_000;
/** Whoever is overwritten more often than this gives up. */
const tries = 3;

/** It was written; that it cannot be looked at now does not undo that. */
async function listAfter(rules: RulesPort, pause: (ms: number) => Promise<void>): Promise<Rule[]> {
  for (let count = 0; count < tries; count += 1) {
    await pause(settling);
    const rows = await rules.list().catch(() => null);
    if (rows) return rows;
  }
  return [];
}

/**
 * Replaces a rule and makes sure that it stands: somebody who had read before us may write after us, and the service
 * does not tell. `again` says of a row what to write so that it holds the wish too; null where it does, or cannot.
 * Answers what was written last, and over what.
 */
export async function writeOver<Over extends RuleBody>(
  { port, pause }: SendContext<ProviderPort>,
  id: string,
  first: { before: Over; after: RuleBody },
  again: (row: Rule) => RuleBody | null,
): Promise<{ before: Over | Rule; after: RuleBody }> {
  const rules = rulesOf(port);
  let written: { before: Over | Rule; after: RuleBody } = first;
  for (let count = 0; count < tries; count += 1) {
    await rules.update(id, written.after);
    const row = (await listAfter(rules, pause)).find((one) => one.id === id);
    const next = row ? again(row) : null;
    if (!row || !next) break;
    written = { before: row, after: next };
  }
  return written;
}
