import { describe, expect, it } from 'vitest';
import { type ForeignFrame, frameOf } from '../../lib/domain/frame';

const frame = (origin: string, width: number, height: number, reads = true): ForeignFrame => ({
  origin,
  width,
  height,
  reads,
});
const mail = 'https://mail.example';

describe('which frame says what it shows', () => {
  it('is told by its size, a rounded pixel aside, and among equals by its origin', () => {
    const wide = frame(mail, 800, 600);
    const other = frame('https://files.example', 800, 600);
    expect(frameOf([wide, frame(mail, 300, 200)], mail, { width: 801, height: 599 })).toBe(wide);
    expect(frameOf([other, wide], mail, { width: 800, height: 600 })).toBe(wide);
  });

  it('may have gone to another origin since, where no other frame is of its size', () => {
    const moved = frame('https://portal.example', 800, 600);
    expect(frameOf([moved], mail, { width: 800, height: 600 })).toBe(moved);
  });

  it('is nobody where two are alike, where none is of its size, and where it is a body or too small', () => {
    const size = { width: 800, height: 600 };
    expect(frameOf([frame(mail, 800, 600), frame(mail, 800, 600)], mail, size)).toBeNull();
    expect(frameOf([frame(mail, 400, 600)], mail, size)).toBeNull();
    expect(frameOf([frame(mail, 800, 600, false)], mail, size)).toBeNull();
  });
});
