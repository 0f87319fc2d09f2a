import type { z } from 'zod';

/**
 * Who may send a message. `page` = the extension's own pages (popup, side panel, options);
 * `tab` = a content script in the top frame of a granted webmail tab, which a hostile page may have taken over;
 * `frame` = one in a frame below, of another granted origin: heard for what it captures and where in it
 * the person points, and for nothing else.
 */
export type Sender = 'page' | 'tab' | 'frame';

export interface MessageRow<Schema extends z.ZodType = z.ZodType, Output = unknown> {
  from: readonly Sender[];
  input: Schema;
  /** Type only: answers are the worker's own. */
  output?: Output;
}

export const row =
  <Output>() =>
  <Schema extends z.ZodType>(from: readonly Sender[], input: Schema): MessageRow<Schema, Output> => ({
    from,
    input,
  });

export const both = ['page', 'tab'] as const;
export const page = ['page'] as const;
export const tab = ['tab'] as const;
export const frame = ['frame'] as const;
export const inTabs = ['tab', 'frame'] as const;
