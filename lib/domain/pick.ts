export type PickedRole = 'sender' | 'subject' | 'body';

/** One way to know an element again. No single one is enough: pages rename, wrap and move. */
export interface PickCue {
  kind: 'name' | 'attribute' | 'label' | 'path' | 'place' | 'shape';
  value: string;
}

/** What a person pointed at, as plain data: kept per host, exported as JSON. */
export interface Picked {
  /** With its port, as in `location.host`. */
  host: string;
  role: PickedRole;
  cues: PickCue[];
}
