import { swatchOf, type Theme } from '../../lib/labels/palette';

/** Both themes at once: the page's colour scheme picks. Set through the object model, which every policy allows. */
export function tagColours(colour: string): Record<string, string> {
  const set = (theme: Theme) => {
    const { fill, text, edge } = swatchOf(colour, theme);
    return { [`--${theme}-fill`]: fill, [`--${theme}-text`]: text, [`--${theme}-edge`]: edge };
  };
  return { ...set('light'), ...set('dark') };
}

/** A label as it looks on a mail. `on` = on this ground, whatever the screen's own theme. */
export function Tag({ name, colour, on }: { name: string; colour: string; on?: Theme }) {
  return (
    <span class={on ? `tag cut on-${on}` : 'tag cut'} dir="auto" title={name} style={tagColours(colour)}>
      {name}
    </span>
  );
}
