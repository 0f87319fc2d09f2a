import type { Adapter } from '../adapter';

export const adapter: Adapter = {
  id: 'snappymail',
  hosts: [],
  page: '.messageItemHeader',
  selectors: {
    sender: [['.messageItemHeader .from', 'A', 'running install']],
    subject: [['.messageItemHeader .subject', 'A', 'running install']],
    body: [['.bodyText', 'A', 'running install']],
  },
};
