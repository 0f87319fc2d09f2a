import type { Browser } from 'webextension-polyfill';

/** The parts of the browser this worker touches; a test hands in its own. */
export type WorkerBrowser = Pick<
  Browser,
  | 'action'
  | 'alarms'
  | 'commands'
  | 'contextMenus'
  | 'i18n'
  | 'identity'
  | 'permissions'
  | 'runtime'
  | 'scripting'
  | 'storage'
  | 'tabs'
>;
