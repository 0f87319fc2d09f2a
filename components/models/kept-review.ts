import { type KeptPiece, type KeptRow, rowsPerPiece } from '../../lib/domain/kept-row';
import type { App } from '../app/app';

/** A review as the worker keeps it until it is saved or let go: whatever closes, nothing of it is lost. */
export interface KeptReview {
  /** Other rows stand here now: of a new review, or of the one that was kept. */
  renew(review?: string): void;
  /** After a moment the pieces with a changed row are sent, one after the other. */
  keep(): void;
  /** Sends at once what is still to be sent: the page may be closing. */
  flush(): void;
  /** What was kept; null = nothing. */
  read(): Promise<{ review: string; rows: KeptRow[] } | null>;
}

/** What was typed or ticked is sent after so long, ms. */
const sentAfter = 500;

export function createKeptReview<Row>(
  { client, newId, later }: Pick<App, 'client' | 'newId' | 'later'>,
  account: string,
  source: { rows(): readonly Row[]; kept(row: Row): KeptRow; failed(error: unknown): void },
): KeptReview {
  let review = newId();
  let stopTimer: (() => void) | null = null;
  let due = false;
  /** The rows of each piece as they were sent. */
  let sent: (readonly Row[])[] = [];

  async function send(piece: KeptPiece | null): Promise<void> {
    try {
      await client.send('bulk.keep', { account, piece });
    } catch (error) {
      if (piece) sent[piece.at] = [];
      source.failed(error);
    }
  }

  function* changed(all: readonly Row[]): Generator<KeptPiece> {
    for (let at = 0; at * rowsPerPiece < all.length; at += 1) {
      const rows = all.slice(at * rowsPerPiece, (at + 1) * rowsPerPiece);
      const before = sent[at];
      if (before?.length === rows.length && before.every((row, index) => row === rows[index])) continue;
      sent[at] = rows;
      yield { review, at, of: all.length, rows: rows.map(source.kept) };
    }
  }

  async function write(): Promise<void> {
    const all = source.rows();
    if (all.length === 0) return flush();
    for (const piece of changed(all)) {
      await send(piece);
      // What changed meanwhile has a timer of its own.
      if (source.rows() !== all) return;
    }
    due = stopTimer !== null;
  }

  function flush(): void {
    if (!due) return;
    stopTimer?.();
    stopTimer = null;
    due = false;
    const all = source.rows();
    if (all.length === 0) void send(null);
    else for (const piece of changed(all)) void send(piece);
  }

  return {
    renew(of = newId()) {
      review = of;
      sent = [];
    },
    keep() {
      due = true;
      stopTimer ??= later(() => {
        stopTimer = null;
        void write();
      }, sentAfter);
    },
    flush,
    async read() {
      const first = await client.send('bulk.kept', { account, at: 0 });
      if (!first) return null;
      const rows = [...first.rows];
      for (let at = 1; at * rowsPerPiece < first.of; at += 1) {
        const next = await client.send('bulk.kept', { account, at });
        if (next?.review !== first.review) return null;
        rows.push(...next.rows);
      }
      return { review: first.review, rows };
    },
  };
}
