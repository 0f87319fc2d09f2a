import type { Intent } from '../../../lib/domain/intent';
import { start } from './bench';

/** A waiting wish, made at the start. */
export const intent = (to: Partial<Intent> = {}): Intent => ({
  ...{ id: 'a', kind: 'save-sender', version: 1, account: 'me', resource: 'contact:ann@home.example' },
  ...{ class: 'click', input: null, state: 'pending', attempt: 0, owner: null },
  ...{ createdAt: start, readyAt: start, updatedAt: start, revision: 1, lookAfter: start },
  ...to,
});
