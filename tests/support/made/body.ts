import { type Draw, escaped } from './draw';
import type { People } from './people';
import type { Tongue } from './tongues';

const sentences = [
  'The window moved to the afternoon, please tell the gate.',
  '会议改到下周一上午九点，请查收附件。',
  'Anbei unser Angebot.',
  'See you on Friday!',
  'Thanks',
  'ok',
];

/** The mail's own words, and whom they name beside its sender. */
export function drawBody(draw: Draw, t: Tongue, { sender, quoted }: People, subject: string): string {
  const { pick, trait, box } = draw;
  const inside = trait('body', [
    'plain',
    'plain',
    'signature',
    'forwarded',
    'forwarded bare',
    'quoted reply',
    'pasted header',
    'prose with addresses',
    'short',
  ]);
  const say = () => `<p>${escaped(pick(sentences))}</p>`;
  const block = `${t.from}: ${escaped(quoted.name)} &lt;${quoted.address}&gt;<br>${t.date}: ${pick(t.dates)}<br>${t.to}: ${escaped(sender.name)} &lt;${sender.address}&gt;<br>${t.subject}: ${escaped(subject)}`;
  const bodies: Record<string, string> = {
    plain: say() + say(),
    signature: `${say()}<p>--<br>${escaped(quoted.name)}<br>Tel: 555 0100<br><a href="mailto:${quoted.address}">${quoted.address}</a></p>`,
    forwarded: `${say()}<p>---------- Forwarded message ---------<br>${block}</p>${say()}`,
    'forwarded bare': `${say()}<div>${block}</div>${say()}`,
    'quoted reply': `${say()}<p>On Mar 1, 2026, ${quoted.name} &lt;${quoted.address}&gt; wrote:</p><blockquote>${block}${say()}</blockquote>`,
    'pasted header': `${say()}<table><tr><td><h3><span email="${quoted.address}" name="${quoted.name}">${quoted.name}</span></h3></td><td>10:22</td></tr></table>`,
    'prose with addresses': `<p>Please write to <a href="mailto:${quoted.address}">${quoted.name}</a> or info@elsewhere.example before 10:00.</p>`,
    short: '<p>ok</p>',
  };
  return box(bodies[inside] ?? '');
}
