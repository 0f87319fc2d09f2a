import type { Page } from 'puppeteer-core';
import type { Figure } from './figure';
import { quantile, round } from './figure';

/** Milliseconds until each message of one of the extension's pages is answered, on the page's own clock. */
export const answered = (
  page: Page,
  envelopes: readonly { message: string; input: object }[],
): Promise<number[]> =>
  page.evaluate(async (all) => {
    const { chrome } = globalThis as unknown as Record<string, typeof import('webextension-polyfill')>;
    const times: number[] = [];
    for (const envelope of all) {
      const began = performance.now();
      await chrome?.runtime.sendMessage(envelope);
      times.push(performance.now() - began);
    }
    return times;
  }, envelopes);

/** p95 against its budget, then the median, each beside the same share of `floor`. */
export function* spread(
  name: string,
  samples: readonly number[],
  budget?: number,
  floor?: readonly number[],
): Generator<Figure> {
  for (const share of [0.95, 0.5])
    yield {
      ...{ name: `${name}, p${share * 100}`, value: round(quantile(samples, share)), unit: 'ms' },
      ...(share === 0.95 && budget !== undefined ? { budget } : {}),
      ...(floor ? { baseline: round(quantile(floor, share)) } : {}),
    };
}
