import { signal } from '@preact/signals';
import type { AccountView, Brand, Feature } from '../../lib/domain/account';
import type { FailureFacts } from '../../lib/domain/failure';
import type { ApiHosts } from '../../lib/domain/policy';
import type { App } from '../app/app';
import { failureOf } from '../app/client';

/** Brands whose own sign-in takes a company app with its secret. */
export type AppBrand = Extract<Brand, 'feishu' | 'lark'>;
export const isAppBrand = (brand: Brand): brand is AppBrand => brand === 'feishu' || brand === 'lark';

export interface Connection {
  brand: Brand;
  appId: string;
  appSecret: string;
  /** Base URL of the relay that holds the secret. */
  relay?: string;
  features: Feature[];
}

/** asking = the browser's host prompt; consent = the service's page is open. */
export type Step =
  | { at: 'idle' }
  | { at: 'asking' }
  | { at: 'consent' }
  | { at: 'refusedHosts' }
  | { at: 'failed'; failure: FailureFacts }
  | { at: 'connected'; account: AccountView };

/** Asks for the brand's hosts, then for consent. `run` must be called under a gesture. */
export function createConnector({ client, platform }: App) {
  const step = signal<Step>({ at: 'idle' });

  async function run(wish: Connection, hosts: ApiHosts[]): Promise<void> {
    const origins = hosts
      .filter(({ brand, granted }) => brand === wish.brand && !granted)
      .flatMap((one) => one.origins);
    try {
      if (origins.length > 0) {
        step.value = { at: 'asking' };
        if (!(await platform.requestHosts(origins))) {
          step.value = { at: 'refusedHosts' };
          return;
        }
      }
      step.value = { at: 'consent' };
      const { appSecret, ...rest } = wish;
      const account = await client.send('account.connect', { ...rest, ...(appSecret ? { appSecret } : {}) });
      step.value = { at: 'connected', account };
    } catch (error) {
      step.value = { at: 'failed', failure: failureOf(error) };
    }
  }

  return { step, run, close: () => undefined };
}
