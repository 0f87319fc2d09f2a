import type { SendContext } from '../../domain/job';
import type { Rule, RuleBody } from '../../domain/rule';
import type { ProviderPort } from '../../providers/provider';
import { lookAnew, rulesOf } from './rules';

/** Longer than another client takes from its last reading to its writing. */
const settling = 1_000;

/**
 * Replaces a rule and makes sure that it stands: somebody who had read before us may write after us, and the service
 * does not tell. `stands` says of a row whether it still holds what was written.
 */
export async function writeOver(
  { port, pause }: SendContext<ProviderPort>,
  id: string,
  rule: RuleBody,
  stands: (row: Rule) => boolean,
): Promise<void> {
  const rules = rulesOf(port);
  await rules.update(id, rule);
  await pause(settling);
  // It was written; that it cannot be looked at now does not undo that.
  const rows = await rules.list().catch(() => null);
  const row = rows?.find((one) => one.id === id);
  if (row && !stands(row)) throw lookAnew();
}
