import type { Adapter } from '../adapter';

/** The classic client: header cells are named after a generated prefix. */
export const adapter: Adapter = {
  id: 'zimbra',
  hosts: [],
  page: '.MsgHeaderTable',
  selectors: {
    sender: [['.MsgHeaderTable [id$="_from"]', 'B', 'Message.template']],
    subject: [['.MsgHeaderTable .SubjectCol', 'B', 'Message.template']],
  },
};
