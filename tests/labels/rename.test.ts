import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Label } from '../../lib/domain/label';
import { planRename } from '../../lib/labels/rename';

const label = (id: number, name: string): Label => ({ id: String(id), name, colour: 'blue', unread: 0 });

describe('planRename', () => {
  it('keeps the path of every child', () => {
    const labels = [label(1, 'a'), label(2, 'a/b'), label(3, 'a/b/c'), label(4, 'ab')];
    expect(planRename(labels, labels[0] ?? label(0, ''), 'x/y')).toEqual({
      steps: [
        { id: '1', from: 'a', to: 'x/y' },
        { id: '2', from: 'a/b', to: 'x/y/b' },
        { id: '3', from: 'a/b/c', to: 'x/y/b/c' },
      ],
    });
  });

  it.each([
    ['', 'empty'],
    ['x//y', 'emptyLevel'],
    ['b', 'taken'],
    ['a', 'same'],
    ['n'.repeat(256), 'tooLong'],
  ])('refuses %j: %s', (to, problem) => {
    expect(planRename([label(1, 'a'), label(2, 'b')], label(1, 'a'), to)).toMatchObject({ problem });
  });

  it('does not touch system labels', () => {
    const system = { id: 'FLAGGED', name: 'FLAGGED', colour: '', unread: 0 };
    expect(planRename([system], system, 'x')).toMatchObject({ problem: 'system' });
  });

  it('never meets a name that is still held, and ends where it said', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map((levels) => levels.join('/'));
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { minLength: 1, maxLength: 25 }),
        fc.nat(),
        path,
        (names, pick, to) => {
          const labels = names.map((name, index) => label(index, name));
          const chosen = labels[pick % labels.length];
          if (!chosen) return;
          const plan = planRename(labels, chosen, to);
          if ('problem' in plan) return;
          const now = new Map(labels.map(({ id, name }) => [id, name]));
          for (const step of plan.steps) {
            expect(now.get(step.id)).toBe(step.from);
            expect([...now.values()]).not.toContain(step.to);
            now.set(step.id, step.to);
          }
          expect(now.get(chosen.id)).toBe(to);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
