import { browser } from 'wxt/browser';
import { failureOf, runtimeClient } from '../../components/app/client';
import { createEye } from '../../lib/capture/eye';
import { createWatch } from '../overlay.content/watch';
import { isForeign, shownHere } from './reading';

const place = Symbol.for('mail-quick-edit.frame');
interface Reporter {
  alive(): boolean;
  look(): void;
  close(): void;
}
type Scope = typeof globalThis & { [place]?: Reporter };

/**
 * Put by the worker into a reading frame of another granted origin: says what mail it shows whenever that changes. It
 * draws nothing, saves nothing and hears nothing. A second time it only looks again.
 */
export function start(): void {
  const scope: Scope = globalThis;
  if (!isForeign()) return;
  if (scope[place]?.alive()) {
    scope[place].look();
    return;
  }
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

  /** Whoever heard what was said before may be gone. */
  function look(): void {
    said = '';
    void report();
  }

  const watch = createWatch(report, () => watch.soon(), createEye());
  Object.defineProperty(scope, place, { value: { alive, look, close: watch.close }, configurable: true });
  void report();
}
