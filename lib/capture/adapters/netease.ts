import type { Adapter } from '../adapter';

export const adapter: Adapter = {
  id: 'netease',
  hosts: [
    'https://*.mail.163.com/*',
    'https://*.mail.126.com/*',
    'https://*.mail.yeah.net/*',
    'https://mail.163.com/*',
    'https://mail.126.com/*',
  ],
  selectors: {
    root: [["#dvContainer [id^='_dvModuleContainer_read.ReadModule']", 'B', 'bmail_extension']],
    body: [['.netease_mail_readhtml', 'B', 'bmail_extension']],
  },
};
