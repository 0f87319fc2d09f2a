import { type Letter, person } from '../letter';

/** Senders whose name, address or route does not add up. */
export const suspicious: readonly Letter[] = [
  {
    id: 'lookalike',
    hoursAgo: 10.5,
    from: person('PayPal Billing', 'service@paypa1-billing.example'),
    subject: 'Action required: your account is limited',
    html: `<div style="font:15px Arial;max-width:520px"><div style="font-size:24px;color:#003087;font-weight:700">Billing Center</div><p>Dear customer,</p><p>We noticed unusual activity. Confirm your details within 24 hours to avoid interruption.</p><p><a href="https://paypa1-billing.example/login" style="background:#0070ba;color:#fff;padding:10px 22px;border-radius:20px;text-decoration:none">Confirm now</a></p><p style="font-size:12px;color:#777">From: PayPal Support &lt;<a href="mailto:service@paypal.com">service@paypal.com</a>&gt;</p></div>`,
    unread: true,
  },
  {
    id: 'name-holds-address',
    hoursAgo: 13.5,
    from: person('ceo@brightwater.example', 'office.desk@mail-relay.example'),
    subject: 'Quick favour - are you at your desk?',
    text: `Xiaowen, are you at your desk? I need a payment released before noon and I am in meetings all day. Reply here, do not call.

Sent from my tablet`,
  },
  {
    id: 'reply-elsewhere',
    hoursAgo: 16.5,
    from: person('周思远', 'zhousiyuan.hengtai@outlook.com'),
    replyTo: person('周思远', 'hengtai-caiwu@mail-cn.example'),
    subject: '恒泰收款账户变更通知',
    text: `晓雯您好：

因我司账户年检，即日起货款请汇入新账户，开户资料见附件。请尽快安排，谢谢配合。

周思远
苏州恒泰精密机械有限公司`,
    attachments: [{ filename: '新账户资料.pdf', type: 'application/pdf', bytes: 8_120 }],
    unread: true,
  },
  {
    id: 'own-domain',
    hoursAgo: 20.5,
    from: person('明水科技 行政部', 'admin@brlghtwater.example'),
    subject: '邮箱容量不足，请立即升级',
    html: `<p>您的邮箱已使用 98%，请点击<a href="https://brlghtwater.example/up">此处</a>升级，否则将停止收信。</p><p>行政部</p>`,
    folder: 'SPAM',
    spam: true,
  },
  {
    id: 'mixed-script',
    hoursAgo: 60,
    from: person('Αmazοn Ѕupport', 'help@xn--mazon-3ve.example'),
    subject: 'Your parcel could not be delivered',
    text: `Your parcel is waiting. Pay the outstanding fee of 1.20 to release it.`,
    folder: 'SPAM',
    spam: true,
  },
  {
    id: 'via-service',
    hoursAgo: 64,
    from: person('HR Team via SignDesk', 'dse@eumail-signdesk.example'),
    subject: 'Completed: Salary adjustment 2025',
    html: `<p>HR Team sent you a document to review and sign.</p><p><a href="https://eumail-signdesk.example/r">REVIEW DOCUMENT</a></p>`,
  },
];
