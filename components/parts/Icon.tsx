/** Strokes on a 16 × 16 grid. */
const paths = {
  unknown: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z',
  known: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM5.4 8.2l1.8 1.8l3.5-3.8',
  news: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM8 2.5v11M10 4v8M12 5.6v4.8',
  look: 'M8 2.4l6.2 11H1.8zM8 6.6v3M8 11.6v.1',
  plus: 'M8 3.5v9M3.5 8h9',
  settings:
    'M8 5.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4zM8 1.8v1.7M8 12.5v1.7M1.8 8h1.7M12.5 8h1.7M3.6 3.6l1.2 1.2M11.2 11.2l1.2 1.2M12.4 3.6l-1.2 1.2M4.8 11.2l-1.2 1.2',
  reload: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.6h-2.6',
  close: 'M4 4l8 8M12 4l-8 8',
  mail: 'M2 4h12v8.5H2zM2 4.5l6 4.5l6-4.5',
  up: 'M8 12.5v-9M4 7.2l4-4l4 4',
  down: 'M8 3.5v9M4 8.8l4 4l4-4',
  lock: 'M3.5 7.5h9V13h-9zM5.5 7.5V5.2a2.5 2.5 0 0 1 5 0v2.3',
  wait: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM8 5v3.2l2.2 1.4',
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside words that say the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
