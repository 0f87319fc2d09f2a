import type { ContactFields } from '../domain/contact';
import type { ExternalContact } from '../domain/external-contact';
import { wholePhone } from '../domain/phone';

/** An organisation's outsider in the words of the form. */
export function shownOutsider(record: ExternalContact): ContactFields {
  const { name = '', mail, company, title, remark, mobile, countryCode = '' } = record;
  return {
    name,
    ...(mail ? { address: mail } : {}),
    ...(company ? { company } : {}),
    ...(mobile ? { phone: wholePhone(countryCode, mobile) } : {}),
    ...(title ? { position: title } : {}),
    ...(remark ? { remark } : {}),
  };
}

/** What the form changes, as the organisation's address book calls it. */
export function outsiderSet(set: Partial<ContactFields>) {
  const { name, address, company, position, remark } = set;
  return {
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { mail: address }),
    ...(company === undefined ? {} : { company }),
    ...(position === undefined ? {} : { title: position }),
    ...(remark === undefined ? {} : { remark }),
  };
}
