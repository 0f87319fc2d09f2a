/** What a page's JSON-LD says of the mails it shows: addresses in lower case. */
export interface Linked {
  senders: ReadonlySet<string>;
  recipients: ReadonlySet<string>;
}

const most = 2000;

/** https://schema.org/Message, of which `EmailMessage` is one kind. */
const isMessage = (type: unknown): boolean =>
  typeof type === 'string' && /^(?:https?:\/\/schema\.org\/)?(?:Email)?Message$/.test(type);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const addresses = (people: unknown): string[] =>
  (Array.isArray(people) ? people : [people]).flatMap((one: unknown) => {
    const email = isObject(one) ? one.email : null;
    return typeof email === 'string'
      ? [
          email
            .replace(/^mailto:/i, '')
            .trim()
            .toLowerCase(),
        ]
      : [];
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page's own fault, which says nothing of the mail.
    return null;
  }
}

/** Reads scripts of the type `application/ld+json`. What they say confirms a sender that is shown and never names one. */
export function readLinked(scripts: readonly string[]): Linked {
  const senders = new Set<string>();
  const recipients = new Set<string>();
  const waiting = scripts.map(parsed);
  for (let looked = 0; waiting.length > 0 && looked < most; looked++) {
    const next = waiting.pop();
    if (!isObject(next)) continue;
    for (const value of Object.values(next).slice(0, 200)) waiting.push(value);
    if (!isMessage(next['@type'])) continue;
    for (const address of addresses(next.sender)) senders.add(address);
    for (const people of [next.toRecipient, next.ccRecipient, next.recipient])
      for (const address of addresses(people)) recipients.add(address);
  }
  for (const address of senders) recipients.delete(address);
  return { senders, recipients };
}
