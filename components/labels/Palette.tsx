import type { Ref } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { isLabelColour, type LabelColour, labelColours } from '../../lib/domain/label';
import { contrast } from '../../lib/labels/contrast';
import { colourOfKey, ground, paletteKeys, swatchOf, type Theme } from '../../lib/labels/palette';
import { looksLike, type Vision, visions } from '../../lib/labels/vision';
import { say } from '../words/say';
import { Tag, tagColours } from './Tag';

export interface PaletteProps {
  name: string;
  /** The colour now: one of the 12, or what else the server says. */
  colour: string;
  /** How many other labels have each colour. */
  used: ReadonlyMap<string, number>;
  suggested: LabelColour | undefined;
  theme: Theme;
  /** True where the choice is taken. */
  onChoose(colour: LabelColour, event: Event): boolean;
  onClose(): void;
}

const word = (colour: string) => say({ key: `colour.${colour}`, params: [] });

function LooksLike({ colour, theme }: { colour: LabelColour; theme: Theme }) {
  const seen = visions.flatMap((vision: Vision) => {
    const others = looksLike(colour, vision, theme);
    if (others.length === 0) return [];
    const names = others.map(word).join(i18n.t('listComma'));
    return [<li key={vision}>{i18n.t(`palette.looksLike.${vision}`, [names])}</li>];
  });
  return seen.length > 0 ? <ul class="hintList quiet small">{seen}</ul> : null;
}

/** Of the name on its chip, rounded down: what is said is never more than what is there. */
function textContrast(colour: string, theme: Theme): string {
  const { text, fill } = swatchOf(colour, theme);
  return (Math.floor(contrast(text, fill) * 10) / 10).toFixed(1);
}

/** How the label looks to readers of either theme, and how well it reads. */
function Preview({ name, colour, box }: { name: string; colour: string; box: Ref<HTMLDivElement> }) {
  return (
    <div class="previews" ref={box}>
      {(['light', 'dark'] as const).map((theme) => (
        <figure key={theme} class={`preview on-${theme}`} style={{ '--preview-ground': ground[theme] }}>
          <Tag name={name} colour={colour} on={theme} />
          <figcaption>{i18n.t(`palette.${theme}`, [textContrast(colour, theme)])}</figcaption>
        </figure>
      ))}
    </div>
  );
}

/** Shows a choice before anything else happens: what follows draws the same again in its own time. */
function paint(previews: Element | null, colour: LabelColour): void {
  for (const tag of previews?.querySelectorAll<HTMLElement>('.tag') ?? [])
    for (const [property, value] of Object.entries(tagColours(colour)))
      tag.style.setProperty(property, value);
}

/** Twelve swatches as a radio group: arrows, keys 1–9 0 - =, names beside the colours. */
export function Palette({ name, colour, used, suggested, theme, onChoose, onClose }: PaletteProps) {
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const previews = useRef<HTMLDivElement>(null);
  const swatches = useMemo(
    () => labelColours.map((one) => ({ one, name: word(one), style: tagColours(one) })),
    [],
  );
  const at = (labelColours as readonly string[]).indexOf(colour);
  const focusOn = (index: number) => group.current?.querySelectorAll('input')[index]?.focus();

  useEffect(() => focusOn(Math.max(at, 0)), []);

  function choose(next: LabelColour, event: Event): void {
    if (onChoose(next, event)) paint(previews.current, next);
  }

  /** Arrows are the radio group's own; the twelve keys lead straight to a colour. */
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = colourOfKey(event.key);
    if (event.key === 'Escape' || event.key === 'Enter') onClose();
    else if (next) {
      choose(next, event);
      focusOn(labelColours.indexOf(next));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const others = used.get(colour) ?? 0;
  return (
    <div class="palette">
      <Preview name={name} colour={colour} box={previews} />
      <fieldset ref={group} aria-describedby={`${id}-keys`} onKeyDown={press}>
        <legend class="unseen">{i18n.t('palette.title', [name])}</legend>
        {swatches.map(({ one, name: swatch, style }, index) => (
          <label key={one} class="swatch" style={style}>
            <input
              type="radio"
              name={`${id}-colour`}
              class="unseen"
              value={one}
              checked={one === colour}
              aria-keyshortcuts={paletteKeys[index]}
              onChange={(event) => choose(one, event)}
            />
            <span class="tick" aria-hidden="true">
              {one === colour ? '✓' : paletteKeys[index]}
            </span>
            {swatch}
          </label>
        ))}
      </fieldset>
      <p id={`${id}-keys`} class="quiet small">
        {i18n.t('palette.keys')}
      </p>
      <div class="hints" role="status">
        {at < 0 && <p class="quiet small">{i18n.t('palette.unknown')}</p>}
        {others > 0 && <p class="quiet small">{i18n.t('palette.used', others)}</p>}
        {isLabelColour(colour) && <LooksLike colour={colour} theme={theme} />}
      </div>
      {suggested && suggested !== colour && (
        <button type="button" class="link" onClick={(event) => choose(suggested, event)}>
          {i18n.t('palette.suggest', [word(suggested)])}
        </button>
      )}
    </div>
  );
}
