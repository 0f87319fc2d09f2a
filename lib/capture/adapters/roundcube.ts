import type { Adapter } from '../adapter';

/** Elastic, larry and classic skins; the open mail is a page of its own or a frame. */
export const adapter: Adapter = {
  id: 'roundcube',
  hosts: [],
  page: '#messagebody, #messagecontframe',
  selectors: {
    sender: [
      ['.header.from .rcmContactAddress[title]', 'A', 'running install'],
      ['.header-summary .rcmContactAddress[title]', 'A', 'running install'],
      ['.header.from .adr', 'A', 'running install, print view'],
    ],
    subject: [['#message-header h2.subject, h2.subject, td.header.subject', 'A', 'running install']],
    body: [['#messagebody', 'A', 'running install']],
    details: [['#message-header .header-headers', 'A', 'running install, elastic']],
    list: [['#messagelist', 'A', 'running install']],
  },
};
