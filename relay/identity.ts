import { createHash } from 'node:crypto';
import type { RelayApp } from './config';
import type { Person, Service } from './services/service';

const keepMs = 5 * 60_000;
const keepAtMost = 20_000;

/**
 * Who a user token belongs to, as the service says it; asked again after 5 min, and once for questions that come together.
 * Tokens are kept as hashes alone.
 */
export function createIdentity(now: () => number) {
  const known = new Map<string, { person: Promise<Person>; until: number }>();
  return (service: Service, app: RelayApp, token: string): Promise<Person> => {
    const key = createHash('sha256').update(`${app.brand}\n${app.appId}\n${token}`).digest('base64');
    const found = known.get(key);
    if (found && found.until > now()) return found.person;
    if (known.size >= keepAtMost) {
      for (const [old, { until }] of known) if (until <= now()) known.delete(old);
      if (known.size >= keepAtMost) known.clear();
    }
    const person = service.person(app, token);
    const entry = { person, until: now() + keepMs };
    known.set(key, entry);
    person.catch(() => {
      if (known.get(key) === entry) known.delete(key);
    });
    return person;
  };
}

export type Identity = ReturnType<typeof createIdentity>;
