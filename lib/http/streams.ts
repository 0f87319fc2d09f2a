import { Failure } from '../domain/failure';

/**
 * Which origins take request bodies as streams. A browser may send a request again by itself when a used connection
 * closes before the answer, also one that does harm twice; it cannot do so with a body that it cannot read twice.
 * Assumed: that a service behind HTTP/2 takes such a body. It was never tried on the real services, so a refusal is
 * believed and remembered.
 */
export interface Streams {
  /** `origin` as in `URL.origin`. */
  may(origin: string): Promise<boolean>;
  /** The origin answered a streamed body as one that it cannot take; false = it was the content after all. */
  refused(origin: string, refuses: boolean): Promise<void>;
}

/** Protocols that carry a body of unknown length in frames, as `nextHopProtocol` names them. */
export const isMultiplexed = (protocol: string): boolean => /^h[23](-|$)/.test(protocol);

/** Firefox takes a stream for text and sends `[object ReadableStream]`. */
export function supportsStreams(make: typeof Request): boolean {
  let asked = false;
  const init = {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      asked = true;
      return 'half';
    },
  };
  try {
    const typed = new make('https://origin.invalid/', init).headers.has('content-type');
    return asked && !typed;
  } catch {
    return false;
  }
}

/** `duplex` is not in the library's types yet. */
export function asStream(body: BodyInit | null | undefined): RequestInit & { duplex: 'half' } {
  const { body: stream } = new Response(body);
  return { body: stream, duplex: 'half' };
}

const statuses: readonly unknown[] = [400, 411, 413];
/** As who never saw the body would answer, or a gateway before the service. */
const kinds: readonly unknown[] = ['invalid', 'malformed', 'unknown'];

/** The status of an answer that may mean "no streams here"; nothing was carried out. Null for all others. */
export function refusesStream(error: unknown): number | null {
  if (!(error instanceof Failure)) return null;
  const { http = 0, kind } = error.facts;
  return statuses.includes(http) && kinds.includes(kind) ? http : null;
}
