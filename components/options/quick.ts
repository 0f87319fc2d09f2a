import { signal } from '@preact/signals';
import type { Feature } from '../../lib/domain/account';
import type { FailureFacts } from '../../lib/domain/failure';
import type { ApiHosts } from '../../lib/domain/policy';
import type { QuickBrand, QuickView } from '../../lib/domain/quick';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

export interface QuickWish {
  brand: QuickBrand;
  features: Feature[];
  appId?: string;
  update?: boolean;
}

/** Connecting by a code. The worker does the waiting; this shows where it stands. */
export function createQuickConnect({ client, platform }: Pick<App, 'client' | 'platform'>) {
  const view = signal<QuickView>({ at: 'idle' });
  const failure = signal<FailureFacts | null>(null);
  const refused = signal(false);
  const busy = signal(false);
  const take = (asked: Promise<QuickView>) =>
    asked.then(
      (answer) => {
        view.value = answer;
      },
      (error: unknown) => {
        failure.value = failureOf(error);
      },
    );
  const close = client.onEvent(({ type }) => {
    if (type === 'state') void take(client.send('quick.get', {}));
  });
  void take(client.send('quick.get', {}));

  /** Must be called under a gesture. An app is always begun at Feishu, which sends Lark's people on. */
  async function start(wish: QuickWish, hosts: ApiHosts[]): Promise<void> {
    const needed = hosts.filter(
      ({ brand, granted }) => !granted && (brand === 'feishu' || brand === wish.brand),
    );
    failure.value = null;
    refused.value = false;
    busy.value = true;
    try {
      const origins = needed.flatMap((one) => one.origins);
      if (origins.length > 0 && !(await platform.requestHosts(origins))) refused.value = true;
      else await take(client.send('quick.start', wish));
    } catch (error) {
      failure.value = failureOf(error);
    }
    busy.value = false;
  }
  const stop = () => take(client.send('quick.stop', {}));
  return { view, failure, refused, busy, start, stop, close };
}
export type QuickModel = ReturnType<typeof createQuickConnect>;
