import type { Adapter } from '../adapter';

/**
 * Alimail and DingTalk Mail: the markup of an open mail is not known well enough; the generic capture reads it, frames included.
 * Companies run it on hosts of their own (`mail.<company>/alimail/entries/v5.1/mail/inbox/all`).
 */
export const adapter: Adapter = {
  id: 'alimail',
  hosts: [
    'https://qiye.aliyun.com/*',
    'https://*.mail.aliyun.com/*',
    'https://mail.sg.aliyun.com/*',
    'https://mail.dingtalk.com/*',
  ],
  own: /^\/alimail\//,
  selectors: {
    compose: [['[data-testid="compose-container"], iframe.e_iframe.e_scroll', 'B', 'several userscripts']],
  },
};
