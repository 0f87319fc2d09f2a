import type { Adapter } from '../adapter';

/** Test ids were renamed once; both generations are kept. */
export const adapter: Adapter = {
  id: 'proton',
  hosts: ['https://mail.proton.me/*'],
  selectors: {
    root: [['[data-testid^="message-view-"][data-expanded="true"]', 'A', 'WebClients']],
    sender: [
      ['[data-expanded="true"] [data-testid="recipients:sender"]', 'A', 'WebClients'],
      ['[data-testid="message-header:from"]', 'A', 'WebClients, earlier'],
    ],
    subject: [['[data-testid="conversation-header:subject"]', 'A', 'WebClients']],
    list: [['[data-testid="message-column:sender-address"]', 'A', 'WebClients']],
  },
};
