import type { App } from '../../components/app/app';
import type { Capture, MailRef } from '../../lib/domain/capture';
import type { Known } from '../../lib/domain/state';

/** What the panel is drawn from; nobody else in the page gets at it. */
export interface PanelRequest {
  app: Omit<App, 'platform'>;
  capture: Capture;
  mail: MailRef;
  account: string | null;
  known: Known | null;
  /** Inside the closed shadow root. */
  mount: HTMLElement;
  /** A press counts only where the person could see what they pressed; says so where it does not. */
  mayAct(event: Event): boolean;
  watch(element: Element): () => void;
  onClose(): void;
}

/** The panel is loaded on demand, after the overlay, into the same isolated world: they meet here. */
export interface Handover {
  addStyle(css: string): void;
  /** Opens for what was pressed, else for the mail in front. */
  openWanted(): void;
  /** Set by the panel once it is there. Returns the way to take the panel down. */
  draw: ((request: PanelRequest) => () => void) | null;
}

const place = Symbol.for('mail-quick-edit.handover');
type Scope = object & { [place]?: Handover };

export function offer(scope: Scope, handover: Handover | undefined): void {
  if (handover) Object.defineProperty(scope, place, { value: handover, configurable: true });
  else delete scope[place];
}

export const offered = (scope: Scope): Handover | null => scope[place] ?? null;
