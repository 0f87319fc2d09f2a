import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownOf } from '../../../lib/capture/trust/known';
import { lookTwice, reasonKinds, type TrustInput } from '../../../lib/capture/trust/look-twice';
import { secondReading } from '../../tools/trust';

const kinds = (input: TrustInput) => lookTwice({ secondReading, ...input }).reasons.map(({ kind }) => kind);
const own = 'me@acme.example';
const anna = { name: 'Anna Berg', address: 'anna@berg-consult.example' };

describe('a reason is given for', () => {
  test.each([
    ['nameHoldsAddress', '"support@paypal.com" <x@evil.example>'],
    ['nameHoldsAddress', 'support@paypal.com <x@evil.example>'],
    ['nameHoldsAddress', '"PayPal (service@paypal.com)" <a@evil.example>'],
    ['nameHoldsAddress', '=?utf-8?B?c3VwcG9ydEBhcHBsZS5jb20=?= <a@evil.example>'],
    ['nameHoldsAddress', 'Anna Berg (anna@berg.example) <c@evil.example>'],
    ['nameHoldsAddress', '"support＠paypal.com" <x@evil.example>'],
    ['nameHoldsAddress', '"sup\u200bport@paypal.com" <x@evil.example>'],
    ['nameHoldsAddress', '"ceo @ corp.example" <x@evil.example>'],
    ['nameHoldsAddress', '"ceo AT corp DOT example" <x@evil.example>'],
    ['nameHoldsAddress', '"c e o @ c o r p . c o m" <x@evil.example>'],
    ['nameHoldsAddress', '"ceo_at_corp.com" <x@evil.example>'],
    ['styledLetters', '"Ｐａｙｐａｌ" <x@evil.example>'],
    ['styledLetters', '"P\u0335a\u0335y\u0335Pal" <x@evil.example>'],
    ['mixedScript', '"Νеtflix" <info@evil.example>'],
    ['mixedScript', '=?utf-8?q?=D0=90pple?= <a@evil.example>'],
    ['mixedScript', 'Bank <a@xn--pypal-4ve.com>'],
    ['punycode', 'Bank <a@xn--pypal-4ve.com>'],
    ['looksLikeProvider', 'Bank <a@xn--pypal-4ve.com>'],
    ['styledLetters', '"𝐏𝐚𝐲𝐏𝐚𝐥" <a@evil.example>'],
    ['styledLetters', '"ⓝⓔⓣ" <a@evil.example>'],
    ['styledLetters', '"ᴘᴀʏᴘᴀʟ" <a@evil.example>'],
    ['invisibleLetters', '"Pay\u200bPal" <a@evil.example>'],
    ['bidi', '"Pay\u202elaP" <a@evil.example>'],
    ['headerTrick', 'a@one.example, c@two.example'],
    ['headerTrick', '<a@one.example> <c@two.example>'],
    ['headerTrick', '"a@one.example"@two.example'],
    ['headerTrick', 'Anna <=?utf-8?q?a=40one.example?=>'],
    ['headerTrick', 'Anna <@relay.example:a@one.example>'],
    ['headerTrick', 'Anna <a@one.example>\r\nFrom: x@two.example'],
    ['headerTrick', 'Group: a@one.example, c@two.example;'],
    ['looksLikeProvider', 'Bob <b@gmai1.com>'],
    ['looksLikeProvider', 'Bob <b@gmaill.com>'],
    ['looksLikeProvider', 'Bob <b@paypal-security.com>'],
    ['looksLikeProvider', 'Bob <b@micros0ft.com>'],
    ['looksLikeProvider', 'Bob <b@paypal.com.account-check.test>'],
    ['nameHoldsAddress', '"security@paypal" <x@evil.example>'],
    ['nameHoldsAddress', '"ceo@corp" <x@evil.example>'],
    ['nameHoldsAddress', '"IT Helpdesk (help.desk@corp)" <x@evil.example>'],
    ['nameHoldsAddress', '"aw-confirm@Auction" <x@evil.example>'],
    ['nameHoldsAddress', '=?utf-8?q?hr=EF=BC=A0corp?= <x@evil.example>'],
    ['relayed', 'Bob Ray via Trusted Bank <x@evil.example>'],
  ])('%s: %s', (kind, from) => expect(kinds({ from })).toContain(kind));

  test.each([
    ['the same look', 'boss@acrne.example'],
    ['another ending', 'boss@acme.test'],
    ['an added word', 'boss@acme-support.example'],
    ['one letter more', 'boss@acmee.example'],
    ['two letters swapped', 'boss@amce.example'],
    ['standing in front of another domain', 'boss@mail.acme.example.evil.test'],
    ['its ending made a word', 'boss@acme-com.test'],
  ])('a copy of the own domain by %s', (_how, address) => {
    expect(kinds({ from: { name: 'Boss', address }, own })).toContain('looksLikeOwn');
  });

  test('a copy of a contact’s domain', () => {
    expect(kinds({ from: 'Anna Berg <anna@berg-consu1t.example>', contacts: [knownOf([anna])] })).toEqual(
      expect.arrayContaining(['looksLikeContact', 'knownName']),
    );
  });

  test.each(['Anna Berg <anna@other.example>', '"Berg, Anna" <anna.berg@gmail.com>'])(
    'a contact’s name with another address: %s',
    (from) => {
      expect(kinds({ from, contacts: [knownOf([anna])] })).toContain('knownName');
    },
  );

  test.each([
    [{ from: 'Boss <boss@acme.example>', own, replyTo: 'boss.acme@gmail.com' }],
    [
      {
        from: 'Anna Berg <anna@berg-consult.example>',
        contacts: [knownOf([anna])],
        replyTo: 'anna@berg-payments.example',
      },
    ],
    [{ from: 'Parcel Help <help@parcel-help.example>', replyTo: 'kx8123@gmail.com' }],
    [{ from: 'Bob <bob@firm.example>', replyTo: 'bob@flrm.example' }],
  ])('answers that go elsewhere: %j', (input) => expect(kinds(input)).toContain('replyElsewhere'));
});

describe('ordinary mail raises nothing', () => {
  test.each([
    'service@paypal.de <service@paypal.de>',
    '株式会社ＡＢＣ　Ｗｅｂ事業部 <web@abc-kogyo.example>',
    'Smith, John <john@corp.example>',
    '"Smith, John (R&D)" <john@corp.example>',
    '"john@corp.example" <john@corp.example>',
    "'john@corp.example' <JOHN@corp.example>",
    'john@corp.example (John Smith)',
    'Иван Петров <ivan@corp.example>',
    'Γιώργος Παππάς <g@corp.example>',
    'José Ñuñez <j@corp.example>',
    '李明 Li Ming <lm@corp.example>',
    '=?gb2312?B?1cXI/Q==?= <z@corp.example>',
    'ＡＮＡマイレージクラブ <info@ana.example>',
    '"\u202aJeff Chan\u202c" <jeff@corp.example>',
    '👨‍👩‍👧 Family Club <club@corp.example>',
    '"Vermeer, Bas (Consultant) via users" <users@lists.corp.example>',
    'Jane Roe (via Google Docs) <drive-shares-noreply@google.com>',
    'Patch Bot via B4 Relay <devnull+patch.bot.example.com@kernel.org>',
    'Amazon.de <versand@amazon.de>',
    'Yahoo <a@yahoo.co.jp>',
    'Bob <a@email.com>',
    'Bob <a@mail.outlook.com>',
    'Anna at Notion.so <anna@makenotion.example>',
    'Γιώργος Παππάς via users <users@lists.corp.example>',
    'Bob <a@live.cn>',
    'a..b@docomo.ne.jp',
    'root@localhost',
    "Tim O'Reilly <tim@corp.example>",
    '"@team" <team@corp.example>',
    '"Matt @ Lattice" <matt@corp.example>',
    '"lunch @ noon" <news@corp.example>',
    '"Women@Northfield" <news@corp.example>',
    '"life@work" <news@corp.example>',
    '"ch@rlie" <charlie@corp.example>',
    '"careers@corp" <jobs@corp.example>',
    '"root@db7 (Cron Daemon)" <alerts@corp.example>',
    '"Jane Roe/NA/Northfield@NORTHFIELD" <jane@corp.example>',
    '"王芳@大禾电子" <wf@corp.example>',
    '=?utf-8?q?Roe=2C_Jane?= <jane@corp.example>',
    'undisclosed-recipients:;',
    '',
  ])('%s', (from) => expect(kinds({ from, own, contacts: [knownOf([anna])] })).toEqual([]));

  test.each([
    ['a newsletter', 'Shop <news@shop.example>', 'Shop <shop@zendesk.example>'],
    ['a list', 'Bob Ray <bob@corp.example>', 'users@lists.other.example'],
    ['a second mailbox', 'Bob Ray <bob@corp.example>', 'bob.ray@gmail.com'],
    ['the same organisation', 'Shop <news@mail.shop.example>', 'help@shop.example'],
  ])('%s answers elsewhere', (_what, from, replyTo) => expect(kinds({ from, replyTo, own })).toEqual([]));

  test('a list’s own return path explains where answers go', () => {
    expect(
      kinds({
        from: 'Bob Ray <bob@corp.example>',
        replyTo: 'fork@talk.example',
        returnPath: '<fork-admin@talk.example>',
      }),
    ).toEqual([]);
  });

  test('a contact, a colleague and the own domain', () => {
    expect(
      kinds({ from: 'Anna Berg <anna@berg-consult.example>', own, contacts: [knownOf([anna])] }),
    ).toEqual([]);
    expect(kinds({ from: 'Tom <tom@mail.acme.example>', own })).toEqual([]);
  });
});

describe('the sender', () => {
  test('is named without "via", and its address kept as written', () => {
    expect(lookTwice({ from: '"Roe, Jane via users" <users@lists.corp.example>' }).sender).toEqual({
      name: 'Roe, Jane',
      address: 'users@lists.corp.example',
    });
  });

  test.each([
    'a@one.example, c@two.example',
    '<a@one.example> <c@two.example>',
    '"a@one.example"@two.example',
    'a@one.example\u0000',
  ])('is not guessed from %j', (from) => {
    expect(lookTwice({ from })).toMatchObject({ sender: null, ambiguous: true });
  });

  test('is in doubt where a second reading finds another', () => {
    const reading = lookTwice({ from: 'Anna <a@one.example>', secondReading: () => ['b@two.example'] });
    expect(reading).toMatchObject({
      sender: null,
      ambiguous: true,
      reasons: [{ kind: 'headerTrick', evidence: 'read differently' }],
    });
  });
});

test('any header is read without a throw, and reasons are of the known kinds', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '<',
      '>',
      '"',
      '(',
      ')',
      ',',
      '@',
      '=?utf-8?B?',
      '?=',
      'a@b.example',
      '\\',
      ':',
      ';',
      'xn--',
      '\r\n ',
    ),
  );
  const header = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(header, header, (from, replyTo) => {
      const { sender, reasons } = lookTwice({
        from,
        replyTo,
        own,
        contacts: [knownOf([anna])],
        secondReading,
      });
      for (const { kind } of reasons) expect(reasonKinds).toContain(kind);
      if (sender) expect(sender.address).toMatch(/^[^\s<>]+@[^\s<>]+$/);
    }),
    { numRuns: 500 },
  );
});
