import { readPolicy } from '../../lib/settings/policy';
import type { WorkerBrowser } from './browser';

/**
 * Chrome tells an extension that was just installed of its policy 3 to 6 s after its worker started (measured,
 * Chromium 156 on Linux), and until then says that there is none.
 */
const patienceMs = 10_000;

type Managed = Pick<WorkerBrowser['storage'], 'managed' | 'onChanged'>;

/** The company's policy may not be there yet: waits until it is, or is unlikely to come. null = there is none. */
async function arrived({ managed, onChanged }: Managed, patience: number): Promise<unknown> {
  let heard: () => void = () => undefined;
  const news = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const listener = (_changes: unknown, area: string) => {
    if (area === 'managed') heard();
  };
  onChanged.addListener(listener);
  try {
    const now = await managed.get();
    if (Object.keys(now).length > 0) return now;
    const timer = setTimeout(heard, patience);
    await news;
    clearTimeout(timer);
    return await managed.get();
  } catch {
    // Firefox, where no policy names this extension: none will come.
    return null;
  } finally {
    onChanged.removeListener(listener);
  }
}

/** Opens the settings, where one connects, once they were installed by a person whose company does not mind. */
export async function firstRun(
  storage: Managed,
  reason: string,
  open: () => Promise<void>,
  patience = patienceMs,
): Promise<void> {
  if (reason !== 'install') return;
  if (readPolicy(await arrived(storage, patience)).policy.firstRun) await open();
}
