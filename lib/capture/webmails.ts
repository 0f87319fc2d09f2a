import { type Adapter, covers, type Role } from './adapter';
import { hasLayout, isShown } from './shown';

/** Every adapter of the folder: adding a file is adding a webmail. */
export const adapters: readonly Adapter[] = Object.values(
  import.meta.glob<Adapter>('./adapters/*.ts', { eager: true, import: 'adapter' }),
);

export function adapterFor(document: Document, location: Location | URL): Adapter | null {
  const hosted = adapters.find(
    (one) =>
      one.hosts.some((pattern) => covers(pattern, location.hostname)) &&
      (one.path?.test(location.pathname) ?? true),
  );
  return (
    hosted ??
    adapters.find(
      ({ own, page }) =>
        own?.test(location.pathname) || page?.split(',').some((css) => document.querySelector(css)),
    ) ??
    null
  );
}

/** Marks what an adapter's selectors find, the first selector of a role that finds something shown; names the roles that found nothing. */
export function rolesOf(
  adapter: Adapter,
  document: Document,
): { roles: Map<Element, string>; missing: Role[] } {
  const roles = new Map<Element, string>();
  const missing: Role[] = [];
  const layout = hasLayout(document);
  const all: Role[] = ['compose', 'list', 'root', 'subject', 'body', 'details', 'sender'];
  for (const role of all) {
    const selectors = adapter.selectors[role];
    if (!selectors) continue;
    const found = selectors
      .map(([css]) => [...document.querySelectorAll(css)].slice(0, 2000))
      .filter((list) => list.length > 0);
    const marked = found.find((list) => list.some((el) => isShown(el, layout))) ?? found[0];
    if (marked)
      for (const el of marked) roles.set(el, role === 'root' && adapter.senderFirst ? 'opener' : role);
    else if (role !== 'compose') missing.push(role);
  }
  return { roles, missing };
}
