import { addressKey } from '../domain/address';
import type { Contact } from '../domain/contact';
import { likelyKey, phoneKey } from './keys';
import type { MirrorContact } from './mirror';

const split = (text: string | undefined, at: RegExp) =>
  (text ?? '').split(at).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));

/** A record as the service shows it → as the mirror keeps it. */
export function mirrorContact(
  account: string,
  record: Contact,
  seen: Pick<MirrorContact, 'seenAt' | 'source'>,
): MirrorContact {
  const { id, name = '', address, phone, company = '', position = '', tag, remark = '' } = record;
  return {
    ...{ account, id, name, company, position, remark },
    addresses: split(address, /[\s,;，；]+/).map((one) => ({
      address: one,
      key: addressKey(one),
      likely: likelyKey(one),
    })),
    phones: split(phone, /[,;，；]/).map((one) => ({ phone: one, key: phoneKey(one) })),
    tags: split(tag, /[,;，；、]/),
    raw: { ...record },
    ...seen,
  };
}
