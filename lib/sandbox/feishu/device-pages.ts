import { gunzipSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { World } from '../core/world';
import { demoUser } from '../demo';
import { devicePage, problemPage, saidPage } from './consent-page';
import { verifyPath } from './device-operations';
import type { Devices } from './devices';

const addons = z.object({
  preset: z.boolean().optional(),
  scopes: z.object({ user: z.array(z.string()).optional() }).optional(),
});
const answer = z.object({
  user_code: z.string(),
  decision: z.enum(['allow', 'deny']),
  addons: z.string().optional(),
  app: z.string().optional(),
});

/** Scopes of a new app, as the SDK packs them: JSON, gzip, base64url. */
function scopesOf(packed: string | undefined): string[] {
  if (packed === undefined || packed === '') return [];
  try {
    const text = gunzipSync(Buffer.from(packed, 'base64url')).toString();
    return addons.parse(JSON.parse(text)).scopes?.user ?? [];
  } catch {
    return [];
  }
}

/** Where the person goes with their code: to make an app, or to sign in to one. */
export function devicePages(world: World, devices: Devices): Hono {
  const app = new Hono();
  const gone = (context: Context) =>
    context.html(problemPage(20001, 'This code is not valid any more.'), 400);

  app.get(verifyPath, (context) => {
    const query = context.req.query();
    const device = devices.byUserCode(query.user_code ?? '');
    if (!device || device.expiresAt <= world.clock.now()) return gone(context);
    return context.html(
      devicePage({
        ...{ user: demoUser, userCode: device.userCode, app: device.app, action: verifyPath },
        scopes: device.app === null ? scopesOf(query.addons) : device.scopes,
        hidden: { addons: query.addons ?? '', app: query.clientID ?? '' },
      }),
    );
  });

  app.post(verifyPath, async (context) => {
    const form = answer.safeParse(await context.req.parseBody());
    const device = form.success ? devices.byUserCode(form.data.user_code) : undefined;
    if (!form.success || !device || device.expiresAt <= world.clock.now()) return gone(context);
    device.decision = form.data.decision;
    if (device.app === null && device.decision === 'allow') {
      device.made = devices.make(scopesOf(form.data.addons), form.data.app || undefined);
    }
    return context.html(saidPage(device.decision));
  });

  return app;
}
