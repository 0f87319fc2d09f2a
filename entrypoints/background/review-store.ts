import type { KeptPiece } from '../../lib/domain/kept-row';
import { mostPieces } from '../../lib/domain/kept-row.schema';
import { type Areas, type BadSetting, openSetting } from '../../lib/settings/setting';
import { keptReview, reviewPiece } from '../../lib/settings/settings';

/** The review of many contacts that is not saved yet. */
export interface ReviewStore {
  /** Pieces of another review go with the first piece of this one. */
  keep(account: string, piece: KeptPiece): Promise<void>;
  /** Without rows where this piece never arrived. */
  kept(account: string, at: number): Promise<KeptPiece | null>;
  /** Lets the review go where it is of such an account. */
  drop(ofAccount: (account: string) => boolean): Promise<void>;
}

export function createReviewStore(areas: Areas, report: (bad: BadSetting) => void): ReviewStore {
  const head = openSetting(keptReview, areas, report);
  const pieces = Array.from({ length: mostPieces }, (_, at) => openSetting(reviewPiece(at), areas, report));
  let last: Promise<unknown> = Promise.resolve();
  /** Pieces come close behind one another: none may be cleared away by the one before. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const clear = () => Promise.all(pieces.map((one) => one.reset()));

  return {
    keep: (account, piece) =>
      inTurn(async () => {
        const { review, at, of } = piece;
        const now = await head.get();
        if (now?.account !== account || now.review !== review || now.of !== of) {
          if (now) await clear();
          await head.set({ account, review, of });
        }
        await pieces[at]?.set(piece);
      }),
    async kept(account, at) {
      const now = await head.get();
      if (now?.account !== account) return null;
      const piece = await pieces[at]?.get();
      const { review, of } = now;
      return piece?.review === review ? piece : { review, at, of, rows: [] };
    },
    drop: (ofAccount) =>
      inTurn(async () => {
        const now = await head.get();
        if (!now || !ofAccount(now.account)) return;
        await head.reset();
        await clear();
      }),
  };
}
