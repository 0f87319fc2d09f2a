import { Failure } from '../../lib/domain/failure';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Picks } from './picks';
import type { Reading } from './reading';
import type { Scripts } from './scripts';

export interface PickDeps {
  picks: Picks;
  scripts: Pick<Scripts, 'overlay' | 'panel' | 'picker' | 'endPicker' | 'read' | 'frame'>;
  read(): Promise<Reading>;
  /** May a content script of this tab speak? Without that nothing picked could be kept. */
  speaks(tab: number): Promise<boolean>;
}

type PickMessage = Extract<keyof Protocol, `pick.${string}`>;

const refuse = (kind: 'forbidden' | 'hostNotGranted' | 'notFound') =>
  new Failure({ kind, execution: 'notExecuted' });

export function createPickHandlers({
  picks,
  scripts,
  read,
  speaks,
}: PickDeps): Pick<Handlers<Protocol>, PickMessage> {
  return {
    'pick.start': async (_input, from) => {
      const tab = from.tab ?? (await read()).tab;
      if (tab === null) throw refuse('notFound');
      if (!(await speaks(tab))) throw refuse('hostNotGranted');
      await scripts.picker(tab);
      return null;
    },
    'pick.save': async ({ picks: made }, from) => {
      const { tab, frame } = from;
      if (tab === undefined) throw refuse('forbidden');
      // What a frame shows is drawn, and kept, by the document around it.
      if (frame !== undefined && !(await speaks(tab))) throw refuse('hostNotGranted');
      const { host } = new URL(from.origin);
      await picks.put(made.map((one) => ({ ...one, host })));
      await scripts.endPicker(tab);
      await scripts.overlay(tab);
      if (frame === undefined) await scripts.read(tab);
      else await scripts.frame(tab, frame);
      await scripts.panel(tab);
      return null;
    },
    'pick.leave': async (_input, { tab }) => {
      if (tab === undefined) throw refuse('forbidden');
      await scripts.endPicker(tab);
      return null;
    },
    'pick.list': () => picks.list(),
    'pick.drop': ({ host }) => picks.drop(host),
    'pick.import': ({ picks: given }) => picks.put(given),
  };
}
