import type { Mail } from '../domain/mail';
import { addressParts, type Condition, isText, type RuleBody, type TextPart } from '../domain/rule';
import { compile } from './evaluate';
import { factsOf, type Me } from './facts';

/** The text that the positive tests on a part ask for, as far as one text can. */
function textFor(part: TextPart, conditions: readonly Condition[]): string | null {
  const wanted = conditions.filter(isText).filter((one) => one.part === part);
  const is = wanted.find(({ test }) => test === 'is');
  if (is) return is.text;
  const of = (test: string) => wanted.filter((one) => one.test === test).map(({ text }) => text);
  const text = [...of('startsWith'), ...of('contains'), ...of('endsWith')].join('');
  const isAddress = addressParts.some((one) => one === part);
  if (text === '' || !isAddress || text.includes('@')) return text === '' ? null : text;
  return text.startsWith('.') || wanted.some(({ test }) => test === 'endsWith')
    ? `someone@x${text}`
    : `${text}@x.example`;
}

function mailFor(conditions: readonly Condition[], me: Me): Mail {
  const [own = ''] = me.addresses;
  const has = (part: Condition['part']) => conditions.some((one) => one.part === part);
  const addressed = (part: TextPart) =>
    conditions.some((one) => one.part === part && 'test' in one && one.test === 'includesMe') ? [own] : [];
  const people = (...parts: TextPart[]) =>
    parts
      .flatMap((part) => [textFor(part, conditions) ?? [], addressed(part)].flat())
      .map((address) => ({ name: '', address }));
  const file = textFor('attachmentName', conditions);
  const type = textFor('attachmentType', conditions);
  const attached = file !== null || type !== null || has('hasAttachment');
  return {
    id: '',
    date: 0,
    from: { name: '', address: textFor('sender', conditions) ?? 'someone@elsewhere.example' },
    to: people('to', 'toOrCc', 'anyAddress'),
    cc: people('cc'),
    bcc: [],
    subject: textFor('subject', conditions) ?? '',
    body: textFor('body', conditions) ?? '',
    attachments: attached ? [{ name: file ?? 'file', type: type ?? '', inline: false }] : [],
    spam: has('spam'),
    ...(has('external') ? { external: true } : {}),
  };
}

/** A made-up mail that the rule surely takes; null where none was found. */
export function exampleMail(rule: RuleBody, me: Me): Mail | null {
  const judge = compile(rule, me);
  const sets = rule.match === 'any' ? rule.conditions.map((one) => [one]) : [rule.conditions];
  for (const conditions of sets) {
    const mail = mailFor(conditions, me);
    if (judge(factsOf(mail, me)) === 'yes') return mail;
  }
  return null;
}
