import { isLabelColour, type LabelColour, labelColours } from '../domain/label';

export interface Swatch {
  /** Behind the label's name. */
  fill: string;
  /** The label's name. */
  text: string;
  /** Around the chip, so that it stands out from the page. */
  edge: string;
}

export type Theme = 'light' | 'dark';

const swatch = (fill: string, text: string, edge: string): Swatch => ({ fill, text, edge });

/**
 * APPROXIMATIONS of the service's own colours: no mail page gives their values. The light ones follow the colours of
 * Feishu's message cards under the same names; the dark ones are ours. This is the one place that holds them.
 */
const swatches: Readonly<Record<LabelColour, Readonly<Record<Theme, Swatch>>>> = {
  blue: { light: swatch('#e0e9ff', '#1456f0', '#1456f0'), dark: swatch('#152340', '#7ba6ff', '#4c7ff5') },
  indigo: { light: swatch('#e9eafb', '#4752e6', '#4752e6'), dark: swatch('#20234a', '#a3aaff', '#7a83f5') },
  purple: { light: swatch('#efe6fe', '#7a35f0', '#7a35f0'), dark: swatch('#2b1b4d', '#c29bff', '#9a63f5') },
  violet: { light: swatch('#f9e2f9', '#a630a6', '#a630a6'), dark: swatch('#3a1a3a', '#ec8fec', '#c75bc7') },
  carmine: { light: swatch('#fee2f2', '#b82879', '#b82879'), dark: swatch('#401a2e', '#f58cc0', '#d64d97') },
  red: { light: swatch('#fee3e2', '#c02a26', '#c02a26'), dark: swatch('#421d1c', '#ff9089', '#e5544f') },
  orange: { light: swatch('#fee7cd', '#a94a04', '#c25705'), dark: swatch('#3d2508', '#ffab5e', '#d97a20') },
  yellow: { light: swatch('#faedc2', '#805a02', '#ad7a03'), dark: swatch('#38290a', '#f2c94c', '#b8902a') },
  lime: { light: swatch('#e3f0a3', '#566606', '#6c7f0a'), dark: swatch('#262d08', '#c3d94e', '#8a9c2a') },
  green: { light: swatch('#d0f5ce', '#1a7526', '#258832'), dark: swatch('#12301a', '#6dd475', '#3a9e48') },
  turquoise: {
    light: swatch('#c4f2ec', '#066a5d', '#088172'),
    dark: swatch('#0b302c', '#4fd6c4', '#1fa08f'),
  },
  wathet: { light: swatch('#caeffc', '#076a94', '#0a84b8'), dark: swatch('#0b2b3a', '#62c9f2', '#2996c4') },
};

const neutral: Readonly<Record<Theme, Swatch>> = {
  light: swatch('#eff0f1', '#51565d', '#6f757d'),
  dark: swatch('#2b2d31', '#c9cdd4', '#868c95'),
};

/** Where the chips stand on: the page behind them. */
export const ground: Readonly<Record<Theme, string>> = { light: '#ffffff', dark: '#17181a' };

/** The swatch of a colour's name; a neutral one for names we do not know and for none. */
export const swatchOf = (colour: string, theme: Theme): Swatch =>
  isLabelColour(colour) ? swatches[colour][theme] : neutral[theme];

/** Keys of the palette in its order: `1`–`9`, `0`, `-`, `=`. */
export const paletteKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='] as const;

export const colourOfKey = (key: string): LabelColour | undefined =>
  labelColours[(paletteKeys as readonly string[]).indexOf(key)];
