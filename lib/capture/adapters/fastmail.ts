import type { Adapter } from '../adapter';

export const adapter: Adapter = {
  id: 'fastmail',
  hosts: ['https://app.fastmail.com/*', 'https://www.fastmail.com/*'],
  selectors: {
    root: [['.v-MessageCard', 'B', 'fastmail-plus']],
    body: [['.v-Message-body', 'B', 'fastmail-plus']],
    list: [['.v-MailboxItem', 'B', 'fastmail-plus']],
  },
};
