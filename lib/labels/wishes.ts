import type { Label } from '../domain/label';

/** As much of a wish as tells what it will change. Inputs are data: what does not have the shape is passed over. */
export interface LabelWish {
  kind: string;
  input: unknown;
}

const textIn = (input: unknown, field: string): string | null => {
  const value = typeof input === 'object' && input !== null ? Reflect.get(input, field) : undefined;
  return typeof value === 'string' ? value : null;
};

/** The label that a wish is about, by id. */
export const labelOf = ({ input }: LabelWish): string | null => textIn(input, 'label');

/** What a label will be like once the wish is carried out; null = gone. */
function changed(label: Label, { kind, input }: LabelWish): Label | null {
  if (kind === 'recolor-label') return { ...label, colour: textIn(input, 'colour') ?? label.colour };
  if (kind === 'rename-label') return { ...label, name: textIn(input, 'to') ?? label.name };
  return kind === 'delete-label' ? null : label;
}

/** The list as it will be once these wishes, oldest first, are carried out. */
export function withWishes(labels: readonly Label[], wishes: readonly LabelWish[]): Label[] {
  const list = new Map<string, Label | null>(labels.map((label) => [label.id, label]));
  for (const wish of wishes) {
    const label = list.get(labelOf(wish) ?? '');
    if (label) list.set(label.id, changed(label, wish));
  }
  return [...list.values()].filter((label) => label !== null);
}

const idsIn = (input: unknown, field: string): string[] => {
  const value = typeof input === 'object' && input !== null ? Reflect.get(input, field) : undefined;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};

/** The labels a mail will carry once these wishes, oldest first, are carried out. */
export function withMailWishes(
  message: string,
  carried: readonly string[],
  wishes: readonly LabelWish[],
): string[] {
  const ids = new Set(carried);
  for (const { kind, input } of wishes) {
    if (kind !== 'label-mail' || textIn(input, 'message') !== message) continue;
    for (const id of idsIn(input, 'remove')) ids.delete(id);
    for (const id of idsIn(input, 'add')) ids.add(id);
  }
  return [...ids];
}
