import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelyKey, nameKey, phoneKey, samePhone } from '../../lib/contacts/keys';
import { addressKey } from '../../lib/domain/address';

describe('an address that is likely the same', () => {
  it('has its tag cut, and its dots where the provider ignores them', () => {
    expect(likelyKey('Jo.Ann+news@Gmail.com')).toBe(likelyKey('joann@googlemail.com'));
    expect(likelyKey('jo+x@corp.example')).toBe(likelyKey('JO@corp.example'));
    expect(likelyKey('jo.ann@corp.example')).not.toBe(likelyKey('joann@corp.example'));
    expect(likelyKey('+tag@corp.example')).toBe('+tag@corp.example');
    expect(likelyKey('li@例子.test')).toBe(likelyKey('li@xn--fsqu00a.test'));
  });

  it('is never told apart where the addresses are the same', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(likelyKey(address.toUpperCase())).toBe(likelyKey(address));
        expect(likelyKey(addressKey(address))).toBe(likelyKey(address));
      }),
    );
  });
});

describe('a phone number', () => {
  it('is the same with and without spaces, width and its country', () => {
    expect(phoneKey('+86 138-0013-8000')).toBe('+8613800138000');
    expect(phoneKey('００８６ １３８００１３８０００')).toBe('+8613800138000');
    expect(samePhone(phoneKey('+86 138 0013 8000'), phoneKey('13800138000'))).toBe(true);
    expect(samePhone(phoneKey('+49 30 1234567'), phoneKey('030 1234567'))).toBe(true);
    expect(samePhone(phoneKey('+49 30 1234567'), phoneKey('+43 30 1234567'))).toBe(false);
    expect(phoneKey('110')).toBe('');
    expect(samePhone('', '')).toBe(false);
  });
});

it('compares names without case, width, kind of kana and marks', () => {
  expect(nameKey('ﾀﾅｶ　ハナコ')).toBe(nameKey('たなか・はなこ'));
  expect(nameKey('O’Brien, Ann')).toBe(nameKey('OBRIEN ann'));
});
