import { Failure, type FailureFacts } from '../domain/failure';
import { parseJson, retryAt } from './answer';
import { classify, kindOfStatus } from './classify';
import type { Endpoint } from './endpoint';
import type { Unwrapped, Wire } from './wire';

/** An HTTP answer as it came. `text` is null where it was too long to read. */
export interface RawAnswer {
  http: number;
  headers: Headers;
  redirected: boolean;
  text: string | null;
}

const messageLimit = 500;

/** The service's words without what we sent in confidence. */
function plain(message: string | undefined, secrets: readonly string[]): string | undefined {
  const clean = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), message ?? '');
  return clean === '' ? undefined : clean.slice(0, messageLimit);
}

/** Only an address that a person can safely be sent to. */
const webAddress = (url: string | undefined) =>
  url !== undefined && URL.canParse(url) && new URL(url).protocol === 'https:' ? url : undefined;

/** A failure of this row, without the facts that are not known. */
export function failureOf(row: Endpoint, facts: FailureFacts, cause?: unknown): Failure {
  const known: FailureFacts = { endpoint: row.id, ...facts };
  for (const [name, value] of Object.entries(known)) {
    if (value === undefined) Reflect.deleteProperty(known, name);
  }
  return new Failure(known, { cause });
}

function unwrapPage(wire: Wire, text: string, now: number): Unwrapped | null {
  const refusal = wire.page?.(text, now);
  return refusal ? { ok: false, refusal } : null;
}

/** What the row promises as its reply, or the failure that the answer is. `secrets` are kept out of it. */
export function judge<Reply>(
  row: Endpoint<unknown, unknown, unknown, Reply>,
  wire: Wire,
  answer: RawAnswer,
  secrets: readonly string[],
  now: number,
): Reply {
  const { http, headers, redirected, text } = answer;
  const odd = (message: string) => failureOf(row, { kind: 'malformed', execution: 'unknown', http, message });
  if (redirected) throw odd('redirect');
  if (text === null) throw odd('too long');

  const json = parseJson(text);
  const header = (name: string) => headers.get(name);
  const at = retryAt(headers, now);
  const unwrapped =
    json === undefined ? unwrapPage(wire, text, now) : wire.unwrap(row, { http, header, json }, now);
  if (unwrapped === null) {
    const kind = kindOfStatus(http);
    if (kind) {
      const execution = kind === 'rateLimited' ? 'notExecuted' : 'unknown';
      throw failureOf(row, { kind, execution, http, retryAt: at });
    }
    throw odd(text.trim() === '' ? 'empty' : json === undefined ? 'not JSON' : 'no envelope');
  }
  const { logId } = unwrapped;
  if (!unwrapped.ok) {
    const { refusal } = unwrapped;
    const { kind, execution } = classify(row, wire, http, refusal.code);
    throw failureOf(row, {
      kind,
      execution,
      http,
      logId,
      code: refusal.code,
      message: plain(refusal.message, secrets),
      field: refusal.field,
      scopes: refusal.scopes ?? (kind.startsWith('scopeMissing') ? [...row.scopes] : undefined),
      helpUrl: webAddress(refusal.helpUrl),
      retryAt: kind === 'rateLimited' ? (refusal.retryAt ?? at) : undefined,
    });
  }
  /** A success by its envelope under a failing status is neither. */
  if (http < 200 || http >= 300) {
    throw failureOf(row, { kind: kindOfStatus(http) ?? 'malformed', execution: 'unknown', http, logId });
  }
  const reply = row.reply.safeParse(unwrapped.payload);
  if (reply.success) return reply.data;
  const message = reply.error.issues[0]?.path.join('.');
  throw failureOf(row, { kind: 'malformed', execution: 'unknown', http, logId, message });
}
