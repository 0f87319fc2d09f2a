import { browser } from 'wxt/browser';
import { pageApp } from '../../components/app/page-app';
import { createOverlay, type Overlay } from './overlay';

const place = Symbol.for('mail-quick-edit.overlay');
type Scope = typeof globalThis & { [place]?: { overlay: Overlay; alive(): boolean } };

/** Put in by the worker when the loader has seen a mail; a second time it only looks again. */
export function start(): void {
  const scope: Scope = globalThis;
  const before = scope[place];
  if (before?.alive()) {
    void before.overlay.look();
    return;
  }
  before?.overlay.close();
  const alive = () => browser.runtime?.id !== undefined;
  const overlay = createOverlay({ app: pageApp(), scope, alive });
  Object.defineProperty(scope, place, { value: { overlay, alive }, configurable: true });
}
