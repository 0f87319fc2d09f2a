import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { MailStore } from '../../store';

const settleMs = 40;
const aliveMs = 20_000;

/** Tells the page that something in the mailbox changed: several changes at once are one event. */
export function changeEvents(context: Context, store: MailStore): Response {
  const response = streamSSE(context, async (stream) => {
    let wake = () => {};
    let changed = false;
    const stop = store.onChange(({ resource }) => {
      if (resource === 'contacts' || resource === 'rules') return;
      changed = true;
      wake();
    });
    stream.onAbort(() => {
      stop();
      wake();
    });
    await stream.writeSSE({ event: 'hello', data: '' });
    while (!stream.aborted && !stream.closed) {
      if (!changed) {
        await new Promise<void>((resolve) => {
          const alive = setTimeout(resolve, aliveMs);
          wake = () => {
            clearTimeout(alive);
            resolve();
          };
        });
      }
      if (changed) await stream.sleep(settleMs);
      const event = changed ? 'change' : 'alive';
      changed = false;
      if (!stream.aborted) await stream.writeSSE({ event, data: '' });
    }
  });
  // HTTP/1 words that HTTP/2 forbids; the server sets them itself where they belong.
  response.headers.delete('Transfer-Encoding');
  response.headers.delete('Connection');
  return response;
}
