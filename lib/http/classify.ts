import type { Execution, FailureKind } from '../domain/failure';
import type { Endpoint, EndpointError } from './endpoint';
import type { Wire } from './wire';

export interface Verdict {
  kind: FailureKind;
  execution: Execution;
}

/** The service itself does not know how far it came. */
const open: ReadonlySet<FailureKind> = new Set(['unavailable', 'malformed', 'unknown']);

const verdict = (kind: FailureKind): Verdict => ({
  kind,
  execution: open.has(kind) ? 'unknown' : 'notExecuted',
});

/** What an HTTP status says by itself. */
export function kindOfStatus(http: number): FailureKind | null {
  if (http === 429) return 'rateLimited';
  return http >= 500 ? 'unavailable' : null;
}

const onlyKind = (errors: readonly EndpointError[]): FailureKind | undefined => {
  const kinds = new Set(errors.map(({ kind }) => kind));
  return kinds.size === 1 ? errors[0]?.kind : undefined;
};

/**
 * Numbers are used again with other meanings: (endpoint, HTTP status, code) decides, then the refusals of no single
 * row, then the endpoint's code where a page or a proxy got the status wrong. A code nobody lists stays unknown and
 * counts as perhaps carried out.
 */
export function classify(row: Endpoint, wire: Wire, http: number, code: number | string): Verdict {
  const same = (error: EndpointError) => String(error.code) === String(code);
  const exact = row.errors.find((error) => same(error) && error.http === http);
  if (exact) return verdict(exact.kind);
  const common = wire.refusals.find(same);
  if (common) return verdict(common.kind);
  const byStatus = kindOfStatus(http);
  if (byStatus) return verdict(byStatus);
  const listed = row.errors.filter(same);
  if (listed.length > 0 && http === 403) return verdict('forbidden');
  return verdict(onlyKind(listed) ?? 'unknown');
}
