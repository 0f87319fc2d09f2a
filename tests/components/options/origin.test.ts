import { describe, expect, it } from 'vitest';
import { hostOf, originPattern } from '../../../components/options/origin';

describe('the address of a web mail', () => {
  it.each([
    ['mail.example.com', 'https://mail.example.com/*'],
    [' https://mail.example.com:8443/owa/#inbox ', 'https://mail.example.com/*'],
    ['邮件.例子.example', 'https://xn--5nq051n.xn--fsqu00a.example/*'],
  ])('%s becomes %s', (typed, pattern) => {
    expect(originPattern(typed)).toBe(pattern);
  });

  it.each([
    '',
    'mail',
    'http://mail.example.com',
    'https://*/',
    '*.example.com',
    'javascript:alert(1)',
    'a b.c',
  ])('%j is none', (typed) => {
    expect(originPattern(typed)).toBeNull();
  });

  it('is read without its dressing', () => {
    expect(hostOf('https://mail.example.com/*')).toBe('mail.example.com');
  });
});
