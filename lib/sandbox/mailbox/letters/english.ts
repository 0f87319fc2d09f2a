import { type Letter, person } from '../letter';

/** Single mails in English: consultants, a sender without a name, a personal address. */
export const english: readonly Letter[] = [
  {
    id: 'audit',
    hoursAgo: 9.5,
    from: person('Dr. Helen Brandt, Ph.D.', 'helen.brandt@alder-audit.example'),
    subject: 'Audit dates and site access for Jiading',
    text: `Dear Ms Lin,

I can offer the 17th and 18th for the on-site audit. We will need access to incoming inspection, the ESD area and the calibration records of the last 24 months.

If the dates do not suit, call Marcus Hale in our office (+1 415 555 0199); he keeps my calendar.

With best wishes,

Helen Brandt, Ph.D.          Alder Audit Group LLC
Lead Auditor, ISO 9001       One Market Example, San Francisco
O: +1 (415) 555-0142 x27     C: +1 (415) 555-0161`,
    labels: ['待跟进'],
    unread: true,
  },
  {
    id: 'orders',
    hoursAgo: 15,
    from: person('', 'orders@kestrelparts.example'),
    subject: 'Order 55-20981 confirmed',
    text: `Thank you for your order.

Order      55-20981
Item       M3x8 torx, zinc, 2,000 pcs
Total      EUR 41.60
Ships      within 2 working days

Kestrel Parts GmbH`,
  },
  {
    id: 'flight',
    hoursAgo: 66,
    from: person('Northwind Air', 'do-not-reply@northwind-air.example'),
    subject: 'Your itinerary PVG - LHR, booking QX7T2M',
    html: `<div style="font:14px Arial"><h1 style="font-size:20px">Booking QX7T2M</h1><table cellpadding="6"><tr><td>PVG</td><td>09:40</td><td>→</td><td>LHR</td><td>15:25</td></tr></table><p>Passenger: LIN/XIAOWEN MS</p><p>Check in opens 24 hours before departure. Questions? Write to <a href="mailto:help@northwind-air.example">help@northwind-air.example</a> or call +44 20 7946 0000.</p></div>`,
    labels: ['Travel'],
  },
  {
    id: 'mac',
    hoursAgo: 80,
    from: person('Tomás Ó Briain-Nguyễn', 'tomas@obriain.example'),
    subject: 'Slides from the Lisbon workshop',
    html: `<p>Hej! Slides as promised: <a href="https://obriain.example/lisbon">obriain.example/lisbon</a>. Let me know if the link misbehaves.</p><p>Tomás<br><span style="color:#777">Sent from my phone, please excuse brevity</span></p>`,
  },
  {
    id: 'behalf',
    hoursAgo: 57,
    from: person('Greta Halvorsen', 'greta.halvorsen@fjordlab.example'),
    subject: 'Invitation: supplier round table',
    text: `Dear Xiaowen,

Greta would be glad to see you at the round table on the 24th. Dinner follows at seven; please tell me about dietary needs.

Jonas Vik
Executive Assistant to Greta Halvorsen
Fjordlab AS
jonas.vik@fjordlab.example | +47 21 55 01 44`,
    headers: { Sender: 'jonas.vik@fjordlab.example' },
    labels: ['Travel'],
  },
];
