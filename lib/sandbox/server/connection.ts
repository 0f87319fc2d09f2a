import { constants, Http2ServerRequest } from 'node:http2';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import type { DropFault } from '../core/faults';

/** Breaks the connection of a request instead of answering it. */
export function breakConnection({ incoming }: HttpBindings | Http2Bindings, how: DropFault['how']): void {
  if (!(incoming instanceof Http2ServerRequest)) {
    if (how === 'reset') incoming.socket.resetAndDestroy();
    else incoming.socket.destroy();
    return;
  }
  const { stream } = incoming;
  const { session } = stream;
  if (how === 'stream' || session === undefined) {
    stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    return;
  }
  if (how === 'goaway') {
    // Last stream 0: nothing was processed, so clients feel free to send it again.
    session.goaway(constants.NGHTTP2_NO_ERROR, 0);
    setImmediate(() => session.destroy());
    return;
  }
  session.destroy(undefined, how === 'reset' ? constants.NGHTTP2_INTERNAL_ERROR : constants.NGHTTP2_NO_ERROR);
}
