import type { CDPSession } from 'puppeteer-core';
import type { Extension } from './extension';
import { until } from './until';

const noNetwork = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** Cuts the worker's network as the developer tools do; while they look on, it lives. */
async function cutChromium({ browser, desk, stopWorker }: Extension): Promise<() => Promise<void>> {
  const origin = await (await desk()).evaluate(() => location.origin);
  const wake = async () =>
    (await desk()).evaluate(() => {
      const { chrome } = globalThis as unknown as Record<string, typeof import('webextension-polyfill')>;
      return chrome?.runtime.sendMessage({ message: 'state.get', input: {} });
    });
  const root = await browser.target().createCDPSession();
  const worker = await until(async () => {
    await wake();
    const { targetInfos } = await root.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  }, 'the worker');
  const { sessionId } = await root.send('Target.attachToTarget', {
    targetId: worker.targetId,
    flatten: true,
  });
  const session: CDPSession | null | undefined = root.connection()?.session(sessionId);
  if (!session) throw new Error('the worker cannot be reached');
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', noNetwork);
  return async () => {
    // The worker that was cut off does not hear that the network is back: as after sleep, a new one takes its place.
    await root.send('Target.detachFromTarget', { sessionId });
    await root.detach();
    await stopWorker();
    await wake();
  };
}

/** Firefox's own "work offline", which reaches every page and the event page. */
async function cutFirefox({ browser }: Extension): Promise<() => Promise<void>> {
  const page = await browser.newPage();
  // The driver does not see this page load.
  await page.goto('about:config', { timeout: 1_000 }).catch(() => undefined);
  const work = (offline: boolean) =>
    page.evaluate((wanted) => {
      const { Services } = globalThis as unknown as { Services: { io: { offline: boolean } } };
      Services.io.offline = wanted;
    }, offline);
  await work(true);
  return async () => {
    await work(false);
    await page.close();
  };
}

/** Takes the network from the extension; answers the way to give it back. */
export const goOffline = (extension: Extension): Promise<() => Promise<void>> =>
  extension.name === 'chromium' ? cutChromium(extension) : cutFirefox(extension);
