import { demoUser } from '../../demo';
import { type Letter, person } from '../letter';

/** Single business mails in Chinese, each with another style of signature. */
export const chineseBusiness: readonly Letter[] = [
  {
    id: 'law',
    hoursAgo: 5.5,
    from: person('许承志（George Xu）', 'george.xu@mingheng-law.example'),
    cc: [person('法务 韩露', 'lu.han@brightwater.example')],
    subject: '保密协议修订稿及两处待确认条款',
    html: `<div style="font:15px/1.7 sans-serif;color:#222"><p>林女士：</p><p>保密协议修订稿已完成，第 4.2 条（存续期）和第 7 条（争议解决）请贵司再确认一下。如无异议，我们本周内出签署版。</p><p>顺颂商祺</p>
<table style="border-top:2px solid #7a1f2b;margin-top:18px;font-size:13px;color:#444"><tr><td style="padding:10px 16px 0 0;vertical-align:top"><strong style="font-size:16px;color:#7a1f2b">George Xu&nbsp; | &nbsp;许承志</strong><br>合伙人律师 Partner</td><td style="padding:10px 0 0 16px;border-left:1px solid #ddd">北京明衡律师事务所<br>Mingheng Law Offices<br>T: +86 10 5550 0136<br>M: +86 138 1055 0071<br><a href="mailto:george.xu@mingheng-law.example">george.xu@mingheng-law.example</a></td></tr></table>
<p style="font-size:11px;color:#888">本邮件及附件含有保密信息，仅供收件人使用。如误收，请立即通知发件人并删除。</p></div>`,
    attachments: [{ filename: '保密协议-修订稿-0603.docx', type: 'application/msword', bytes: 31_300 }],
    labels: ['紧急'],
    unread: true,
  },
  {
    id: 'taiwan',
    hoursAgo: 22,
    from: person('Allen Wu (吳彥廷)', 'allen.wu@lienho-board.example'),
    subject: '樣品 LB-2207 出貨通知',
    text: `曉雯您好，

樣品 LB-2207 共 20 片已於今日寄出，單號 7734-0098-21，預計後天送達，再請查收。
規格書 rev. C 一併附上，若有問題請與我聯繫，謝謝。

Best regards,

Allen Wu 吳彥廷
資深業務專員 Senior Account Executive
聯禾電路板股份有限公司 Lienho Circuit Board Co., Ltd.
Office: +886-2-5550-0199 ext. 158
Mobile: +886-900-555-014
新北市板橋區文化路二段 100 號 7 樓`,
    attachments: [{ filename: 'LB-2207_spec_revC.pdf', type: 'application/pdf', bytes: 22_040 }],
    unread: true,
  },
  {
    id: 'print',
    hoursAgo: 51,
    from: person('深圳鹏印图文', 'service@pengyin.example'),
    subject: '展会物料打样已完成，请确认颜色',
    text: `林小姐，您好：

展会背板（3m×2.4m）和易拉宝 4 个已打样完成，照片见附件，颜色如无问题，明天中午前回复即可上机。

联 系 人：徐凤仪
公　司：深圳市鹏印图文设计有限公司
电话／传真：０７５５－５５５００１２８　　５５５００１２９
手　机：１３５　７５５５　００９３
网址：www.pengyin.example`,
    attachments: [{ filename: '打样照片-1.jpg', type: 'image/jpeg', bytes: 28_100 }],
  },
  {
    id: 'card',
    hoursAgo: 30,
    from: person('ZHAO_KAIGE@163.com', 'zhao_kaige@163.com'),
    subject: '回复：周六的场地',
    html: `<div style="line-height:1.7;font-size:14px"><div>林经理，场地已经订好，周六下午两点，滨江会议中心 3 楼。投影和麦克风都有，到了打我电话。</div><div><br></div></div>
<table style="border:0;font-size:13px;color:#333"><tr><td style="padding:6px 12px 6px 0;font-size:22px;color:#c33">▍</td><td style="border-left:1px solid #ddd;padding-left:12px"><div style="font-size:16px">赵凯歌</div><div>会务总监 | 上海启程会展服务有限公司</div><div>电话：137 0210 0058</div><div>邮箱：zhao_kaige@163.com</div></td></tr></table>
<div style="font-size:12px;color:#aaa">签名由手机邮箱定制</div>`,
    labels: ['Travel'],
  },
  {
    id: 'bank',
    hoursAgo: 97,
    from: person('钱立群 - 江畔银行', 'qian.liqun@riverbank-cn.example'),
    to: [person('明水科技财务部', 'finance@brightwater.example'), demoUser],
    subject: '对公账户年检材料清单',
    text: `各位：

贵司对公账户年检需在本月 25 日前完成，材料清单如下：
（一）营业执照副本复印件；
（二）法定代表人身份证复印件；
（三）最近三个月完税证明。

如需上门收取，请提前一天预约。

钱立群　客户经理
江畔银行 上海张江支行
联系电话：021-5550 0175
请勿通过邮件发送账户密码。`,
  },
  {
    id: 'qq-short',
    hoursAgo: 12,
    from: person('梁工', '2210047735@qq.com'),
    subject: '治具图纸',
    text: `林工，图纸我改好了，孔位移了 0.3，您看下行不行，行的话明天开料。电话 13600200913

发自我的企业微信`,
    attachments: [{ filename: 'zhiju-0.3.dwg', type: 'application/octet-stream', bytes: 15_000 }],
    labels: ['FLAGGED'],
  },
];
