import { toUnicode } from './punycode';

/** Second levels under country codes that hold other people's domains (Public Suffix List, the common ones). */
const second =
  /^(?:com?|net|org|edu|ac|gov|go|ne|or|mil|gob|gouv|nic|sch|ltd|plc|me|idv|ad|ed|gr|lg|web|info)$/;
const country = /^[a-z]{2}$/;

/** Mail providers open to anyone. */
export const freeMail =
  /^(?:(?:vip\.)?(?:163|126|188|139|189|sina|sohu|qq|foxmail|yeah|aliyun|tom|21cn|263)\.(?:com|net|cn)|(?:gmail|googlemail|icloud|me|mac|aol|fastmail|zoho|hey|mail|email|naver|hanmail|daum|nate|rediffmail|comcast|att|verizon|sbcglobal|bellsouth|cox|earthlink|btinternet|seznam|libero|laposte|orange|free|wanadoo|web|t-online|freenet|bigpond|xtra|pchome|hinet|nifty|biglobe|docomo|ezweb|proton|protonmail|pm|tutanota|tuta|yandex|ya|rambler|bk|list|inbox)\.[a-z.]{2,6}|(?:yahoo|ymail|rocketmail|hotmail|outlook|live|msn|gmx)\.[a-z.]{2,6})$/;

/** Domains that people know and forgers copy: mail providers and large services. */
export const providers: readonly string[] =
  'gmail.com outlook.com hotmail.com yahoo.com icloud.com protonmail.com qq.com 163.com 126.com foxmail.com aliyun.com feishu.cn larksuite.com dingtalk.com microsoft.com google.com apple.com amazon.com paypal.com alibaba.com tencent.com netflix.com facebook.com linkedin.com dropbox.com docusign.com docusign.net alipay.com rakuten.co.jp dhl.com fedex.com'.split(
    ' ',
  );

/** The domain of an address, lower case, in Unicode. */
export function domainOf(address: string): string {
  const ascii = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
    .replace(/\.$/, '');
  return ascii.split('.').map(toUnicode).join('.');
}

/** The registrable part of a domain: "acme.co.uk" of "mail.acme.co.uk". */
export function organisational(domain: string): string {
  const parts = domain.split('.');
  const last = parts.at(-1) ?? '';
  const take = parts.length > 2 && country.test(last) && second.test(parts.at(-2) ?? '') ? 3 : 2;
  return parts.slice(-take).join('.');
}

/** The label that a registrable domain is known by: "acme" of "acme.co.uk". */
export function ownLabel(domain: string): string {
  return organisational(domain).split('.')[0] ?? '';
}
