import type { Adapter } from '../adapter';

/**
 * Feishu and Lark Mail: its markup is not public, class names are module names with a hash behind. What its addresses may hold
 * of a mail's id is the provider's to know (`lib/providers/feishu/message-ids`): the worker asks for it, the page does not.
 */
export const adapter: Adapter = {
  id: 'feishu',
  hosts: ['https://*.feishu.cn/*', 'https://*.larksuite.com/*', 'https://*.larkoffice.com/*'],
  path: /^\/mail(?:\/|$)/,
  selectors: {
    list: [["ul[class*='FeedList']", 'B', 'feishu-mail-skill']],
    root: [["[class*='MessageItem-module__wrapper']", 'B', 'feishu-mail-skill']],
    subject: [["[class*='threadHeaderTitleText']", 'B', 'feishu-mail-skill']],
  },
  newestFirst: true,
  senderFirst: true,
};
