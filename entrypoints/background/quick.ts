import type { Quick } from '../../lib/accounts/quick';
import type { Brand } from '../../lib/domain/account';
import type { quickRows } from '../../lib/messages/quick-rows.schema';
import type { Handlers } from '../../lib/messages/receiver';
import type { WorkerClock } from './clock';
import type { ConnectWish } from './policed';
import { createWaker, type WakerDeps } from './waker';

export const quickAlarm = 'quick';

export interface QuickDesk {
  quick: Quick;
  /** Asks on if it is time to, and sees to it that it is woken again. */
  run(): Promise<void>;
}

/** Quick connect on this worker: a timer while it lives, an alarm for when it does not. */
export function openQuick(quick: Quick, clock: WorkerClock, alarms: WakerDeps['alarms']): QuickDesk {
  const complain = (error: unknown) => console.error(error);
  const run = async () => waker.wakeAt(await quick.run());
  const waker = createWaker({ clock, alarms, name: quickAlarm, run: () => void run().catch(complain) });
  return { quick, run };
}

export interface QuickDeps {
  desk: QuickDesk;
  /** Throws `hostNotGranted` while the browser does not let us talk to the brand. */
  admitted(brand: Brand): Promise<void>;
  mayConnect(wish: ConnectWish): Promise<void>;
}

export function createQuickHandlers({ desk, admitted, mayConnect }: QuickDeps): Handlers<typeof quickRows> {
  const { quick, run } = desk;
  return {
    'quick.get': () => quick.view(),
    'quick.start': async (wish) => {
      await mayConnect({ brand: wish.brand, appId: wish.appId });
      await admitted('feishu');
      await admitted(wish.brand);
      await quick.start(wish);
      await run();
      return quick.view();
    },
    'quick.stop': async () => {
      await quick.stop();
      await run();
      return quick.view();
    },
  };
}
