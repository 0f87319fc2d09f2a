import type { Brand, Feature } from './account';
import type { FailureFacts } from './failure';

export type QuickBrand = Extract<Brand, 'feishu' | 'lark'>;

/** Why quick connect came to nothing. `review`: the company's administrator has to let the app have its scopes. */
export type QuickTrouble = 'denied' | 'expired' | 'review' | 'failed';

/** Where quick connect stands, as screens show it. Moments are epoch ms. */
export type QuickView =
  | { at: 'idle' }
  | {
      /** app = a page that makes the app; person = a page that signs in to it. */
      at: 'app' | 'person';
      brand: QuickBrand;
      /** To be compared with what the page shows. */
      userCode: string;
      url: string;
      expiresAt: number;
    }
  | {
      at: 'trouble';
      brand: QuickBrand;
      /** Null: there is no app yet. */
      appId: string | null;
      features: Feature[];
      why: QuickTrouble;
      failure: FailureFacts | null;
    }
  | {
      at: 'done';
      brand: QuickBrand;
      appId: string;
      features: Feature[];
      name: string;
      /** Scopes that were asked for and not granted. */
      missing: string[];
      /** The login ends then for good: no way to renew it was given. Null = it renews itself. */
      endsAt: number | null;
    };
