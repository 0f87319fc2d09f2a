import type { GatherNeeds } from './snapshot';

const place = Symbol.for('mail-quick-edit.pointer');
type Scope = object & { [place]?: { x: number; y: number } | undefined };

const leave = (scope: Scope, at: { x: number; y: number } | undefined) =>
  void Object.defineProperty(scope, place, { value: at, configurable: true });

/** Notes where the pointer is, for whoever reads the page next; on its way to the browser's own buttons it means nothing. */
export function followPointer(scope: object, document: Document, signal: AbortSignal): void {
  const options = { passive: true, capture: true, signal };
  document.addEventListener(
    'pointermove',
    ({ isTrusted, clientX: x, clientY: y }) => {
      if (isTrusted) leave(scope, { x, y });
    },
    options,
  );
  document.documentElement.addEventListener('pointerleave', () => leave(scope, undefined), {
    passive: true,
    signal,
  });
}

/** `scope` = the isolated world's global object. */
export const lastPointer = (scope: Scope): Pick<GatherNeeds, 'pointer'> =>
  scope[place] ? { pointer: scope[place] } : {};
