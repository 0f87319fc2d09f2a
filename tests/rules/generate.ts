import fc from 'fast-check';
import type { Mail } from '../../lib/domain/mail';
import {
  type Action,
  bareTests,
  type Condition,
  factParts,
  plainActions,
  type Rule,
  textParts,
  textTests,
} from '../../lib/domain/rule';
import type { Me } from '../../lib/rules/facts';

/** A small world, so that rules and mails meet. */
export const me: Me = { addresses: ['lin@brightwater.example'] };
export const addresses = [
  'lin@brightwater.example',
  'ken@brightwater.example',
  'Anna@alder.example',
  'anna@mail.alder.example',
  'news@weekly.example',
  'li.na@weekly.example',
  'xlin@brightwater.example',
  'Lin@Brightwater.example',
  'desk@mail.brightwater.example',
  '',
] as const;
const words = [
  ' ',
  'Invoice ',
  'ΟΔΟΣ',
  'İstanbul',
  'ﬁle',
  'e\u0301',
  'é',
  '[ops]',
  'Invoice',
  'invoice 7',
  'Rechnung für Größe',
  '发票',
  'a',
  'weekly',
  'pdf',
] as const;
export const files = [
  { name: 'offer.pdf', type: 'application/pdf' },
  { name: 'Photo.PNG', type: 'image/png' },
  { name: 'notes', type: 'text/plain' },
  { name: 'lin@brightwater.example.tar.gz', type: 'application/gzip' },
  { name: '发票.pdf', type: '' },
  { name: '.env', type: 'application/octet-stream' },
  { name: 'trailing.', type: '' },
  { name: '', type: 'image/png' },
] as const;
const pieces = [...addresses.filter(Boolean), '@alder.example', 'alder', 'anna', '.example', 'n'] as const;

const text = fc.constantFrom(...words, ...words, ...addresses);
const input = fc.constantFrom(
  ...pieces,
  ...words,
  'application/pdf',
  'application/',
  'png',
  '.png',
  'PDF',
  'gz',
  'offer.pdf',
);
const person = fc.constantFrom(...addresses).map((address) => ({ name: `Anna ${address.length}`, address }));
const people = fc.array(person, { maxLength: 3 });

export const mail: fc.Arbitrary<Mail & { attachments: { name: string; type: string; inline: boolean }[] }> =
  fc.record({
    id: fc.uuid(),
    date: fc.constant(0),
    from: person,
    to: people,
    cc: people,
    bcc: people,
    subject: fc.array(text, { maxLength: 2 }).map((list) => list.join(' ')),
    body: fc.array(text, { maxLength: 3 }).map((list) => list.join('\n')),
    attachments: fc.array(
      fc.record({ file: fc.constantFrom(...files), inline: fc.boolean() }).map(({ file, inline }) => ({
        ...file,
        inline,
      })),
      { maxLength: 2 },
    ),
    spam: fc.boolean(),
  });

export const condition: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      part: fc.constantFrom(...textParts),
      test: fc.constantFrom(...textTests),
      text: input,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ part: fc.constantFrom(...textParts), test: fc.constantFrom(...bareTests) }),
  },
  { weight: 1, arbitrary: fc.record({ part: fc.constantFrom(...factParts) }) },
);

const folders = ['7001', '7002'] as const;
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ act: fc.constantFrom(...plainActions) }),
  fc.record({ act: fc.constant('move' as const), folder: fc.constantFrom(...folders) }),
);

export const rule: fc.Arbitrary<Omit<Rule, 'id'>> = fc.record({
  name: fc.constant('rule'),
  enabled: fc.boolean(),
  match: fc.constantFrom('all', 'any'),
  conditions: fc.array(condition, { minLength: 1, maxLength: 3 }),
  actions: fc.array(action, { minLength: 1, maxLength: 3 }),
  stop: fc.boolean(),
});

export const ruleList = (max: number): fc.Arbitrary<Rule[]> =>
  fc
    .array(rule, { minLength: 1, maxLength: max })
    .map((list) => list.map((one, at) => ({ ...one, id: `${at}` })));

/** Lists in which rules have to do with each other: some are variants of the one before. */
export const relatedList = (max: number): fc.Arbitrary<Rule[]> =>
  fc
    .array(fc.record({ fresh: rule, kind: fc.constantFrom('new', 'twin', 'actions', 'narrower') }), {
      minLength: 2,
      maxLength: max,
    })
    .map((steps) => {
      const list: Rule[] = [];
      for (const [at, { fresh, kind }] of steps.entries()) {
        const before = list.at(-1);
        const { conditions, match, actions, stop } = before && kind !== 'new' ? before : fresh;
        const variant = {
          ...{ id: `${at}`, name: 'rule', enabled: true, match, conditions, actions, stop },
          ...(kind === 'actions' ? { actions: fresh.actions } : {}),
          ...(kind === 'narrower' && match === 'all'
            ? { conditions: [...conditions, ...fresh.conditions] }
            : {}),
        };
        list.push(variant);
      }
      return list;
    });
