import { Failure } from '../../lib/domain/failure';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { Picks } from './picks';
import type { Pointing } from './pointing';
import type { Reading } from './reading';
import type { Scripts } from './scripts';

export interface PickDeps {
  picks: Picks;
  pointing: Pointing;
  scripts: Pick<Scripts, 'overlay' | 'panel' | 'endPicker' | 'read' | 'frame'>;
  read(): Promise<Reading>;
  /** May a content script of this tab speak? Without that nothing picked could be kept. */
  speaks(tab: number): Promise<boolean>;
}

type PickMessage = Extract<keyof Protocol, `pick.${string}`>;

const refuse = (kind: 'forbidden' | 'hostNotGranted' | 'notFound') =>
  new Failure({ kind, execution: 'notExecuted' });

export function createPickHandlers({
  picks,
  pointing,
  scripts,
  read,
  speaks,
}: PickDeps): Pick<Handlers<Protocol>, PickMessage> {
  return {
    'pick.start': async (_input, from) => {
      const tab = from.tab ?? (await read()).tab;
      if (tab === null) throw refuse('notFound');
      if (!(await speaks(tab))) throw refuse('hostNotGranted');
      await pointing.start(tab);
      return null;
    },
    'pick.save': async ({ picks: made }, from) => {
      const { tab, frame } = from;
      if (tab === undefined) throw refuse('forbidden');
      // What a frame shows is drawn, and kept, by the document around it.
      if (frame !== undefined && !(await speaks(tab))) throw refuse('hostNotGranted');
      // A place that would never be looked at is not kept.
      if (frame !== undefined && !(await pointing.isRead(tab, frame))) return { kept: false };
      const { host } = new URL(from.origin);
      await picks.put(made.map((one) => ({ ...one, host })));
      await scripts.endPicker(tab);
      await scripts.overlay(tab);
      if (frame === undefined) await scripts.read(tab);
      else await scripts.frame(tab, frame);
      await scripts.panel(tab);
      return { kept: true };
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
