import type { CDPSession } from 'puppeteer-core';
import type { World } from '../support/world';

/** A way into the running worker. It does not end by itself any more while somebody listens. */
export async function workerSession({ extension }: World): Promise<CDPSession> {
  const root = await extension.browser.target().createCDPSession();
  const { targetInfos } = await root.send('Target.getTargets');
  const worker = targetInfos.find(({ type }) => type === 'service_worker');
  if (!worker) throw new Error('no worker runs');
  const { sessionId } = await root.send('Target.attachToTarget', {
    targetId: worker.targetId,
    flatten: true,
  });
  const session = root.connection()?.session(sessionId);
  if (!session) throw new Error('no way to the worker');
  return session;
}
