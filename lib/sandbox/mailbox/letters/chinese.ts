import { demoUser } from '../../demo';
import { type Letter, person } from '../letter';

/** Colleagues, role addresses, what the user wrote, and what was put away. */
export const chinese: readonly Letter[] = [
  {
    id: 'colleague',
    hoursAgo: 1.4,
    from: person('苏晚晴', 'wanqing.su@brightwater.example'),
    to: [demoUser, person('陈亦凡', 'yifan.chen@brightwater.example')],
    subject: '今天三点的会改到 5 号会议室',
    html: `<p>两位，4 号会议室投影坏了，三点的评审改到 <b>5 号会议室</b>，线上链接不变。</p><p>晚晴</p>`,
    unread: true,
  },
  {
    id: 'hr',
    hoursAgo: 46,
    from: person('人力资源部', 'hr@brightwater.example'),
    to: [person('全体员工', 'all@brightwater.example')],
    subject: '【通知】端午假期安排与值班表',
    html: `<p>各位同事：</p><p>端午假期放假三天，与周末连休，节后第一个工作日正常上班。值班同事请在周四前到系统登记。</p><table border="1" cellpadding="6" style="border-collapse:collapse"><tr><th>日期</th><th>值班</th><th>分机</th></tr><tr><td>第一天</td><td>苏晚晴</td><td>8021</td></tr><tr><td>第二天</td><td>陈亦凡</td><td>8035</td></tr></table><p>人力资源部</p>`,
  },
  {
    id: 'it-1',
    hoursAgo: 125,
    from: person('IT 服务台', 'it-service@brightwater.example'),
    subject: '[#20417] VPN 证书即将到期',
    text: `您好，您的 VPN 证书将在 7 天后到期。请在公司内网打开「自助服务 → 证书」点更新，两分钟即可。

本邮件由系统自动发送，请勿直接回复。
IT 服务台　分机 8000`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    folder: 'ARCHIVED',
  },
  {
    id: 'courier',
    hoursAgo: 8.2,
    from: person('飞燕速运', 'noreply@feiyan-express.example'),
    subject: '您的快件已到达前台，取件码 4-2-0917',
    html: `<div style="max-width:560px;font-family:sans-serif"><div style="background:#123c69;color:#fff;padding:14px 18px;font-size:18px">飞燕速运</div><div style="padding:18px;border:1px solid #e3e3e3"><p>尊敬的客户，您的快件（运单尾号 0921）已由快递员送达前台。</p><p style="font-size:26px;letter-spacing:2px">4-2-0917</p><p>请于 24 小时内凭取件码领取。</p><p style="color:#888;font-size:12px">此为系统邮件，请勿回复。客服热线 400-555-0100</p></div></div>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    unread: true,
  },
  {
    id: 'sent-alone',
    hoursAgo: 19,
    from: demoUser,
    to: [person('苏晚晴', 'wanqing.su@brightwater.example')],
    cc: [person('陈亦凡', 'yifan.chen@brightwater.example')],
    subject: '供应商年度评审名单',
    text: `晚晴，

名单初稿在共享盘「评审 / 2025」里，恒泰、岚山、联禾三家建议列 A 类，请帮忙看一下。

林晓雯
采购经理
明水科技（上海）有限公司
分机 8012`,
    folder: 'SENT',
  },
  {
    id: 'draft',
    hoursAgo: 0.6,
    from: demoUser,
    to: [person('许承志（George Xu）', 'george.xu@mingheng-law.example')],
    subject: '保密协议：4.2 条的意见',
    text: `许律师：

4.2 条我们希望存续期为三年，理由如下：
`,
    folder: 'DRAFT',
  },
  {
    id: 'archived',
    hoursAgo: 24 * 40,
    from: person('罗一诺', 'luo.yinuo@qinghe-edu.example'),
    subject: '感谢参加「采购数字化」分享会',
    text: `林老师您好：

感谢您上周的分享，学员反馈非常好。讲义与合影已放在会务页，回执请在月底前寄回即可。

罗一诺
培训部 副主任
青禾职业教育研究院
座机：010-5550 0142　邮编：100000`,
    folder: 'ARCHIVED',
  },
  {
    id: 'spam-zh',
    hoursAgo: 33,
    from: person('代开各类发票 张经理', 'fp8848@fapiao-kuaijie.example'),
    subject: '优惠代开，验证后付款',
    text: `您好，我公司可代开各类票据，点数优惠，有意请联系张经理 13900000000 微信同号。`,
    folder: 'SPAM',
    spam: true,
    unread: true,
  },
];
