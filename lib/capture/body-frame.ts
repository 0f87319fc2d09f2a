import type { Cues } from './cues';
import { type Box, zone } from './page';

/** A frame under a header is a mail's body: whatever stands in it is not this mail's sender. */
export function isBodyFrame(cues: Cues, box: Box): boolean {
  for (let i = box.first - 1; i >= Math.max(0, box.first - 40); i--) {
    if ((cues.zones[i] ?? 0) & (zone.row | zone.chrome)) return false;
    const field = cues.bits[i]?.field;
    if ((cues.date[i] && !cues.bits[i]?.attr) || field === 'from' || field === 'to' || cues.toLine[i])
      return true;
  }
  return (cues.zones[box.first] ?? 0) > 0;
}
