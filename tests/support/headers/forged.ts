import fc from 'fast-check';
import { oneOf, packed } from './packed';
import { around, written } from './written';

/** Made From headers as forgers write them. Names, firms and domains are invented. */

const forged = fc.constantFrom(
  ...['x9@evil-host.example', 'info@bulk-sender.test', 'no-reply@mailer77.example', 'apache@vps12.example'],
  ...[
    'kx8123@gmail.com',
    'admin@web-order.test',
    'office@xn--80ak6aa92e.com',
    'bounce@news.cheap-hosting.example',
  ],
);
const brands = fc.constantFrom(
  ...['PayPal', 'Apple Support', 'Microsoft Account Team', 'DHL Express', 'IT Helpdesk', 'Chase Online'],
  ...['CEO', 'Human Resources', 'Amazon.com', '招商银行', 'お客様サポート', 'Служба поддержки', ''],
);
const locals = fc.constantFrom(
  ...['service', 'support', 'security', 'ceo', 'john.smith', 'no-reply', 'account_update', 'it+alerts'],
  ...['webmaster', 'hr', 'billing2024', 'j.r.doe', 'abuse', 'o.neil-smith'],
);
const domains = fc.constantFrom(
  ...['paypal.com', 'apple.com', 'corp.com', 'harbour-trade.co.uk', 'mail.bank-of-lund.se', 'firm.io'],
  ...['kaufhaus.de', 'zhongda.com.cn', 'sakura-denki.co.jp', 'banca-verdi.it', 'a1-logistics.net'],
);

/** A name that holds an address which is not the sender's. */
export const nameWithAddress = fc
  .tuple(oneOf(written), oneOf(around), oneOf(packed), brands, locals, domains, forged)
  .map(([write, put, pack, brand, local, domain, address]) =>
    pack(put(brand, write(local, domain)).trim(), address),
  );

/** Letters of Cyrillic, Greek and Armenian script, each behind the Latin one that it passes for. */
const twins = 'aа eе oо pр cс xх iі AА BВ EΕ oο PΡ TТ MМ nո sѕ'.split(' ').map((pair): [string, string] => {
  const [latin = '', twin = ''] = pair;
  return [latin, twin];
});

/** A Latin name in which letters of another script stand. */
export const mixedName = fc
  .tuple(
    fc.constantFrom(
      'PayPal',
      'Apple Support',
      'Microsoft Exchange',
      'Bank of America',
      'Netflix',
      'DocuSign',
      'Express',
    ),
    fc.uniqueArray(oneOf(twins), { minLength: 1, maxLength: 4 }),
    oneOf(packed),
    forged,
  )
  .map(([name, pairs, pack, address]) => {
    const changed = pairs.reduce<string>((text, [latin, twin]) => text.replace(latin, twin), name);
    return changed === name ? null : pack(changed, address);
  })
  .filter((header) => header !== null);
