import type { Sentence } from '../../domain/intent';
import { isSystemLabel, type Label, type LabelColour } from '../../domain/label';
import type { RenameStep } from '../../labels/rename';
import { subtree } from '../../labels/tree';

/** A wish of many calls: its parts, and its words both ways. */
export interface LabelTree {
  kind: 'recolor-tree' | 'rename-tree';
  ordered: boolean;
  describe: Sentence;
  back: Sentence;
  children: { kind: string; input: unknown }[];
}

/**
 * Every label of the branch that does not have the colour yet; each can go on its own. `before`: the colour its root had before
 * the person chose this one for it alone: then the root is part of the wish, so that one undo gives all of them theirs back.
 */
export function recolorTree(
  labels: readonly Label[],
  path: string,
  colour: LabelColour,
  before: string = colour,
): LabelTree {
  const chosen = ({ name }: Label) => name === path && before !== colour;
  const changing = subtree(labels, path).filter(
    (label) => !isSystemLabel(label) && (label.colour !== colour || chosen(label)),
  );
  const count = String(changing.length);
  return {
    kind: 'recolor-tree',
    ordered: false,
    describe: { key: 'job.recolorTree', params: [path, count, `colour.${colour}`] },
    back: { key: 'job.recolorTreeBack', params: [path, count] },
    children: changing.map((label) => ({
      kind: 'recolor-label',
      input: { label: label.id, name: label.name, colour, ...(chosen(label) ? { before } : {}) },
    })),
  };
}

/** The steps in their order: none may meet a name that another still holds. */
export function renameTree(from: string, to: string, steps: readonly RenameStep[]): LabelTree {
  const below = String(steps.length - 1);
  return {
    kind: 'rename-tree',
    ordered: true,
    describe: { key: 'job.renameTree', params: [from, to, below] },
    back: { key: 'job.renameTree', params: [to, from, below] },
    children: steps.map((step) => ({
      kind: 'rename-label',
      input: { label: step.id, from: step.from, to: step.to },
    })),
  };
}
