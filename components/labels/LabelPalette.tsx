import { useState } from 'preact/hooks';
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
  const used = countColours(labels, label, model.colourOf);
  const theme = themeNow();
  return (
    <Palette
      name={label.name}
      colour={colour}
      used={used}
      suggested={mostDistinct([...used.keys()], theme)}
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
