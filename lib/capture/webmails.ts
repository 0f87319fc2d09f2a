import { type Adapter, covers, type Role } from './adapter';

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
  return hosted ?? adapters.find((one) => one.page && document.querySelector(one.page)) ?? null;
}

/** Marks what an adapter's selectors find, the first selector of a role that finds something; names the roles that found nothing. */
export function rolesOf(
  adapter: Adapter,
  document: Document,
): { roles: Map<Element, string>; missing: Role[] } {
  const roles = new Map<Element, string>();
  const missing: Role[] = [];
  const all: Role[] = ['list', 'root', 'subject', 'body', 'sender'];
  for (const role of all) {
    const selectors = adapter.selectors[role];
    if (!selectors) continue;
    const found = selectors.map(([css]) => document.querySelectorAll(css)).find((list) => list.length);
    if (found)
      for (const el of Array.from(found).slice(0, 2000))
        roles.set(el, role === 'root' && adapter.senderFirst ? 'opener' : role);
    else missing.push(role);
  }
  return { roles, missing };
}
