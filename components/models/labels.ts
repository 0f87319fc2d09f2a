import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { Label, LabelColour } from '../../lib/domain/label';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

/** A screen's labels: the worker's list, and at once what the person chooses on this screen. */
export interface LabelsModel {
  /** Null while they are read. A choice of colour leaves the list as it is: ask `colourOf`. */
  labels: ReadonlySignal<readonly Label[] | null>;
  colourOf(label: Label): string;
  /** Why what is shown may be old. */
  stale: ReadonlySignal<FailureFacts | null>;
  /** Why the list or a wish did not come about. */
  failure: ReadonlySignal<FailureFacts | null>;
  /** A wish about labels that only the person can settle. */
  trouble: ReadonlySignal<IntentView | null>;
  /** The last wish of this screen, for Undo. */
  last: ReadonlySignal<IntentView | null>;
  /** `before` = the colour when the palette was opened: undo goes back there. */
  recolor(label: Label, colour: LabelColour, before: string): Promise<void>;
  /** `before` = the colour of the label at `path` when its palette was opened. */
  recolorTree(path: string, colour: LabelColour, before: string): Promise<void>;
  rename(label: Label, to: string): Promise<void>;
  create(name: string, colour: LabelColour | undefined): Promise<void>;
  remove(label: Label): Promise<void>;
  undo(): Promise<void>;
  retry(intent: IntentView): Promise<void>;
  drop(intent: IntentView): Promise<void>;
  refresh(): Promise<void>;
  close(): void;
}

interface Choice {
  colour: string;
  /** Which wish it is: the moment it was kept, Infinity until the worker has answered. */
  of: number;
  /** Lists read from a later turn on hold it. */
  turn: number;
}

const recolour = 'recolor-label';
const kinds = [recolour, 'recolor-tree', 'rename-label', 'rename-tree', 'create-label', 'delete-label'];

function wishedColour({ kind, input }: IntentView): { label: string; colour: string } | null {
  if (kind !== recolour || typeof input !== 'object' || input === null) return null;
  const [label, colour] = [Reflect.get(input, 'label'), Reflect.get(input, 'colour')];
  return typeof label === 'string' && typeof colour === 'string' ? { label, colour } : null;
}

const holds = ({ state }: IntentView) => state !== 'dead' && state !== 'cancelled';
const waits = ({ state }: IntentView) => state === 'pending' || state === 'inFlight' || state === 'unknown';
export const needsPerson = ({ needsYou, state }: IntentView) => needsYou || state === 'dead';

export function createLabels(
  { client, newId }: Pick<App, 'client' | 'newId'>,
  account: string | null,
): LabelsModel {
  const list = signal<readonly Label[] | null>(null);
  const choices = signal<ReadonlyMap<string, Choice>>(new Map());
  const stale = signal<FailureFacts | null>(null);
  const failure = signal<FailureFacts | null>(null);
  const trouble = signal<IntentView | null>(null);
  const last = signal<IntentView | null>(null);
  const where = account === null ? {} : { account };
  const about = ({ kind, account: of }: IntentView) =>
    kinds.includes(kind) && (account === null || of === account);
  const seen = new Set<string>();
  let turn = 0;
  let reading: Promise<void> | null = null;
  let again = false;

  const choose = (label: string, choice: Choice | null) => {
    const next = new Map(choices.value);
    if (choice) next.set(label, choice);
    else next.delete(label);
    choices.value = next;
  };

  async function read(): Promise<void> {
    turn += 1;
    const mine = turn;
    try {
      const answer = await client.send('label.list', where);
      list.value = answer.labels;
      stale.value = answer.failure;
      const later = [...choices.value].filter(([, choice]) => choice.turn >= mine);
      if (later.length < choices.value.size) choices.value = new Map(later);
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  /** Asked for while it reads: reads once more, so that the list is from after whatever asked. */
  function refresh(): Promise<void> {
    again = reading !== null;
    reading ??= read().finally(() => {
      reading = null;
      if (again) void refresh();
    });
    return reading;
  }

  function hear(intent: IntentView): void {
    if (!about(intent)) return;
    if (last.value?.id === intent.id && last.value.updatedAt <= intent.updatedAt) last.value = intent;
    if (needsPerson(intent)) trouble.value = intent;
    else if (trouble.value?.id === intent.id) trouble.value = null;
    const wish = wishedColour(intent);
    const known = wish && choices.value.get(wish.label);
    if (wish && holds(intent)) {
      const older = known && known.of > intent.createdAt;
      const same = known?.colour === wish.colour && known.of === intent.createdAt;
      if (!older && !same) choose(wish.label, { colour: wish.colour, of: intent.createdAt, turn });
      return;
    }
    if (wish && known?.of === intent.createdAt) choose(wish.label, null);
    // The worker's list holds what is wished for from the start; how far a group is changes nothing in it.
    if (waits(intent) && seen.has(intent.id)) return;
    seen.add(intent.id);
    void refresh();
  }

  const close = client.onEvent((event) => {
    if (event.type === 'intent') hear(event.intent);
    if (event.type === 'lists' && event.list === 'labels' && (account === null || event.account === account))
      void refresh();
  });

  async function carry(asked: Promise<IntentView>): Promise<IntentView | null> {
    failure.value = null;
    try {
      last.value = await asked;
      hear(last.value);
      return last.value;
    } catch (error) {
      failure.value = failureOf(error);
      void refresh();
      return null;
    }
  }
  const done = async (asked: Promise<unknown>) => void (await asked);

  void refresh();
  return {
    labels: computed(() => list.value),
    colourOf: (label) => choices.value.get(label.id)?.colour ?? label.colour,
    stale,
    failure,
    trouble,
    last,
    async recolor({ id: label, name }, colour, before) {
      const mine: Choice = { colour, of: Number.POSITIVE_INFINITY, turn: Number.POSITIVE_INFINITY };
      choose(label, mine);
      const kept = await carry(
        client.send('label.recolor', { id: newId(), ...where, label, name, colour, before }),
      );
      if (choices.value.get(label) !== mine) return;
      choose(label, kept && holds(kept) ? { colour, of: kept.createdAt, turn } : null);
    },
    recolorTree: (path, colour, before) =>
      done(carry(client.send('label.recolorTree', { id: newId(), ...where, path, colour, before }))),
    rename: (label, to) =>
      done(carry(client.send('label.rename', { id: newId(), ...where, label: label.id, to }))),
    create: (name, colour) =>
      done(
        carry(client.send('label.create', { id: newId(), ...where, name, ...(colour ? { colour } : {}) })),
      ),
    remove: ({ id, name, colour }) =>
      done(carry(client.send('label.delete', { id: newId(), ...where, label: id, name, colour }))),
    undo: async () => {
      if (last.value) await carry(client.send('intent.undo', { id: newId(), of: last.value.id }));
    },
    retry: ({ id, why }) => done(carry(client.send('intent.retry', { id, anyway: why !== null }))),
    async drop({ id }) {
      await carry(client.send('intent.drop', { id }));
      trouble.value = null;
    },
    refresh,
    close,
  };
}
