import type { MiddlewareHandler } from 'hono';

const here = new Set(['127.0.0.1', 'localhost']);

/** A page elsewhere whose name was made to point here (DNS rebinding) brings its own name along. */
export function onlyHere(extraHosts: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const { hostname } = new URL(context.req.url);
    if (!here.has(hostname) && !extraHosts.includes(hostname)) {
      return context.text('This host is not served here.', 421);
    }
    await next();
  };
}

/** The controls are not for web pages: only for tools, the sandbox's own pages and extensions. */
export const notFromWebPages: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const own = new URL(context.req.url).origin;
  if (origin !== undefined && origin !== own && !/^(chrome|moz)-extension:/.test(origin)) {
    return context.json({ error: 'not for web pages' }, 403);
  }
  await next();
};
