import type { Context } from 'hono';
import type { ZodType } from 'zod';
import { z } from 'zod';

/** Answered with 400 and the words. */
export class ControlError extends Error {}

/** An empty body stands for `{}`. */
export async function readJson(context: Context): Promise<unknown> {
  const text = await context.req.text();
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError('the body is not JSON');
  }
}

export function parseControl<T>(schema: ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new ControlError(z.prettifyError(result.error));
  return result.data;
}
