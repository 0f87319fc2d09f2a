/** A copy of `value` without what the path names; `*` stands for every item of a list. */
function without(value: unknown, path: readonly string[]): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(value)) return head === '*' ? value.map((item) => without(item, rest)) : value;
  if (typeof value !== 'object' || value === null || !(head in value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([key]) => key !== head)
      : entries.map(([key, item]) => [key, key === head ? without(item, rest) : item]),
  );
}

/** Leaves out the reply fields for which the caller lacks the scope, silently as the service does. */
export function withhold(
  reply: unknown,
  fieldScopes: Readonly<Record<string, readonly string[]>>,
  scopes: ReadonlySet<string>,
): unknown {
  let shown = reply;
  for (const [scope, paths] of Object.entries(fieldScopes)) {
    if (scopes.has(scope)) continue;
    for (const path of paths) shown = without(shown, path.split('.'));
  }
  return shown;
}
