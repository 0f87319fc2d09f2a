import type { Adapter } from '../adapter';

/** QQ Mail and Exmail: the new page shows the address on hover only, the old one is a frame with an `e` attribute. */
export const adapter: Adapter = {
  id: 'qq',
  hosts: [
    'https://mail.qq.com/*',
    'https://*.mail.qq.com/*',
    'https://exmail.qq.com/*',
    'https://*.exmail.qq.com/*',
  ],
  selectors: {
    body: [['#mailContentContainer, #qm_con_body, .mail-detail-content', 'B', 'bmail_extension']],
  },
};
