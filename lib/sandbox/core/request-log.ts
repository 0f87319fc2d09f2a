export interface LoggedRequest {
  /** Counts up from 1 since the last reset: `?since=` takes it. */
  seq: number;
  /** Epoch ms of the sandbox's clock. */
  at: number;
  row: string;
  method: string;
  path: string;
  query: unknown;
  body: unknown;
  /** 0 where the connection was dropped. */
  status: number;
  code: number | string | null;
  logId: string;
  /** Did the handler run to its end? */
  committed: boolean;
  /** Did the caller go away before it was answered? */
  gone: boolean;
}

const secret = new Set([
  'app_secret',
  'appSecret',
  'appsecret',
  'client_secret',
  'clientSecret',
  'refreshToken',
  'client_assertion',
  'code',
  'code_verifier',
  'device_code',
  'refresh_token',
  'access_token',
  'token',
]);

/** The last API requests, without what must not be read from a log. */
export class RequestLog {
  readonly #capacity: number;
  #entries: LoggedRequest[] = [];
  #seq = 0;

  constructor(capacity = 20_000) {
    this.#capacity = capacity;
  }

  add(entry: Omit<LoggedRequest, 'seq'>): void {
    this.#seq += 1;
    this.#entries.push({ ...entry, query: redact(entry.query), body: redact(entry.body), seq: this.#seq });
    if (this.#entries.length > this.#capacity * 2) this.#entries = this.#entries.slice(-this.#capacity);
  }

  /** Oldest first; at most `limit` of the newest. */
  since(seq: number, limit = this.#capacity): LoggedRequest[] {
    const first = this.#entries[0]?.seq ?? 1;
    return this.#entries.slice(Math.max(0, seq + 1 - first)).slice(-Math.min(limit, this.#capacity));
  }

  clear(): void {
    this.#entries = [];
    this.#seq = 0;
  }
}

function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, secret.has(key) ? '***' : redact(item)]),
  );
}
