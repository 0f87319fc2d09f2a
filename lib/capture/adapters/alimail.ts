import type { Adapter } from '../adapter';

/** Alimail and DingTalk Mail: no markup is known well enough; the generic capture reads it, frames included. */
export const adapter: Adapter = {
  id: 'alimail',
  hosts: [
    'https://qiye.aliyun.com/*',
    'https://*.mail.aliyun.com/*',
    'https://mail.sg.aliyun.com/*',
    'https://mail.dingtalk.com/*',
  ],
  selectors: {},
};
