import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../../http/endpoint';
import type { AnswerFault, DropFault } from './faults';
import { type ApiRequest, type Caller, type Operation, type ProviderPart, plain } from './part';
import { BadParameter, Refusal } from './refusal';
import { withhold } from './withhold';
import type { World } from './world';

export interface Outcome {
  status: number;
  headers: Record<string, string>;
  /** JSON unless it is text; null = empty. */
  body: unknown;
  /** The connection is to be broken instead of an answer. */
  drop?: DropFault;
}

export interface PipelineOptions {
  /** Replies that their own row would refuse become an error of the sandbox. For tests. */
  checkReplies: boolean;
}

/**
 * One API request, checked in the order a gateway checks: token, scopes, frequency, then the request itself.
 * Only then anything changes. A call that is refused for its token or scopes does not count against the limit.
 */
export async function serve(
  world: World,
  part: ProviderPart,
  operation: Operation,
  request: ApiRequest,
  options: PipelineOptions,
): Promise<Outcome> {
  const { row } = operation;
  const struck = { row: row.id, method: request.method, path: request.path };
  const logId = newLogId(world);
  let committed = false;
  let outcome: Outcome;
  try {
    if (world.faults.strike(struck, ['expireToken']).length > 0) part.expireToken(row, request);
    const caller = part.caller(row, request);
    part.checkScopes(row, caller);
    countCall(world, part, row, caller, request.now);
    const commit = prepare(part, operation, request, caller);
    const before = await faultsAt(world, struck, 'beforeCommit');
    if (before !== null) {
      outcome = forced(part, row, before, logId);
    } else {
      const reply = withhold(await commit(), row.fieldScopes, caller.scopes);
      committed = true;
      if (options.checkReplies) row.reply.parse(reply);
      const after = await faultsAt(world, struck, 'afterCommit');
      outcome =
        after === null
          ? answered(part.wire.wrap(row, { ok: true, payload: reply, logId }))
          : forced(part, row, after, logId);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    outcome = refused(part, row, error, logId);
  }
  world.log.add({
    at: request.now,
    row: row.id,
    method: request.method,
    path: request.path,
    query: plain(request.query),
    body: request.body,
    status: outcome.drop === undefined ? outcome.status : 0,
    code: codeOf(outcome.body),
    logId,
    committed,
    gone: request.signal.aborted,
  });
  return outcome;
}

function countCall(world: World, part: ProviderPart, row: Endpoint, caller: Caller, now: number): void {
  const over = world.limiter.admit(limitKey(row, caller), world.limitsOf(row), now);
  if (over !== null) throw part.overLimit(over);
}

/** Limits hold per API × app × tenant. */
export function limitKey(row: Endpoint, caller: Pick<Caller, 'app' | 'tenant'>): string {
  return `${row.id} ${caller.app} ${caller.tenant}`;
}

function prepare(part: ProviderPart, operation: Operation, request: ApiRequest, caller: Caller) {
  try {
    return operation.prepare(request, caller);
  } catch (error) {
    if (!(error instanceof BadParameter)) throw error;
    const { http, code } = operation.row.parameterError ?? part.wire.parameterError;
    throw new Refusal(http, { code, message: `${error.field}: ${error.message}`, field: error.field });
  }
}

async function faultsAt(
  world: World,
  struck: { row: string; method: string; path: string },
  at: 'beforeCommit' | 'afterCommit',
): Promise<AnswerFault | DropFault | null> {
  for (const delay of world.faults.strike(struck, ['delay'], at)) await sleep(delay.ms);
  return world.faults.strike(struck, ['drop', 'status'], at)[0] ?? null;
}

function forced(part: ProviderPart, row: Endpoint, fault: AnswerFault | DropFault, logId: string): Outcome {
  if (fault.kind === 'drop') return { status: 0, headers: {}, body: null, drop: fault };
  const { status, headers = {}, location } = fault;
  const extra = { 'x-tt-logid': logId, ...(location === undefined ? {} : { location }), ...headers };
  if (fault.empty === true || location !== undefined) return { status, headers: extra, body: null };
  if (fault.html !== undefined) {
    return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...extra }, body: fault.html };
  }
  if (fault.body !== undefined) return { status, headers: extra, body: fault.body };
  const known = [...part.wire.refusals.filter(({ kind }) => kind === 'rateLimited'), ...row.errors];
  const code = fault.code ?? known.find(({ http }) => http === status)?.code ?? status;
  const message = fault.msg ?? 'forced by a fault of the sandbox';
  return refused(part, row, new Refusal(status, { code, message }, headers), logId);
}

function refused(part: ProviderPart, row: Endpoint, error: Refusal, logId: string): Outcome {
  const reply = part.wire.wrap(row, { ok: false, http: error.http, refusal: { ...error.refusal, logId } });
  return answered({ ...reply, headers: { ...reply.headers, ...error.headers } });
}

function answered(reply: { http: number; headers: Record<string, string>; json: unknown }): Outcome {
  return { status: reply.http, headers: reply.headers, body: reply.json };
}

function codeOf(body: unknown): number | string | null {
  if (typeof body !== 'object' || body === null || !('code' in body)) return null;
  return typeof body.code === 'number' || typeof body.code === 'string' ? body.code : null;
}

/** Time, then 18 hex digits, as the service's log ids look. */
function newLogId(world: World): string {
  const time = new Date(world.clock.now()).toISOString().replace(/\D/g, '').slice(0, 14);
  return `${time}${world.nextLogNumber().toString(16).toUpperCase().padStart(18, '0')}`;
}
