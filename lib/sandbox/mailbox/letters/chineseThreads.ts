import { demoUser } from '../../demo';
import { type Letter, person } from '../letter';

const zhou = person('周思远', 'zhou.siyuan@hengtai-jm.example');
const chen = person('陈亦凡', 'yifan.chen@brightwater.example');
const gao = person('高若溪', 'gaoruoxi@lanshan-scm.example');

const zhouSign = `--
周思远｜华东区销售经理
苏州恒泰精密机械有限公司
手机：139 0512 0047　　电话：0512-5550 0186 转 803
地址：苏州市吴中区澄湖东路 88 号
`;

/** Two threads with quoted history: a quotation (four mails) and a delivery (three). */
export const chineseThreads: readonly Letter[] = [
  {
    id: 'quote-1',
    hoursAgo: 74,
    from: zhou,
    cc: [chen],
    subject: '青鸟项目结构件报价（第二版）',
    text: `晓雯，您好！

按上周电话里说的，外壳改为 6061 铝，壁厚 2.5 mm，第二版报价见附件。
500 套单价 186.40 元（含税），交期 28 天；1000 套以上单价 171.20 元。
模具费一次性 42,000 元，量产满 3000 套后退还。

报价有效期到月底，有疑问随时打我手机。

${zhouSign}`,
    attachments: [
      { filename: '青鸟-结构件报价-V2.xlsx', type: 'application/vnd.ms-excel', bytes: 18_432 },
      { filename: '外壳-6061-图纸.pdf', type: 'application/pdf', bytes: 24_870 },
    ],
    labels: ['项目/青鸟'],
  },
  {
    id: 'quote-2',
    hoursAgo: 71,
    from: demoUser,
    to: [zhou],
    cc: [chen],
    subject: 'Re: 青鸟项目结构件报价（第二版）',
    answers: 'quote-1',
    quote: 'wroteZh',
    text: `思远，收到，谢谢！

两个问题：模具费能不能分两次付？首批我们只要 300 套，单价按 500 套算可以吗？

林晓雯
明水科技 · 采购部`,
    folder: 'SENT',
  },
  {
    id: 'quote-3',
    hoursAgo: 49,
    from: chen,
    to: [demoUser, zhou],
    subject: 'Re: 青鸟项目结构件报价（第二版）',
    answers: 'quote-2',
    quote: 'wroteZh',
    text: `补充一点：结构上 2.5 mm 没问题，但卡扣位置请按 V7 图纸，V6 的已经作废。

亦凡`,
  },
  {
    id: 'quote-4',
    hoursAgo: 3.2,
    from: zhou,
    cc: [chen],
    subject: 'Re: 青鸟项目结构件报价（第二版）',
    answers: 'quote-3',
    quote: 'wroteZh',
    text: `晓雯、亦凡：

请示过领导了：
1. 模具费可以 5:5 付，签合同付一半，首样确认后付另一半；
2. 首批 300 套按 500 套的单价，但请在合同里写明全年不少于 800 套；
3. V7 图纸已转工程，周五前给您回复。

合同模板我下午寄出，请留意查收。

${zhouSign}`,
    labels: ['项目/青鸟', '待跟进'],
    unread: true,
  },
  {
    id: 'ship-1',
    hoursAgo: 170,
    from: gao,
    subject: '12 月到货计划确认',
    text: `林经理：

附件是 12 月的到货计划，共 4 批，请确认仓位。首批 12 托，预计下周三上午到嘉定仓。

高若溪　采购主管
杭州岚山供应链管理有限公司
手机：136-0571-0029
QQ：000123456`,
    attachments: [{ filename: '12月到货计划.xlsx', type: 'application/vnd.ms-excel', bytes: 9_210 }],
    folder: '供应商',
  },
  {
    id: 'ship-2',
    hoursAgo: 150,
    from: demoUser,
    to: [gao],
    subject: '回复: 12 月到货计划确认',
    answers: 'ship-1',
    quote: 'originalZh',
    text: `高主管，仓位没问题。周三上午十点前到可以直接卸货，司机电话请提前发我。

晓雯`,
    folder: 'SENT',
  },
  {
    id: 'ship-3',
    hoursAgo: 27,
    from: gao,
    subject: '回复: 12 月到货计划确认',
    answers: 'ship-2',
    quote: 'originalZh',
    text: `林经理：

首批推迟一天，周四上午到，司机王师傅 137-0571-0064。给您添麻烦了。

高若溪　采购主管
杭州岚山供应链管理有限公司
手机：136-0571-0029
传真：0571-5550 0192`,
    labels: ['客户'],
    unread: true,
  },
];
