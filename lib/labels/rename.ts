import { isSystemLabel, type Label, labelNameLimit } from '../domain/label';
import { subtree } from './tree';

export interface RenameStep {
  id: string;
  from: string;
  to: string;
}

export type RenamePlan =
  | { steps: RenameStep[] }
  | { problem: 'empty' | 'emptyLevel' | 'tooLong' | 'taken' | 'system' | 'same'; path: string };

/**
 * Renaming a label carries its children along; the service has no cascade, so every path is sent. The steps come in
 * an order in which no step meets a name that another still holds.
 */
export function planRename(labels: readonly Label[], label: Label, to: string): RenamePlan {
  const wanted = to.trim();
  if (isSystemLabel(label)) return { problem: 'system', path: label.name };
  if (wanted === '') return { problem: 'empty', path: wanted };
  if (wanted.split('/').some((level) => level.trim() === '')) return { problem: 'emptyLevel', path: wanted };
  if (wanted === label.name) return { problem: 'same', path: wanted };
  const moving = subtree(labels, label.name);
  const ids = new Set(moving.map(({ id }) => id));
  const steps = moving.map((one) => ({
    id: one.id,
    from: one.name,
    to: wanted + one.name.slice(label.name.length),
  }));
  const long = steps.find((step) => [...step.to].length > labelNameLimit);
  if (long) return { problem: 'tooLong', path: long.to };
  const held = new Set(labels.filter(({ id }) => !ids.has(id)).map(({ name }) => name));
  const taken = steps.find((step) => held.has(step.to));
  if (taken) return { problem: 'taken', path: taken.to };
  return { steps: inOrder(steps) };
}

const depth = ({ from }: RenameStep) => from.split('/').length;

/** From the top down, as a service that moves children itself would; but whoever holds a wanted name goes first (a → a/b). */
function inOrder(steps: readonly RenameStep[]): RenameStep[] {
  const holder = new Map(steps.map((step) => [step.from, step]));
  const order = new Set<RenameStep>();
  for (const step of [...steps].sort((a, b) => depth(a) - depth(b))) {
    const chain: RenameStep[] = [];
    for (let next: RenameStep | undefined = step; next && !order.has(next); next = holder.get(next.to)) {
      chain.push(next);
    }
    for (const each of chain.reverse()) order.add(each);
  }
  return [...order];
}
