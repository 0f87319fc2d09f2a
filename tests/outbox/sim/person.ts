import type { Intent } from '../../../lib/domain/intent';
import type { EnqueueGroup } from '../../../lib/outbox/contract';
import type { Dice } from './random';
import type { Screens } from './screens';
import type { Timeline } from './timeline';

export const addresses = ['an@muster.example', 'bo@muster.example', 'cy@muster.example'] as const;

/** One wish of a schedule, and what the person did with it later. */
export interface Wish {
  id: string;
  addresses: readonly string[];
  /** Ids of what asks to take it back. */
  undos: string[];
  edited: boolean;
}

export interface PersonOptions {
  wishes: number;
  /** Probability that a wish is taken back, and that this is taken back in turn. */
  undo: number;
  edit: number;
  group: number;
}

const input = (address: string, company: string) => ({ fields: { name: 'Some Body', address, company } });

const groupOf = (wish: Wish, company: string): EnqueueGroup => ({
  id: wish.id,
  kind: 'save-senders',
  account: 'me',
  ordered: wish.id.endsWith('1'),
  describe: { key: 'there', params: [] },
  back: { key: 'back', params: [] },
  children: wish.addresses.map((address) => ({ kind: 'save-sender', input: input(address, company) })),
});

/** Asks for things within a minute or so, changes some, takes some back, and takes some of that back. */
export function act(
  { wishes: count, undo, edit, group }: PersonOptions,
  timeline: Timeline,
  dice: Dice,
  screens: Screens,
): Wish[] {
  const soon = (ms: number) => timeline.now() + dice.below(ms);

  const takeBack = (wish: Wish, id: string, of: string, depth: number) => {
    wish.undos.push(id);
    screens.act(
      soon(90_000),
      `undo ${id} of ${of}`,
      (outbox) => outbox.undo(id, of),
      (answer: Intent) => {
        if (depth > 0 && answer.id === id && dice.chance(undo / 2)) takeBack(wish, `${id}u`, id, depth - 1);
      },
    );
  };

  const later = (wish: Wish, company: string, isGroup: boolean) => {
    if (!isGroup && dice.chance(edit)) {
      const address = wish.addresses[0] ?? '';
      wish.edited = true;
      screens.act(soon(60_000), `edit ${wish.id}`, (outbox) =>
        outbox.edit(wish.id, input(address, `${company} edited`)),
      );
    }
    if (dice.chance(undo)) takeBack(wish, `${wish.id}-u`, wish.id, 1);
  };

  return Array.from({ length: count }, (_, index) => {
    const isGroup = dice.chance(group);
    const [first, second] = [dice.pick(addresses), dice.pick(addresses)];
    const wish: Wish = {
      id: `wish-${index}`,
      addresses: isGroup && first !== second ? [first, second] : [first],
      undos: [],
      edited: false,
    };
    const company = `Company ${index}`;
    screens.act(
      soon(40_000) + index * 1000,
      `wish ${wish.id} ${wish.addresses.join(' ')}`,
      (outbox) =>
        isGroup
          ? outbox.enqueueGroup(groupOf(wish, company))
          : outbox.enqueue({ id: wish.id, kind: 'save-sender', account: 'me', input: input(first, company) }),
      () => later(wish, company, isGroup),
    );
    return wish;
  });
}
