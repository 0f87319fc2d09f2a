import type { Adapter } from '../adapter';

export const adapter: Adapter = {
  id: 'outlook',
  hosts: [
    'https://outlook.live.com/*',
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.cloud.microsoft/*',
  ],
  selectors: {
    sender: [['span.OZZZK', 'B', 'mailvelope and ten others']],
    subject: [['[id^="CONV_"][id$="_SUBJECT"], span.JdFsz[title]', 'B', 'mailvelope']],
    body: [['div[id^="UniqueMessageBody"]', 'B', 'mailvelope, realbmail']],
    list: [['#MailList', 'B', 'mailvelope']],
  },
};
