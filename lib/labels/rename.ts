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
  // A path that grows into the subtree (a → a/b) must make room from the deepest level up; any other order is safe then.
  const inward = wanted.startsWith(`${label.name}/`);
  const depth = (path: string) => path.split('/').length;
  steps.sort((a, b) => (inward ? depth(b.from) - depth(a.from) : depth(a.from) - depth(b.from)));
  return { steps };
}
