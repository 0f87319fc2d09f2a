/** The 12 colour names the service takes. Source: Feishu mail label patch, 2026. */
export const labelColours = [
  'blue',
  'indigo',
  'purple',
  'violet',
  'carmine',
  'red',
  'orange',
  'yellow',
  'lime',
  'green',
  'turquoise',
  'wathet',
] as const;

export type LabelColour = (typeof labelColours)[number];

export interface Label {
  /** Numeric and beyond 2^53 for a person's own labels, an upper-case word for the system's: always a string. */
  id: string;
  /** The full path, levels apart by `/`. */
  name: string;
  /** As the server says it: may be empty or a name we do not know. */
  colour: string;
  unread: number;
}

/** System labels are named by words; they can neither be renamed nor recoloured (inferred: names are reserved, 1230103). */
export const isSystemLabel = (label: Pick<Label, 'id'>): boolean => !/^\d+$/.test(label.id);

export const isLabelColour = (name: string): name is LabelColour =>
  (labelColours as readonly string[]).includes(name);

/** Characters of a label's full path at the most. Source: Feishu mail label create, 2026. */
export const labelNameLimit = 255;
