import { demoUser } from '../../demo';
import { type Letter, person } from '../letter';

const priya = person('Priya Raman', 'priya.raman@northfield-instruments.example');
const daniel = person('Okafor, Daniel', 'd.okafor@northfield-instruments.example');

const priyaSign = `<table style="margin-top:20px;font:13px/1.5 Arial,sans-serif;color:#333"><tr><td style="padding-right:14px;border-right:3px solid #00695c"><b style="font-size:15px">Priya Raman</b><br>Head of Procurement</td><td style="padding-left:14px">Northfield Instruments Ltd<br>T +44 20 7946 0123 &nbsp;|&nbsp; M +44 7700 900123<br><a href="mailto:priya.raman@northfield-instruments.example">priya.raman@northfield-instruments.example</a></td></tr></table>
<p style="font:11px Arial;color:#999">This message is confidential. Northfield Instruments Ltd, registered in England no. 00000000. Directors: A. Whitmore, J. Sandhu.</p>`;
const danielSign = `
Regards,
Daniel

Daniel Okafor
Senior Test Engineer
Northfield Instruments Ltd
Direct: +44 20 7946 0187
Cell: +44 7700 900456
Fax: +44 20 7946 0199`;

/** One thread of five mails, from two senders of one company, as HTML and as text. */
export const englishBusiness: readonly Letter[] = [
  {
    id: 'pilot-1',
    hoursAgo: 102,
    from: priya,
    cc: [daniel],
    subject: 'Pilot run: 40 sensor hubs',
    html: `<div style="font:14px/1.6 Arial,sans-serif"><p>Dear Xiaowen,</p><p>Thank you for the call. We would like to go ahead with a pilot of <b>40 sensor hubs</b> for delivery to Reading in the first week of next month. Could you send a pro-forma and confirm the firmware version?</p><p>Kind regards,</p>${priyaSign}</div>`,
    labels: ['客户'],
  },
  {
    id: 'pilot-2',
    hoursAgo: 99,
    from: demoUser,
    to: [priya],
    cc: [daniel],
    subject: 'Re: Pilot run: 40 sensor hubs',
    answers: 'pilot-1',
    quote: 'wroteEn',
    html: `<p>Dear Priya,</p><p>With pleasure. The pro-forma is attached; units ship with firmware 3.4.1.</p><p>Best,<br>Lin Xiaowen<br>Brightwater</p>`,
    attachments: [{ filename: 'pro-forma-0611.pdf', type: 'application/pdf', bytes: 12_210 }],
    folder: 'SENT',
  },
  {
    id: 'pilot-3',
    hoursAgo: 76,
    from: daniel,
    to: [demoUser],
    cc: [priya],
    subject: 'RE: Pilot run: 40 sensor hubs',
    answers: 'pilot-2',
    quote: 'originalEn',
    text: `Hello Xiaowen,

Before we sign: does 3.4.1 log the raw accelerometer stream, or only the averages? Our bench needs the raw values at 400 Hz.
${danielSign}`,
  },
  {
    id: 'pilot-4',
    hoursAgo: 53,
    from: demoUser,
    to: [daniel],
    cc: [priya],
    subject: 'Re: Pilot run: 40 sensor hubs',
    answers: 'pilot-3',
    quote: 'wroteEn',
    text: `Hi Daniel,

Raw at up to 800 Hz, see chapter 6 of the manual.

Xiaowen`,
    folder: 'SENT',
  },
  {
    id: 'pilot-5',
    hoursAgo: 4.1,
    from: daniel,
    to: [demoUser],
    cc: [priya, person('Lab', 'lab@northfield-instruments.example')],
    subject: 'RE: Pilot run: 40 sensor hubs',
    answers: 'pilot-4',
    quote: 'originalEn',
    text: `Perfect, that settles it. Priya will place the order today; please copy the lab on the shipping notice.
${danielSign}`,
    labels: ['客户'],
    unread: true,
  },
];
