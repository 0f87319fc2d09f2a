import type { AccountView } from './account';
import type { StoreTrouble } from './data';
import type { FailureFacts } from './failure';
import type { FrameShown } from './frame';
import type { IntentView } from './intent';
import type { ListName } from './lists';
import type { Switch } from './policy';

/** The chip beside the sender: ○ unknown · ● known · ◐ known with news · ⚠ look first. */
export type ChipState = 'unknown' | 'known' | 'news' | 'look';

/** What every surface shows of the worker's world. */
export interface AppState {
  accounts: AccountView[];
  /** The account a save goes to unless the person chooses another; null = none connected. */
  account: string | null;
  /** Intents that wait, are being sent or need the person. */
  open: number;
  needsYou: number;
  /** The company's relay does not answer: each machine paces itself, and what needs the relay waits. */
  relayDown?: boolean;
  /** What the company has switched off; absent = nothing. */
  off?: Switch[];
  /** Parts of the company's policy cannot be read. */
  policyUnclear?: true;
  /** Nothing can be kept or sent until this is settled; absent = all is well. */
  trouble?: StoreTrouble;
}

/** What is known of one address in one account. */
export interface Known {
  address: string;
  state: ChipState;
  /** With `unknown`: not all contacts were read yet, so that it may be there all the same. */
  notSeenYet?: true;
  /** The intent that saves or saved this address, if one is kept. */
  intent: IntentView | null;
}

/** The worker tells every open screen what changed; screens ask for the rest. */
export type AppEvent =
  | { type: 'intent'; intent: IntentView }
  | { type: 'state'; state: AppState }
  /** What is known of contacts changed. */
  | { type: 'contacts' }
  /** A list of an account is known otherwise than before, or could not be read. */
  | { type: 'lists'; account: string; list: ListName }
  | { type: 'draft'; account: string; mail: string; form: string; revision: number; by: string }
  /** A keyboard command or the context menu acted for this tab: to be shown as a click's outcome would be. */
  | { type: 'commanded'; command: 'save'; intent: IntentView | null; failure: FailureFacts | null }
  /** What a frame of another origin, by its number, shows in this tab. */
  | { type: 'frame'; frame: number; origin: string; shown: FrameShown }
  /** Host access was withdrawn: the content script takes its things off the page and ends. */
  | { type: 'stop' };
