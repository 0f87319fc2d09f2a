import fc from 'fast-check';

/** Who sends honest mail: people, firms, hosts and the names of mailboxes. All are invented. */

export const people = fc.constantFrom(
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
export const firms = fc.constantFrom(
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
export const hosts = fc.constantFrom(
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
export const roles = fc.constantFrom(
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
