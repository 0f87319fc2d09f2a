import { compareContact, type Evidence, isNews } from './diff';
import type { MirrorContact } from './mirror';
import { recordOf } from './record';
import type { MailSays } from './says';

/** The mail says something that the contact does not hold: the merged diff would have a line for it. */
export function hasNews(contact: MirrorContact, { company, position, phones = [] }: MailSays): boolean {
  const of = (field: Evidence['field'], value: string | undefined): Evidence[] =>
    value === undefined ? [] : [{ field, value, from: { kind: 'mail', span: value } }];
  const evidence = [
    ...of('company', company),
    ...of('position', position),
    ...phones.flatMap((one) => of('phone', one)),
  ];
  return compareContact(recordOf(contact), evidence).some(isNews);
}
