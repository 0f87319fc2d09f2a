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

function promising(chrome: Chrome) {
  // Each by its name: copying all would make all.
  const { action, alarms, commands, contextMenus, i18n, identity, permissions, scripting, storage, tabs } =
    chrome;
  const { id, getURL, getPlatformInfo, sendMessage, onInstalled, onStartup, onMessage } = chrome.runtime;
  const addListener = (listener: Listener) =>
    onMessage.addListener((message, sender, respond) => {
      const answer = listener(message, sender);
      void answer?.then(respond);
      return answer && true;
    });
  return {
    ...{ action, alarms, commands, contextMenus, i18n, identity, permissions, scripting, storage, tabs },
    runtime: { id, getURL, getPlatformInfo, sendMessage, onInstalled, onStartup, onMessage: { addListener } },
  };
}

/**
 * Takes the place of `webextension-polyfill` in the worker's build: that one reads through all interfaces of the browser at
 * each start.
 */
export default typeof browser === 'undefined' ? promising(chrome) : browser;
