import { type Letter, person } from '../letter';

const frame = (accent: string, title: string, inner: string) =>
  `<!doctype html><html><body style="margin:0;background:#f1f3f5;font-family:Helvetica,Arial,sans-serif"><table role="presentation" width="100%"><tr><td align="center" style="padding:24px 8px"><table role="presentation" width="100%" style="max-width:600px;background:#fff;border-radius:8px"><tr><td style="padding:22px 28px;border-bottom:4px solid ${accent};font-size:22px;font-weight:700">${title}</td></tr><tr><td style="padding:20px 28px;font-size:15px;line-height:1.65;color:#333">${inner}</td></tr></table></td></tr></table></body></html>`;

/** Lists and senders that nobody answers. */
export const newsletters: readonly Letter[] = [
  {
    id: 'news-zh',
    hoursAgo: 6.5,
    from: person('供应链早报', 'editor@morning.chainpost.example'),
    subject: '早报 | 铝价三连涨，华东运力偏紧',
    html: frame(
      '#0b7a75',
      '供应链早报',
      '<h2>铝价三连涨</h2><p>受库存下降影响，现货铝价连续第三周上涨，机构预计短期内仍将高位震荡。</p><h2>华东运力偏紧</h2><p>临近假期，整车运价环比上升 6%，建议提前三天订车。</p><p style="font-size:12px;color:#888">投稿：<a href="mailto:tougao@chainpost.example">tougao@chainpost.example</a><br>不想再收到？<a href="https://chainpost.example/u/9f2">退订</a></p>',
    ),
    headers: {
      'List-Id': '供应链早报 <morning.chainpost.example>',
      'List-Unsubscribe': '<https://chainpost.example/u/9f2>, <mailto:leave@chainpost.example>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
    folder: '订阅',
    unread: true,
  },
  {
    id: 'news-en',
    hoursAgo: 28,
    from: person('The Signal Weekly', 'hello@signalweekly.example'),
    subject: 'Issue #214: What buyers get wrong about lead times',
    html: frame(
      '#c2410c',
      'The Signal Weekly',
      '<p>Good morning,</p><p>This week: why quoted lead times drift, a template for supplier scorecards, and a short interview with Ines Carvalho, who runs sourcing for a maker of hearing aids.</p><p><a href="https://signalweekly.example/214">Read in the browser</a></p><p style="font-size:12px;color:#888">Signal Media, 1 Example Wharf, Dublin. <a href="https://signalweekly.example/off">Unsubscribe</a></p>',
    ),
    headers: {
      'List-Id': '<weekly.signalweekly.example>',
      'List-Unsubscribe': '<https://signalweekly.example/off>',
    },
  },
  {
    id: 'news-ja',
    hoursAgo: 55,
    from: person('文具のある暮らし編集部', 'magazine@bungu-life.example'),
    subject: '【新着】梅雨の季節に使いたい耐水ノート5選',
    html: frame(
      '#4338ca',
      '文具のある暮らし',
      '<p>いつもご愛読ありがとうございます。今週は水に強いノートを集めました。</p><ol><li>石灰岩から生まれた紙</li><li>測量野帳の新色</li><li>濡れても書ける鉛筆</li></ol><p style="font-size:12px;color:#888">配信停止は<a href="https://bungu-life.example/stop">こちら</a></p>',
    ),
    headers: {
      'List-Id': '<mag.bungu-life.example>',
      'List-Unsubscribe': '<https://bungu-life.example/stop>',
    },
  },
  {
    id: 'list-via',
    hoursAgo: 39,
    from: person('Mara Lindqvist via Packaging-Dev', 'packaging-dev@lists.openpack.example'),
    replyTo: person('Packaging-Dev', 'packaging-dev@lists.openpack.example'),
    to: [person('', 'packaging-dev@lists.openpack.example')],
    subject: '[Packaging-Dev] Draft 3 of the reusable crate spec',
    text: `Hi all,

Draft 3 is up. Section 5 (tare weights) changed most; please comment before Friday.

Mara

--
Mara Lindqvist
Standards Editor, Open Packaging Forum
+46 8 505 550 12
_______________________________________________
Packaging-Dev mailing list
Packaging-Dev@lists.openpack.example`,
    headers: {
      Sender: 'packaging-dev-bounces@lists.openpack.example',
      'X-Original-From': 'Mara Lindqvist <mara@lindqvist.example>',
      'List-Id': 'Packaging standards <packaging-dev.lists.openpack.example>',
      'List-Post': '<mailto:packaging-dev@lists.openpack.example>',
    },
  },
  {
    id: 'ci',
    hoursAgo: 2.3,
    from: person('Build Bot', 'no-reply@ci.quarrystone.example'),
    subject: 'FAILED: bluebird-firmware #1881 (main)',
    text: `Pipeline #1881 failed after 4 min 12 s.

  stage   unit-tests
  commit  4c1d2e9  "Debounce the lid sensor"
  author  Yifan Chen

You get this because you watch bluebird-firmware. Do not reply to this address.`,
    headers: { 'Auto-Submitted': 'auto-generated', 'List-Id': '<bluebird-firmware.ci.quarrystone.example>' },
    unread: true,
  },
];
