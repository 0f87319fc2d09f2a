/** What a line may say: no tokens, secrets, addresses or names, for none of these has a field. */
export interface LogFields {
  route?: string;
  status?: number;
  ms?: number;
  brand?: string;
  row?: string;
  kind?: string;
  code?: number | string;
  port?: number;
  shared?: boolean;
  reason?: string;
}

export type Log = (
  level: 'info' | 'warn' | 'error',
  event: 'started' | 'request' | 'redis' | 'broken' | 'stopped',
  fields?: LogFields,
) => void;

/** One line of JSON each. */
export const createLog =
  (write: (line: string) => void, now: () => number): Log =>
  (level, event, fields = {}) =>
    write(JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...fields }));
