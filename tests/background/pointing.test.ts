import { describe, expect, it } from 'vitest';
import { createPointing } from '../../entrypoints/background/pointing';
import type { ForeignFrame } from '../../lib/domain/frame';
import type { Snapshot } from '../../lib/domain/snapshot';

const origin = 'https://mail.example';
const pane: ForeignFrame = { origin, width: 800, height: 600, reads: true };
const body: ForeignFrame = { origin, width: 500, height: 300, reads: false };
const top: Snapshot = { address: 'https://portal.example/', documents: [] };

/** A tab whose document knows these frames, and in which these are what they say they are. */
function tab(frames: readonly ForeignFrame[], inside: Readonly<Record<number, unknown>> = {}) {
  const pointed: boolean[] = [];
  const pointing = createPointing({
    scripts: {
      read: async () => ({ snapshot: top, selection: '' }),
      readFrame: async (_tab, frame) => inside[frame],
      async picker(_tab, wanted) {
        for (const view of [pane, body]) pointed.push(wanted(view));
      },
    },
    judge: {
      read: async () => ({ mails: [], frames: frames.map((one, at) => ({ ...one, document: 0, at })) }),
    },
  });
  return { pointing, pointed };
}
const says = ({ width, height }: ForeignFrame) => ({ origin, view: { width, height }, snapshot: top });

describe('pointing at a sender', () => {
  it('goes into reading frames, not into the body below a header', async () => {
    const { pointing, pointed } = tab([pane, body]);
    await pointing.start(1);
    expect(pointed).toEqual([true, false]);
  });

  it('is kept where the frame is the one that is read', async () => {
    const { pointing } = tab([pane, body], { 3: says(pane), 4: says(body), 5: 'no view' });
    expect(await pointing.isRead(1, 3)).toBe(true);
    expect(await pointing.isRead(1, 4)).toBe(false);
    expect(await pointing.isRead(1, 5)).toBe(false);
    expect(await pointing.isRead(1, 6)).toBe(false);
  });

  it('is not kept where it cannot be told which of two frames it was', async () => {
    const { pointing } = tab([pane, pane], { 3: says(pane) });
    expect(await pointing.isRead(1, 3)).toBe(false);
  });
});
