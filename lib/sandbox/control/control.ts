import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { behaviourChange } from '../behaviour';
import { faultSchema } from '../core/faults';
import type { ProviderPart } from '../core/part';
import { limitKey } from '../core/pipeline';
import type { World } from '../core/world';
import { deliver } from './deliver';
import { edit, editSchema } from './edit';
import { ControlError, parseControl, readJson } from './input';
import { stateView } from './state-view';

const clockChange = z.strictObject({
  advanceMs: z
    .number()
    .min(0)
    .max(366 * 86_400_000)
    .optional(),
  scale: z.number().gt(0).max(10_000).optional(),
});
const tokenAsk = z.strictObject({
  scopes: z.array(z.string().min(1)).max(500).optional(),
  /** Seconds, as in the token endpoint's `expires_in`. */
  expiresIn: z.number().int().min(0).max(31_536_000).optional(),
  provider: z.string().optional(),
  person: z.string().min(1).max(40).optional(),
});
const resetAsk = z.strictObject({ logins: z.boolean().optional() });

/** Somebody else's calls: at once `count` (all there is room for, unless said), or on and on `everyMs`. */
const quotaFault = z.strictObject({
  kind: z.literal('quota'),
  row: z.string(),
  count: z.number().int().min(1).max(100_000).optional(),
  everyMs: z.number().int().min(1).optional(),
});
const oneFault = z.union([quotaFault, faultSchema]);
const faultsAsk = z.union([
  z.array(oneFault),
  z.strictObject({ faults: z.array(oneFault) }).transform(({ faults }) => faults),
  oneFault.transform((fault) => [fault]),
]);
type AskedFault = z.infer<typeof oneFault>;

/** How a test or a person steers the sandbox. No part of any provider. */
export function controlApp(world: World, parts: readonly ProviderPart[]): Hono {
  const app = new Hono();
  app.get('/state', (context) => context.json(stateView(world, context.req.query())));
  app.post('/reset', async (context) => {
    const { logins = false } = parseControl(resetAsk, await readJson(context));
    if (logins) for (const part of parts) part.forget();
    await world.reset();
    return context.json({});
  });
  app.post('/token', async (context) => {
    const ask = parseControl(tokenAsk, await readJson(context));
    const { scopes = null, expiresIn = null, person, provider = parts[0]?.wire.provider } = ask;
    const part = parts.find(({ wire }) => wire.provider === provider);
    if (part === undefined) throw new ControlError(`no such provider: ${provider}`);
    return context.json({ access_token: part.issueToken(scopes, expiresIn, person) });
  });
  app.post('/revoke', (context) => {
    for (const part of parts) part.revoke();
    return context.json({});
  });
  app.get('/clock', (context) => context.json(world.clock.shift));
  app.post('/clock', async (context) =>
    context.json(world.clock.set(parseControl(clockChange, await readJson(context)))),
  );
  app.get('/faults', (context) => context.json({ faults: world.faults.list() }));
  app.delete('/faults', (context) => {
    world.faults.clear();
    return context.json({ faults: [] });
  });
  app.post('/faults', async (context) => {
    arm(world, parts, parseControl(faultsAsk, await readJson(context)));
    return context.json({ faults: world.faults.list() });
  });
  app.post('/deliver', (context) => deliver(world, context));
  app.post('/edit', async (context) =>
    context.json(await edit(world, parseControl(editSchema, await readJson(context)))),
  );
  app.get('/behaviour', (context) => context.json(world.behaviour));
  app.post('/behaviour', async (context) => {
    const change = parseControl(behaviourChange, await readJson(context));
    world.behaviour = { ...world.behaviour, ...change };
    return context.json(world.behaviour);
  });
  // A mounted app's own answer to what it has not is never asked for.
  app.all('*', (context) =>
    context.json({ error: `no such control: ${context.req.method} ${context.req.path}` }, 404),
  );
  app.onError((error, context) => explain(error, context));
  return app;
}

function explain(error: Error, context: Context): Response {
  if (error instanceof ControlError) return context.json({ error: error.message }, 400);
  throw error;
}

function arm(world: World, parts: readonly ProviderPart[], asked: readonly AskedFault[]): void {
  const rowOf = (id: string) => {
    for (const part of parts) {
      const operation = part.operations.find(({ row }) => row.id === id);
      if (operation !== undefined) return { row: operation.row, key: limitKey(operation.row, part.demo) };
    }
    throw new ControlError(`no such row: ${id}`);
  };
  for (const fault of asked) {
    const row = fault.kind === 'quota' ? fault.row : fault.match.row;
    if (row !== undefined) rowOf(row);
  }
  for (const fault of asked) {
    if (fault.kind !== 'quota') {
      world.faults.add([fault]);
      continue;
    }
    const { row, key } = rowOf(fault.row);
    const now = world.clock.now();
    if (fault.everyMs === undefined) {
      world.limiter.spend(key, world.limitsOf(row), now, fault.count ?? Number.POSITIVE_INFINITY);
    } else {
      world.limiter.colleagues(key, fault.everyMs, now);
    }
  }
}
