import {
  array,
  boolean,
  coerce,
  config,
  discriminatedUnion,
  enum as enumOf,
  iso,
  lazy,
  literal,
  looseObject,
  never,
  null as nullOf,
  number,
  object,
  record,
  strictObject,
  string,
  stringbool,
  tuple,
  union,
  unknown,
  url,
} from 'zod';

/**
 * Takes the place of `zod` in the worker's build: the same builders, but a schema is made when something first looks
 * into it. The worker has some 500 of them and needs a handful for the message that woke it; making all of them was
 * most of what its start cost.
 */

// Extensions may not make code at run time; zod would find that out at each start by trying.
config({ jitless: true });

/** Methods that only describe a further schema. Any other use of a schema makes it. */
const describing: ReadonlySet<PropertyKey> = new Set([
  ...[
    'optional',
    'exactOptional',
    'nullable',
    'nullish',
    'default',
    'catch',
    'readonly',
    'array',
    'describe',
    'meta',
  ],
  ...[
    'min',
    'max',
    'length',
    'nonempty',
    'regex',
    'startsWith',
    'endsWith',
    'includes',
    'trim',
    'toLowerCase',
  ],
  ...['int', 'positive', 'nonnegative', 'gt', 'gte', 'lt', 'lte', 'multipleOf'],
  ...['transform', 'pipe', 'refine', 'superRefine', 'check', 'or', 'and', 'brand'],
  ...['extend', 'partial', 'required', 'omit', 'pick', 'strict', 'loose', 'catchall'],
]);

/** Of any builder; what it is given and makes is known to its caller. */
type Builder = (...args: never[]) => object;

/**
 * A builder and what it is given, or a method of another schema. The worker has over a thousand of these before it has done
 * anything: no closure each, so that it need not collect garbage before its first answer.
 */
interface Deferred {
  on: Builder | Deferred;
  name: PropertyKey | undefined;
  given: readonly unknown[] | undefined;
  made: object | undefined;
}

function make({ on, name, given = [] }: Deferred): object {
  if (typeof on === 'function') return Reflect.apply(on, undefined, given);
  const schema = madeOf(on);
  return name === undefined ? schema : Reflect.apply(Reflect.get(schema, name), schema, given);
}

function madeOf(deferred: Deferred): object {
  if (!deferred.made) {
    deferred.made = make(deferred);
    deferred.given = undefined;
  }
  return deferred.made;
}

/** One for all: a handler each would cost more than most schemas. */
const handler: ProxyHandler<Deferred> = {
  get(target, name) {
    if (!describing.has(name)) return Reflect.get(madeOf(target), name);
    return (...given: unknown[]) => defer(target, name, given);
  },
  set: (target, name, value) => Reflect.set(madeOf(target), name, value),
  has: (target, name) => Reflect.has(madeOf(target), name),
  getPrototypeOf: (target) => Reflect.getPrototypeOf(madeOf(target)),
};

const defer = (on: Builder | Deferred, name: PropertyKey | undefined, given: readonly unknown[]): object =>
  new Proxy({ on, name, given, made: undefined }, handler);

const later =
  <Build extends Builder>(build: Build) =>
  (...given: Parameters<Build>) =>
    defer(build, undefined, given);

/** Those of the library as they are. */
const direct = {
  ...{ array, boolean, coerce, discriminatedUnion, enum: enumOf, iso, lazy, literal, looseObject, never },
  ...{ null: nullOf, number, object, record, strictObject, string, stringbool, tuple, union, unknown, url },
};
const withDirect = [direct];

export const z = {
  array: later(array),
  boolean: later(boolean),
  coerce: { number: later(coerce.number) },
  discriminatedUnion: later(discriminatedUnion),
  enum: later(enumOf),
  iso: { datetime: later(iso.datetime) },
  lazy: later(lazy),
  literal: later(literal),
  looseObject: later(looseObject),
  never: later(never),
  null: later(nullOf),
  number: later(number),
  object: later(object),
  record: later(record),
  strictObject: later(strictObject),
  string: later(string),
  stringbool: later(stringbool),
  tuple: later(tuple),
  union: later(union),
  unknown: later(unknown),
  url: later(url),
  /** What the build makes of a schema that a module states: see `plugin.ts`. */
  late: (make: (z: typeof direct) => object) => defer(make, undefined, withDirect),
};
