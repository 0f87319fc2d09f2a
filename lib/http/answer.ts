/** Bytes of an answer that are read at most. */
export const maxAnswerBytes = 16 * 1024 * 1024;

/** Null where the answer is longer than `maxBytes`. */
export async function readText(response: Response, maxBytes: number): Promise<string | null> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Integers beyond 2^53 are ids: kept as the text they came in, where the engine tells it. */
const keepDigits = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? (context?.source ?? value)
    : value;

/** `undefined` where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits);
  } catch {
    return undefined;
  }
}

/** Epoch ms, from the seconds of the gateway's reset header, else from Retry-After (seconds or a date). */
export function retryAt(headers: Headers, now: number): number | undefined {
  const reset = headers.get('x-ogw-ratelimit-reset') ?? headers.get('retry-after');
  if (reset === null || reset.trim() === '') return undefined;
  const seconds = Number(reset);
  if (Number.isFinite(seconds)) return seconds >= 0 ? now + Math.ceil(seconds * 1_000) : undefined;
  const date = Date.parse(reset);
  return Number.isNaN(date) ? undefined : Math.max(now, date);
}
