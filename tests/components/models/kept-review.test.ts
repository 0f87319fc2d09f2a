import { describe, expect, it } from 'vitest';
import { createKeptReview } from '../../../components/models/kept-review';
import { type KeptPiece, type KeptRow, rowsPerPiece } from '../../../lib/domain/kept-row';
import { fakeApp } from '../stories/fake';

interface Row {
  name: string;
}
const kept = ({ name }: Row): KeptRow => ({
  ...{ fields: { name }, source: '', problem: null, chosen: true, take: 'blanks' },
});
const people = (count: number): Row[] => Array.from({ length: count }, (_, at) => ({ name: `Guest ${at}` }));

function open(rows: Row[]) {
  const sent: (KeptPiece | null)[] = [];
  const failures: unknown[] = [];
  let answer: () => Promise<null> = async () => null;
  let fire: () => void = () => undefined;
  const app = fakeApp({
    'bulk.keep': ({ piece }) => {
      sent.push(piece);
      return answer();
    },
    'bulk.kept': ({ at }) => sent.findLast((one) => one?.at === at) ?? null,
  });
  const desk = { rows, sent, failures };
  const review = createKeptReview(
    {
      ...app,
      later(run) {
        fire = run;
        return () => {
          fire = () => undefined;
        };
      },
    },
    'a',
    { rows: () => desk.rows, kept, failed: (error) => failures.push(error) },
  );
  return {
    ...{ desk, sent, review, failures },
    answers(next: () => Promise<null>) {
      answer = next;
    },
    moment: async () => {
      fire();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}
const at = (sent: readonly (KeptPiece | null)[]) => sent.map((piece) => piece?.at ?? null);

describe('a review that is kept', () => {
  it('goes in pieces, and again only where a row changed', async () => {
    const { desk, sent, review, moment } = open(people(rowsPerPiece * 2 + 7));
    review.keep();
    expect(sent).toEqual([]);
    await moment();
    expect(sent.map((piece) => piece?.rows.length)).toEqual([rowsPerPiece, rowsPerPiece, 7]);
    desk.rows = desk.rows.map((row, index) => (index === rowsPerPiece ? { name: 'Else' } : row));
    review.keep();
    await moment();
    expect(at(sent)).toEqual([0, 1, 2, 1]);
    expect((await review.read())?.rows[rowsPerPiece]).toEqual(kept({ name: 'Else' }));
  });

  it('goes whole where the page closes before or amid it', async () => {
    const { sent, review, moment, answers } = open(people(rowsPerPiece * 3));
    review.keep();
    answers(() => new Promise(() => undefined));
    await moment();
    expect(at(sent)).toEqual([0]);
    review.flush();
    expect(at(sent)).toEqual([0, 1, 2]);
    review.flush();
    expect(at(sent)).toEqual([0, 1, 2]);
  });

  it('sends again what did not arrive, and says so', async () => {
    const { sent, review, moment, answers, failures } = open(people(3));
    answers(() => Promise.reject(new Error('gone')));
    review.keep();
    await moment();
    expect(failures).toHaveLength(1);
    answers(async () => null);
    review.keep();
    await moment();
    expect(at(sent)).toEqual([0, 0]);
  });

  it('is another one once other rows stand there; without rows it is let go', async () => {
    const { desk, sent, review, moment } = open(people(2));
    review.keep();
    await moment();
    review.renew();
    desk.rows = people(2);
    review.keep();
    await moment();
    expect(new Set(sent.map((piece) => piece?.review)).size).toBe(2);
    desk.rows = [];
    review.keep();
    review.flush();
    expect(sent.at(-1)).toBeNull();
  });
});
