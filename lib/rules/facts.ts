import type { Person } from '../domain/capture';
import type { Attachment, Mail } from '../domain/mail';
import type { TextPart } from '../domain/rule';

/** Who reads: the mailbox's own addresses, and the company's domain that "external" is told by. */
export interface Me {
  addresses: readonly string[];
}

/** Texts of one part, folded for comparing. Not `whole` = more may be there that was not read. */
export interface Texts {
  list: readonly string[];
  whole: boolean;
}

/** A mail made ready to be judged by many rules. */
export interface Facts {
  texts: Readonly<Record<TextPart, Texts>>;
  external: boolean | undefined;
  spam: boolean | undefined;
  hasAttachment: boolean | undefined;
}

/** Assumed: the service compares without case, as mail servers do; nothing is said of it. */
export const foldText = (text: string): string => text.toLowerCase();

const domainOf = (address: string) => foldText(address.slice(address.lastIndexOf('@') + 1));

const unread: Texts = { list: [], whole: false };
const one = (text: string | undefined): Texts =>
  text === undefined ? unread : { list: [foldText(text)], whole: true };
/** Assumed: conditions on people look at addresses, not at display names. */
const people = (list: readonly Person[] | undefined): Texts =>
  list === undefined ? unread : { list: list.map(({ address }) => foldText(address)), whole: true };
const several = <Item>(list: readonly Item[] | undefined, texts: (item: Item) => string[]): Texts =>
  list === undefined ? unread : { list: list.flatMap(texts).map(foldText), whole: true };
const together = (...parts: Texts[]): Texts => ({
  list: parts.flatMap(({ list }) => list),
  whole: parts.every(({ whole }) => whole),
});

/** Assumed: pictures shown within the text are no attachments, as in the service's own search. */
const beside = (list: readonly Attachment[] | undefined) => list?.filter(({ inline }) => !inline);

const extension = (name: string) => /\.([^.]+)$/.exec(name)?.[1] ?? '';

/** Assumed: a type is told by a file's ending or by its MIME type. */
const types = (list: readonly Attachment[] | undefined): Texts => ({
  ...several(list, ({ name, type }) => [extension(name), ...(type === undefined ? [] : [type])]),
  whole: list?.every(({ type }) => type !== undefined) ?? false,
});

export function factsOf(mail: Mail, me: Me): Facts {
  const { from } = mail;
  const sender = people(from && [from]);
  const [to, cc, bcc] = [people(mail.to), people(mail.cc), people(mail.bcc)];
  const attachments = beside(mail.attachments);
  const own = me.addresses.map(domainOf);
  return {
    texts: {
      sender,
      to,
      cc,
      toOrCc: together(to, cc),
      anyAddress: together(sender, to, cc, bcc),
      subject: one(mail.subject),
      body: one(mail.body),
      attachmentName: several(attachments, ({ name }) => [name]),
      attachmentType: types(attachments),
    },
    external: mail.external ?? (from && own.length > 0 ? !own.includes(domainOf(from.address)) : undefined),
    spam: mail.spam,
    hasAttachment: attachments && attachments.length > 0,
  };
}
