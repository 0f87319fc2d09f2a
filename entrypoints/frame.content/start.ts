import { browser } from 'wxt/browser';
import { failureOf, runtimeClient } from '../../components/app/client';
import { createWatch } from '../overlay.content/watch';
import { isForeign, shownHere } from './reading';

const place = Symbol.for('mail-quick-edit.frame');
interface Reporter {
  alive(): boolean;
  close(): void;
}
type Scope = typeof globalThis & { [place]?: Reporter };

/**
 * Put by the worker into a reading frame of another granted origin: says what mail it shows whenever that changes. It
 * draws nothing, saves nothing and hears nothing.
 */
export function start(): void {
  const scope: Scope = globalThis;
  if (!isForeign() || scope[place]?.alive()) return;
  scope[place]?.close();
  const client = runtimeClient();
  const alive = () => browser.runtime?.id !== undefined;
  let said = '';

  /** A later look overtakes an earlier one. */
  let turn = 0;

  async function report(): Promise<boolean> {
    if (!alive()) {
      watch.close();
      return false;
    }
    const mine = ++turn;
    try {
      const shown = await shownHere(scope, client);
      const words = JSON.stringify(shown);
      if (words === said || mine !== turn) return false;
      said = words;
      await client.send('frame.shows', shown);
      return true;
    } catch (error) {
      said = '';
      // Host access was withdrawn.
      if (failureOf(error).kind === 'forbidden') watch.close();
      return false;
    }
  }

  const watch = createWatch(report, () => watch.soon());
  Object.defineProperty(scope, place, { value: { alive, close: watch.close }, configurable: true });
  void report();
}
