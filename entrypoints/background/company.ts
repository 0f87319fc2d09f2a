import type { PolicyView } from '../../lib/domain/policy';
import { readPolicy } from '../../lib/settings/policy';

/** What the company has set, asked for once in a worker's life: the browser tells of each change. */
export interface Company {
  view(): Promise<PolicyView>;
  /** As `view` said last: a call that is to go does not wait for it. */
  seats(): number;
  changed(): void;
}

/** `told` stands in for what the browser keeps; answers undefined where nothing does. */
export function openCompany(
  managed: { get(): Promise<Record<string, unknown>> },
  told: () => Promise<unknown>,
): Company {
  /** A browser without a policy says so in several ways. */
  const ask = (): Promise<unknown> => managed.get().catch(() => ({}));
  let asked: Promise<unknown> | undefined = ask();
  let read: { set: unknown; view: PolicyView } | undefined;
  return {
    async view() {
      asked ??= ask();
      const kept = await asked;
      const set = (await told()) ?? kept;
      const now = read && read.set === set ? read : { set, view: readPolicy(set) };
      read = now;
      return now.view;
    },
    seats: () => read?.view.policy.seats ?? 0,
    changed() {
      asked = undefined;
    },
  };
}
