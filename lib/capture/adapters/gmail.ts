import type { Adapter } from '../adapter';

export const adapter: Adapter = {
  id: 'gmail',
  hosts: ['https://mail.google.com/*'],
  selectors: {
    root: [['.adn.ads[data-message-id]', 'B', 'InboxSDK, gmail.js']],
    sender: [
      ['td.gF span[email]', 'B', 'InboxSDK'],
      ['h3.iw span.gD[email]', 'B', 'gmail.js'],
    ],
    subject: [['h2.hP', 'B', 'InboxSDK, gmail.js, FlowCrypt']],
    body: [['div.ii.gt, .a3s.aiL', 'B', 'mailvelope, FlowCrypt']],
    list: [['.yP, .zF', 'B', 'InboxSDK']],
  },
};
