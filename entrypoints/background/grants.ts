import type { Permissions } from './hosts';

/** The browser's own answers, kept: each message from a tab asks whether its origin is granted. */
export interface Grants extends Permissions {
  /** The browser said that something was given or withdrawn. */
  forget(): void;
}

const trusted = 5_000;

/**
 * Only a yes is kept, until the browser tells of a change. One that is older than five seconds is asked for anew beside its
 * use, so that a change nobody told of holds from the next message on.
 */
export function createGrants(browser: Permissions, now = () => performance.now()): Grants {
  let kept = new Map<string, { says: Promise<boolean>; at: number }>();

  function ask(wanted: { origins: string[] }, key: string): Promise<boolean> {
    const mine = kept;
    const says = browser.contains(wanted);
    mine.set(key, { says, at: now() });
    // Before whoever asked goes on.
    return says.then(
      (yes) => {
        if (!yes) mine.delete(key);
        return yes;
      },
      (error: unknown) => {
        mine.delete(key);
        throw error;
      },
    );
  }

  return {
    contains(wanted) {
      const key = JSON.stringify(wanted.origins);
      const known = kept.get(key);
      if (!known) return ask(wanted, key);
      if (now() - known.at > trusted) void ask(wanted, key).catch(() => undefined);
      return known.says;
    },
    getAll: () => browser.getAll(),
    forget() {
      kept = new Map();
    },
  };
}
