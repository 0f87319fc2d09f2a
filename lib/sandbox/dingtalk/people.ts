import { createHash } from 'node:crypto';
import { colleague, demoUser, dingtalkApp } from '../demo';

/** An employee of the demo organisation. The user id is not in what the person's own token shows. */
export interface Employee {
  key: string;
  nick: string;
  email: string;
  unionId: string;
  userId: string;
}

const of = (key: string, nick: string, email: string, userId: string): Employee => ({
  key,
  nick,
  email,
  unionId: createHash('sha256').update(key).digest('base64url').slice(0, 22),
  userId,
});

export const demoEmployee = of('demo', demoUser.name, demoUser.address, dingtalkApp.userId);

/** Who works there: the demo user, a colleague, and whoever a token was asked for. */
export class People {
  readonly #byKey = new Map(
    [demoEmployee, of('colleague', colleague.name, colleague.address, '0088442200')].map((one) => [
      one.key,
      one,
    ]),
  );

  /** The same key is the same person. User ids keep their leading zeros. */
  get(key: string): Employee {
    const known = this.#byKey.get(key);
    if (known) return known;
    const made = of(key, `Employee ${key}`, `${key}@brightwater.example`, `0${1_000_000 + this.#byKey.size}`);
    this.#byKey.set(key, made);
    return made;
  }

  find(has: (one: Employee) => boolean): Employee | undefined {
    return [...this.#byKey.values()].find(has);
  }
}
