import type { Adapter } from '../adapter';

export const adapter: Adapter = {
  id: 'yahoo',
  hosts: ['https://mail.yahoo.com/*', 'https://*.mail.yahoo.com/*'],
  selectors: {
    root: [['.message-view', 'B', 'mailvelope']],
    sender: [['header [data-test-id="message-from"]', 'B', 'mailvelope']],
    subject: [['[data-test-id="message-group-subject-text"]', 'B', 'mailvelope']],
    body: [
      ['[data-test-id="message-view-body"], [data-test-id="message-view-body-content"]', 'B', 'mailvelope'],
    ],
  },
};
