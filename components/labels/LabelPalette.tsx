import { useMemo, useState } from 'preact/hooks';
import type { Label } from '../../lib/domain/label';
import { mostDistinct } from '../../lib/labels/vision';
import type { LabelsModel } from '../models/labels';
import { countColours, themeNow } from './colours';
import { Palette } from './Palette';

export interface LabelPaletteProps {
  model: LabelsModel;
  labels: readonly Label[];
  label: Label;
  /** False where a press may not have been meant. */
  mayAct(event: Event): boolean;
  onClose(): void;
}

/** The palette of one label: each choice is kept at once; undo goes back to the colour it was opened with. */
export function LabelPalette({ model, labels, label, mayAct, onClose }: LabelPaletteProps) {
  const colour = model.colourOf(label);
  const [before] = useState(colour);
  const [theme] = useState(themeNow);
  // Of the other labels only: a choice here changes nothing in it, and thousands are not counted at each key.
  const used = useMemo(() => countColours(labels, label, model.colourOf), [labels, label, model]);
  const suggested = useMemo(() => mostDistinct([...used.keys()], theme), [used, theme]);
  return (
    <Palette
      name={label.name}
      colour={colour}
      used={used}
      suggested={suggested}
      theme={theme}
      onChoose={(next, event) => {
        if (next === model.colourOf(label) || !mayAct(event)) return false;
        void model.recolor(label, next, before);
        return true;
      }}
      onClose={onClose}
    />
  );
}
