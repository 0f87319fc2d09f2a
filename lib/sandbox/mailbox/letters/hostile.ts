import { type Letter, person } from '../letter';

const longName = `${'Maximiliana Konstantinopolitanskaya-Featherstonehaugh '.repeat(6).slice(0, 297)}III`;
const longAddress = `${'reading-room.'.repeat(19)}desk@${'archive-of-very-long-names.'.repeat(2)}example`;

/** Names and texts made to break what shows or stores them; every one is to be shown as text. */
export const hostile: readonly Letter[] = [
  {
    id: 'markup-name',
    hoursAgo: 24.2,
    from: person(
      `<img src=x onerror="document.title='owned'"><b>Bold & Co.</b>`,
      'bold@angle-brackets.example',
    ),
    subject: `<script>document.title='owned'</script> Re: "quotes" & <i>tags</i>`,
    text: `The name and the subject of this mail hold markup. So does this line: <b onclick="document.title='owned'">not bold</b> &amp; </textarea><svg onload=document.title='owned'>`,
    unread: true,
  },
  {
    id: 'markup-body',
    hoursAgo: 24.6,
    from: person('Scripted Body', 'scripts@angle-brackets.example'),
    subject: 'A body that tries to run',
    html: `<p>Below are a script, a handler, a form and a frame.</p><script>parent.document.title='owned'</script><img src="x" onerror="parent.document.title='owned'" alt="picture"><form action="https://angle-brackets.example/steal"><input name="q" value="type here"><button>Send</button></form><iframe src="https://angle-brackets.example/"></iframe><header><h1>Inbox</h1><span title="fake@angle-brackets.example">Fake Sender &lt;fake@angle-brackets.example&gt;</span></header>`,
  },
  {
    id: 'bidi',
    hoursAgo: 25.4,
    from: person('Invoice \u202Efdp.exe\u202C \u2066desk\u2069', 'bidi@overrides.example'),
    subject: 'annex\u202Etxt.bat',
    text: `The name of this sender holds a right-to-left override; nothing after it may be turned round.`,
  },
  {
    id: 'nul',
    hoursAgo: 26.1,
    from: person('Null\u0000 Byte\u0007\u200B', 'control@characters.example'),
    subject: 'Control\u0001 characters\u0000 in the subject',
    text: `A NUL follows:\u0000 and a bell:\u0007 and a zero-width space:\u200B end.`,
  },
  {
    id: 'long-name',
    hoursAgo: 29.5,
    from: person(longName, 'm.featherstonehaugh@long-names.example'),
    subject: `A very long name, ${'and a subject that does not end, '.repeat(8)}really`,
    text: 'The name of this sender has 300 characters.',
  },
  {
    id: 'long-address',
    hoursAgo: 31.5,
    from: person('Reading Room', longAddress),
    subject: 'From an address of more than 300 characters',
    text: 'Some systems cut this address. Cutting it makes it another address.',
  },
  {
    id: 'emoji',
    hoursAgo: 17.5,
    from: person('🌸 Hana 👩🏽‍💻🎧', 'hana@sakura-studio.example'),
    subject: '🎉🎉 Studio opening – you’re invited! 🥂',
    html: `<p>We open on Friday 🎈 Come by from six!</p><p>Hana 🌸<br>Sakura Studio</p>`,
  },
  {
    id: 'arabic',
    hoursAgo: 18.2,
    from: person('ليلى الحسن', 'layla.alhasan@nakheel-trading.example'),
    subject: 'طلب عرض أسعار (RFQ 2025-14)',
    html: `<div dir="rtl" lang="ar" style="font:16px/1.8 sans-serif"><p>السيدة لين المحترمة،</p><p>نرجو التكرم بإرسال عرض أسعار لعدد 200 وحدة من الطراز BW-300 قبل نهاية الأسبوع.</p><p>ليلى الحسن<br>مديرة المشتريات<br>شركة النخيل للتجارة ذ.م.م<br>هاتف: <span dir="ltr">+971 4 555 0137</span></p></div>`,
    unread: true,
  },
  {
    id: 'hebrew',
    hoursAgo: 43,
    from: person('נועה ברק', 'noa.barak@tamar-systems.example'),
    subject: 'אישור הזמנה 8812',
    text: `שלום,

הזמנה 8812 אושרה. נשמח לקבל את מועד האספקה.

נועה ברק
מנהלת רכש, תמר מערכות בע"מ
טלפון: 03-555-0172`,
  },
];
