import fc from 'fast-check';

/** Made From headers: what forgers write, and what honest senders do. Names, firms and domains are invented. */

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

const full = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0));

/** Ways to write an address that people read as one. */
const written: readonly ((local: string, domain: string) => string)[] = [
  (l, d) => `${l}@${d}`,
  (l, d) => `${l}@${d}`.toUpperCase(),
  (l, d) => `${l} @ ${d}`,
  (l, d) => `${l}@ ${d}`,
  (l, d) => `${l} @${d}`,
  (l, d) => `${l}＠${d}`,
  (l, d) => `${l}﹫${d}`,
  (l, d) => full(`${l}@${d}`),
  (l, d) => `${l}@${d.replaceAll('.', '．')}`,
  (l, d) => `${l}@${d.replaceAll('.', '。')}`,
  (l, d) => `${l}(at)${d}`,
  (l, d) => `${l} (at) ${d}`,
  (l, d) => `${l}[at]${d}`,
  (l, d) => `${l} [at] ${d}`,
  (l, d) => `${l}{at}${d}`,
  (l, d) => `${l} (AT) ${d}`,
  (l, d) => `${l}(ät)${d}`,
  (l, d) => `${l}[@]${d}`,
  (l, d) => `${l} at ${d}`,
  (l, d) => `${l} AT ${d}`.toUpperCase(),
  (l, d) => `${l} [at] ${d.replaceAll('.', ' [dot] ')}`,
  (l, d) => `${l} at ${d.replaceAll('.', ' dot ')}`,
  (l, d) => `${l} [at] ${d.replaceAll('.', ' dot ')}`,
  (l, d) => `${l}(at)${d.replaceAll('.', '(dot)')}`,
  (l, d) => `${l}-at-${d.replaceAll('.', '-dot-')}`,
  (l, d) => `${l} @ ${d.replaceAll('.', ' . ')}`,
  (l, d) => `${l}&#64;${d}`,
  (l, d) => `${l}%40${d}`,
  (l, d) => `${l}\u200b@${d}`,
  (l, d) => `${l}@\u2060${d}`,
  (l, d) => [...`${l}@${d}`].join('\u200b'),
  (l, d) => `${l}\u00ad@${d.replace('.', '\u200d.')}`,
  (l, d) => `${l}\u00a0@\u3000${d}`,
  (l, d) => `mailto:${l}@${d}`,
  (l, d) => `'${l}'@${d}`,
];

/** Where in the name it stands. */
const around: readonly ((brand: string, address: string) => string)[] = [
  (_brand, address) => address,
  (brand, address) => `${brand} ${address}`,
  (brand, address) => `${brand} (${address})`,
  (brand, address) => `${brand} [${address}]`,
  (brand, address) => `${brand} <${address}>`,
  (brand, address) => `${brand}: ${address}`,
  (brand, address) => `${brand} - ${address}`,
  (brand, address) => `${brand} | ${address}`,
  (brand, address) => `${brand}「${address}」`,
  (_brand, address) => `<${address}>`,
  (_brand, address) => `'${address}'`,
  (brand, address) => `${address} ${brand}`,
  (brand, address) => `${address} (${brand})`,
  (brand, address) => `${brand} via ${address}`,
];

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const words = (text: string, size: number) =>
  [...text].reduce<string[]>((out, letter) => {
    const last = out.at(-1);
    if (last !== undefined && utf8(last + letter).length <= size) out[out.length - 1] = last + letter;
    else out.push(letter);
    return out;
  }, []);
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
const base64 = (text: string) =>
  words(text, 45)
    .map((part) => `=?UTF-8?B?${utf8(part).toString('base64')}?=`)
    .join('\r\n ');
const hex = (byte: number) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const printable = (text: string) =>
  words(text, 20)
    .map((part) => `=?utf-8?q?${[...utf8(part)].map((byte) => (byte === 32 ? '_' : hex(byte))).join('')}?=`)
    .join(' ');

/** How a name gets into a header. */
const packed: readonly ((name: string, address: string) => string)[] = [
  (name, address) => `${quoted(name)} <${address}>`,
  (name, address) => `${quoted(name)}\r\n <${address}>`,
  (name, address) => `${base64(name)} <${address}>`,
  (name, address) => `${printable(name)} <${address}>`,
  (name, address) => `"${base64(name)}" <${address}>`,
  (name, address) => `${address} (${printable(name)})`,
  (name, address) => `${quoted(`"${name}"`)} <${address}>`,
];

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);

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

/** Letters that could pass for Latin ones stand alone: beside Latin words they are flagged, on purpose. */
const elsewhere = ['Иван Петров', 'Мария Иванова, ООО Ромашка', 'Γιώργος Παππάς'];
const people = fc.constantFrom(
  ...[
    'Anna Berg',
    'Smith, John',
    'José Ñuñez',
    'Dr. Ute Groß',
    "Tim O'Reilly",
    'Jean-Luc Martin',
    'Wei Chen (陈伟)',
  ],
  ...['王芳', '李明 Li Ming', '山田 太郎', '김민수', 'عمر حسن', 'नेहा शर्मा', 'Nguyễn Văn An'],
  ...[
    'MARY COOK',
    'j.roe',
    'Sanders, Richard B.',
    'Jeff9 Chan(陳松儉)',
    'Bas Vermeer (Consultant)',
    'Max Lai/WYHQ',
    'lv',
  ],
  ...[
    'Anna Berg, PhD',
    'Roe Jane (BT/ETI-CS)',
    '"Bob" Ray',
    'Ann-Sofie af Ugglas',
    'A. T. Kearney Alumni',
    'Matt @ Lattice',
  ],
);
const firms = fc.constantFrom(
  ...[
    'Lattice',
    'Northfield Instruments',
    'Berg & Söhne GmbH',
    'Dahe Parts',
    '大禾电子有限公司',
    '株式会社サクラ',
    'Foo.com',
  ],
  ...[
    'The Daily Post',
    'R&D Weekly',
    'C# Corner',
    'At Home',
    'Dot Foods',
    'Node.js Foundation',
    'AT&T',
    'Area 51',
    'Web 2.0 Summit',
  ],
);
const hosts = fc.constantFrom(
  ...[
    'lattice.example',
    'northfield.co.uk',
    'berg-soehne.de',
    'dahe-parts.com.cn',
    'sakura.co.jp',
    'foo.com',
    'bar.org',
  ],
  ...[
    'mail.lattice.example',
    'lists.debian.test',
    'gmail.com',
    'qq.com',
    'outlook.com',
    '163.com',
    'yahoo.co.jp',
    'docomo.ne.jp',
  ],
);
const roles = fc.constantFrom(
  ...[
    'news',
    'no-reply',
    'support',
    'jobs',
    'info',
    'tickets',
    'anna.berg',
    'users',
    'notifications',
    'bounce+x=y.example',
    'a..b',
  ],
);

/** What honest senders call themselves, given who they are. */
const honest: readonly ((p: string, f: string, local: string, host: string) => string)[] = [
  (p) => p,
  (p) => p,
  (p) => p,
  (_p, f) => f,
  (_p, f) => `${f} Newsletter`,
  (_p, f) => `Team at ${f}`,
  (p, f) => `${p} at ${f}`,
  (p, f) => `${p} from ${f}`,
  (p, f) => `${p} (${f})`,
  (p, f) => `${p} | ${f}`,
  (p, f) => `${p}, ${f}`,
  (p, f) => `${p} @ ${f.replace('.com', '')}`,
  (_p, _f, _l, host) => host,
  (_p, _f, _l, host) => `Sales at ${host.replace(/^./, (letter) => letter.toUpperCase())}`,
  (_p, _f, _l, host) => `Team @ ${host}`,
  (_p, _f, local, host) => `${local}@${host}`,
  (_p, _f, local, host) => `'${local}@${host}'`,
  (_p, _f, local, host) => `${local}@${host}`.toUpperCase(),
  (p, _f, local, host) => `${p} (${local}@${host})`,
  (_p, f) => `${f} (no reply)`,
  (_p, f) => `[${f}] #48211: Printer at desk 4.2`,
  (_p, f) => `${f} Jira (OPS-1182)`,
  (_p, f) => `Your order 3.14.15 at ${f}`,
  (_p, f) => `📣 ${f}`,
  (_p, f) => `${f}™`,
  (_p, f) => `Concert at 7.30 / ${f}`,
  (_p, f) => `What we love at home. ${f}`,
];

/** The ordinary mail of a working day: people, newsletters, tickets, lists, services. */
export const ordinary = fc
  .tuple(oneOf(honest), oneOf(packed.filter((_one, at) => at !== 6)), people, firms, roles, hosts)
  .map(([name, pack, person, firm, local, host]) =>
    pack(name(person, firm, local, host), `${local}@${host}`),
  );

/** Names in letters that could pass for Latin ones, and what Google sends for somebody. */
export const fromAbroad = fc
  .tuple(oneOf(elsewhere), oneOf(packed.slice(0, 4)), roles, hosts)
  .map(([name, pack, local, host]) => pack(name, `${local}@${host}`));
export const fromDocs = people.map(
  (name) => `${quoted(`${name} (via Google Docs)`)} <drive-shares-noreply@google.com>`,
);

/** A list that sends in a member's name. */
export const fromList = fc
  .tuple(people, fc.constantFrom('users', 'gnu-devel', 'R-help', 'announce'), oneOf(packed.slice(0, 4)))
  .map(([person, list, pack]) => pack(`${person} via ${list}`, `${list.toLowerCase()}@lists.debian.test`));
