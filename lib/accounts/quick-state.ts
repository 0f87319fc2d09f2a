import { z } from 'zod';
import { failureKinds } from '../domain/failure';
import { type Setting, setting } from '../settings/setting';

const brand = z.enum(['feishu', 'lark']);
const features = z.array(z.enum(['contacts', 'labels', 'rules', 'messages', 'texts']));
const wish = { brand, features, appId: z.string().nullable() };

/** A code that a person is to confirm. Intervals in ms, moments epoch ms. */
const asking = {
  ...wish,
  deviceCode: z.string(),
  userCode: z.string(),
  url: z.string(),
  everyMs: z.number(),
  nextAt: z.number(),
  expiresAt: z.number(),
};

/** As much of a failure as is shown. */
const failure = z
  .object({
    kind: z.enum(failureKinds),
    execution: z.enum(['notExecuted', 'unknown']),
    code: z.union([z.number(), z.string()]).optional(),
    message: z.string().optional(),
    logId: z.string().optional(),
    helpUrl: z.string().optional(),
  })
  .nullable();

const state = z.discriminatedUnion('at', [
  z.object({ at: z.literal('app'), ...asking }),
  /** The app is there and its secret kept: what follows can be begun again. */
  z.object({ at: z.literal('made'), ...wish, appId: z.string() }),
  z.object({ at: z.literal('person'), ...asking, appId: z.string() }),
  z.object({
    at: z.literal('trouble'),
    ...wish,
    why: z.enum(['denied', 'expired', 'review', 'failed']),
    failure,
  }),
  z.object({
    at: z.literal('done'),
    ...wish,
    appId: z.string(),
    name: z.string(),
    missing: z.array(z.string()),
    endsAt: z.number().nullable(),
  }),
]);
export type QuickState = z.infer<typeof state>;
export type Asking = Extract<QuickState, { deviceCode: string }>;

/** Quick connect under way. It ends with the session, as its codes do; the app's secret is in the vault. */
export const quickState: Setting<QuickState | null> = setting({
  key: 'login.quick',
  area: 'session',
  schema: state.nullable(),
  default: null,
});
