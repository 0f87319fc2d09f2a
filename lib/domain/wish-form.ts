/** The forms in which a person changes what they wished for, by kind of wish. Any other is tried again or given up. */
const forms = {
  'save-sender': 'contact',
  'add-contact': 'contact',
  'update-contact': 'contactChange',
  'save-outsider': 'outsider',
  'update-outsider': 'outsiderChange',
  'create-rule': 'rule',
  'update-rule': 'ruleChange',
  'create-label': 'label',
  'recolor-label': 'labelColour',
  'rename-label': 'labelName',
  'create-folder': 'folder',
} as const;

export type WishForm = (typeof forms)[keyof typeof forms];

const byKind = new Map<string, WishForm>(Object.entries(forms));

export const wishFormOf = (kind: string): WishForm | null => byKind.get(kind) ?? null;
