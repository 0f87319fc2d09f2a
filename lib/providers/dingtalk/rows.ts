import type { Endpoint } from '../../http/endpoint';
import { authRows } from './auth';
import { contactRows } from './contacts';

/** Every operation of DingTalk, for both of its regions. */
export const dingtalkRows: readonly Endpoint[] = [authRows, contactRows].flatMap((group) =>
  Object.values(group),
);
