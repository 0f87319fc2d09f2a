import type { Browser, Runtime } from 'webextension-polyfill';

/** Chrome's: all the worker calls answers with a promise; only a listener for messages may not. */
interface Chrome extends Omit<Browser, 'runtime'> {
  runtime: Omit<Runtime.Static, 'onMessage'> & {
    onMessage: {
      addListener(
        listener: (
          message: unknown,
          sender: Runtime.MessageSender,
          respond: (answer: unknown) => void,
        ) => true | undefined,
      ): void;
    };
  };
}
type Listener = (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined;

declare const browser: Browser | undefined;
declare const chrome: Chrome;

/** The browser makes each of its parts when it is first asked for: those that no start needs are not, before they are used. */
const late = <Name extends 'action' | 'i18n' | 'identity' | 'scripting' | 'tabs'>(name: Name): Chrome[Name] =>
  new Proxy({} as Chrome[Name], { get: (_none, member) => Reflect.get(chrome[name], member) });

function promising(chrome: Chrome) {
  // Each by its name: copying all would make all.
  const { alarms, commands, contextMenus, permissions, storage } = chrome;
  const { id, getURL, getPlatformInfo, sendMessage, onInstalled, onStartup, onMessage } = chrome.runtime;
  const addListener = (listener: Listener) =>
    onMessage.addListener((message, sender, respond) => {
      const answer = listener(message, sender);
      void answer?.then(respond);
      return answer && true;
    });
  return {
    ...{ alarms, commands, contextMenus, permissions, storage },
    ...{
      action: late('action'),
      i18n: late('i18n'),
      identity: late('identity'),
      scripting: late('scripting'),
      tabs: late('tabs'),
    },
    runtime: { id, getURL, getPlatformInfo, sendMessage, onInstalled, onStartup, onMessage: { addListener } },
  };
}

/**
 * Takes the place of `webextension-polyfill` in the worker's build: that one reads through all interfaces of the browser at
 * each start.
 */
export default typeof browser === 'undefined' ? promising(chrome) : browser;
