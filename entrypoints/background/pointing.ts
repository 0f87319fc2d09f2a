import { z } from 'zod';
import { type ForeignFrame, fits, frameOf } from '../../lib/domain/frame';
import { framePlace } from '../../lib/domain/frame.schema';
import { snapshotSchema } from '../../lib/domain/snapshot.schema';
import type { Judge } from './judge';
import type { Scripts } from './scripts';

/** Where a person can point: in the tab's own document, and in frames whose mail is read and drawn from there. */
export interface Pointing {
  start(tab: number): Promise<void>;
  /** Whether a mail in this frame would be read: not where it is the body below a header, or one of two alike. */
  isRead(tab: number, frame: number): Promise<boolean>;
}

const shown = z.object({ snapshot: snapshotSchema.nullable() }).catch({ snapshot: null });

export function createPointing({
  scripts,
  judge,
}: {
  scripts: Pick<Scripts, 'picker' | 'read' | 'readFrame'>;
  judge: Pick<Judge, 'read'>;
}): Pointing {
  async function framesOf(tab: number): Promise<readonly ForeignFrame[]> {
    const { snapshot } = shown.parse((await scripts.read(tab)) ?? null);
    return snapshot ? (await judge.read(snapshot)).frames : [];
  }

  return {
    async start(tab) {
      const frames = await framesOf(tab);
      await scripts.picker(tab, (view) => fits(frames, view));
    },
    async isRead(tab, frame) {
      const inside = framePlace.parse((await scripts.readFrame(tab, frame)) ?? null);
      return inside !== null && frameOf(await framesOf(tab), inside.origin, inside.view) !== null;
    },
  };
}
