import { pageApp } from '../../components/app/page-app';
import { createPicker, type Picker } from './picker';

const place = Symbol.for('mail-quick-edit.picker');
type Scope = typeof globalThis & { [place]?: Picker };

/** Put in by the worker when the person wants to point; a second time it begins anew. */
export function start(): void {
  const inFrame = window !== window.top;
  // A same-origin frame is pointed in from above.
  if (window.frameElement) return;
  const scope: Scope = globalThis;
  scope[place]?.close();
  const picker = createPicker(pageApp(), scope, inFrame);
  Object.defineProperty(scope, place, { value: picker, configurable: true });
}
