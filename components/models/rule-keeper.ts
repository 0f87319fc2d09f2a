import type { RuleBody } from '../../lib/domain/rule';
import type { App } from '../app/app';

/** A change is stored this long after it. */
const keepAfter = 200;

/** Keeps what was begun for a mail, for whichever screen shows it next. */
export interface RuleKeeper {
  load(): Promise<RuleBody | null>;
  /** To be stored soon. */
  put(rule: RuleBody): void;
  /** Stores at once what is still to be stored. */
  flush(): void;
  /** The rule is made: nothing is left of what was begun. */
  forget(): void;
}

/** `mail` null = nothing is kept. */
export function createRuleKeeper(
  { client, later }: Pick<App, 'client' | 'later'>,
  where: { account?: string },
  mail: string | null,
): RuleKeeper {
  let unkept: RuleBody | null = null;
  let stop: (() => void) | null = null;
  const send = (rule: RuleBody | null) => {
    if (mail !== null) void client.send('rule.keep', { ...where, mail, rule }).catch(() => undefined);
  };

  function flush(): void {
    stop?.();
    if (unkept) send(unkept);
    unkept = null;
  }

  return {
    load: async () =>
      mail === null ? null : client.send('rule.draft', { ...where, mail }).catch(() => null),
    put(rule) {
      unkept = rule;
      stop?.();
      stop = later(flush, keepAfter);
    },
    flush,
    forget() {
      stop?.();
      unkept = null;
      send(null);
    },
  };
}
