import { demoUser } from '../../demo';
import { type Letter, person } from '../letter';

const tanaka = person('田中 健太郎', 'k-tanaka@minato-denshi.example');
const tanakaSign = `
+----------------------------------------+
株式会社ミナト電子　営業部　課長
田中　健太郎（たなか けんたろう）
〒105-0000 東京都港区例示町1-2-3
TEL：03-5550-0123（直通）　FAX：03-5550-0124
携帯：090-5550-0147
E-mail：k-tanaka@minato-denshi.example
+----------------------------------------+`;

export const japanese: readonly Letter[] = [
  {
    id: 'minato-1',
    hoursAgo: 120,
    from: tanaka,
    subject: 'コネクタ見積のご依頼について',
    text: `明水科技
林様

いつもお世話になっております。株式会社ミナト電子の田中です。
ご依頼いただきましたコネクタ（MX-40P、年間5,000個）のお見積書を添付いたします。
ご査収のほど、よろしくお願い申し上げます。
${tanakaSign}`,
    attachments: [{ filename: '御見積書_MX-40P.pdf', type: 'application/pdf', bytes: 16_700 }],
    labels: ['客户/日本'],
  },
  {
    id: 'minato-2',
    hoursAgo: 98,
    from: demoUser,
    to: [tanaka],
    subject: 'Re: コネクタ見積のご依頼について',
    answers: 'minato-1',
    quote: 'wroteJa',
    text: `田中様

お見積ありがとうございます。納期を4週間から3週間に短縮することは可能でしょうか。

明水科技 林`,
    folder: 'SENT',
  },
  {
    id: 'minato-3',
    hoursAgo: 7.3,
    from: tanaka,
    cc: [person('山本', 'yamamoto@minato-denshi.example')],
    subject: 'Re: コネクタ見積のご依頼について',
    answers: 'minato-2',
    quote: 'wroteJa',
    text: `林様

お世話になっております。ミナト電子の田中です。
工場と調整し、初回ロットのみ3週間で対応可能となりました。
つきましては、今週金曜までにご注文書をいただけますと幸いです。
${tanakaSign}`,
    labels: ['客户/日本', '待跟进'],
    unread: true,
  },
  {
    id: 'ito',
    hoursAgo: 35,
    from: person('伊東　美咲', 'misaki.ito@hoshizora-design.example'),
    subject: 'パッケージデザイン案（3案）をお送りします',
    html: `<div style="font:14px/1.8 sans-serif"><p>林さま</p><p>お待たせいたしました。パッケージのデザイン案を3つお送りします。A案は和紙風、B案は透明窓付き、C案は再生紙です。</p><p>ご感想をお聞かせください。</p><p>□□□■■■□□□■■■□□□<br>合同会社ほしぞらデザイン<br>アートディレクター　伊東 美咲<br>Mobile 080-5550-0162<br><a href="https://hoshizora-design.example">hoshizora-design.example</a><br>□□□■■■□□□■■■□□□</p></div>`,
    attachments: [{ filename: 'package_abc.pdf', type: 'application/pdf', bytes: 30_000 }],
    unread: true,
  },
  {
    id: 'hotel-ja',
    hoursAgo: 44,
    from: person('ホテル潮風（予約係）', 'yoyaku@shiokaze-hotel.example'),
    subject: 'ご予約確認：6月24日 シングル 2泊',
    text: `林 晓雯 様

このたびはご予約いただき誠にありがとうございます。

　チェックイン　6月24日 15:00〜
　お部屋　　　　シングル（禁煙）
　ご宿泊料金　　18,400円（税込）

ホテル潮風　予約係
担当：小野寺
電話 045-555-0133`,
    labels: ['Travel'],
  },
  {
    id: 'noreply-ja',
    hoursAgo: 61,
    from: person('配送状況のお知らせ', 'no-reply@hakobune-post.example'),
    subject: 'お荷物をお届けしました',
    text: `お客様のお荷物（お問い合わせ番号 5555-0101-2233）をお届けいたしました。
※このメールは送信専用です。ご返信いただいてもお答えできません。`,
    folder: 'ARCHIVED',
  },
];
