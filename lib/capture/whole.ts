import { type Cues, within } from './cues';
import type { Candidate } from './generic';
import { type Header, scopeEnd } from './header';
import { zone } from './page';
import { plain } from './person';
import { join } from './who';

/** Without a mail program around it, a header is a mail where the page is about it: at its top, or named like its subject. */
export function isWholePage(cues: Cues, c: Candidate): boolean {
  const at = c.header.fields.get('subject');
  const subject =
    at === undefined ? '' : plain(join(cues.bits.slice(at + 1, scopeEnd(cues, at)))).toLowerCase();
  if (!c.box.pre && subject.length >= 2 && cues.title.includes(subject)) return true;
  // Headers in a preformatted text are a mail with its text below, else an example of one.
  if (c.box.pre)
    return (
      within(cues.texts, c.header.last + 1, c.box.last) > 0 &&
      within(cues.prose, 0, c.box.first) <= 60 &&
      (cues.title.includes(subject || '\n') || within(cues.prose, c.box.last, cues.bits.length) <= 40)
    );
  const { headingAt } = c.header;
  const heading = headingAt < 0 ? '' : plain(cues.bits[headingAt]?.text ?? '').toLowerCase();
  if (subject !== '' && isPost(cues, c.header)) return false;
  return within(cues.prose, 0, c.header.first) <= 60 || (heading.length >= 2 && cues.title.includes(heading));
}

/** Under a heading of its own, by somebody, on some day: a post in which a header is shown. */
const isPost = (cues: Cues, { headingAt, fields }: Header): boolean =>
  headingAt >= 0 && within(cues.prose, headingAt + 1, Math.min(...fields.values())) > 0;

/** Words that announce what follows: a header below them is an example of one, or somebody quotes it. */
export function isIntroduced(cues: Cues, c: Candidate): boolean {
  const { bits } = cues;
  let at = c.header.first - 1;
  while (at >= 0 && (bits[at]?.attr || bits[at]?.text.trim() === '')) at--;
  const bit = bits[at];
  if (!bit || bit.field || cues.date[at] || cues.heading[at] || (cues.zones[at] ?? 0) & zone.chrome)
    return false;
  const words = bit.text.trim();
  if (/[:：]$/u.test(words)) return words.length >= 10;
  const alone = c.evidence.app === 0 || c.box.pre;
  return alone && words.length >= 20 && /[.!?。！？]$/u.test(words);
}

const leastText = 20;

/** One header and its text, under a heading or with a subject of its own, are all that the page shows. */
export function isBare(cues: Cues, c: Candidate): boolean {
  const { by, header, evidence } = c;
  if (c.name === '' || c.address === '' || !c.sure || c.after < leastText || c.box.pre) return false;
  const { fields, headingAt, last, first } = header;
  if (by === 'none') {
    // "to Leo", a date and the page's own title around a name with its address.
    if (headingAt < 0 || header.toAt < 0 || header.dateAt < 0 || evidence.own < 1) return false;
  } else if (by !== 'label' || fields.has('replyTo') || (headingAt < 0 && !fields.has('subject')))
    return false;
  if (by === 'label' && isPost(cues, header)) return false;
  if (within(cues.prose, 0, first) > 60) return false;
  const answerable = within(cues.replies, 0, cues.bits.length) > 0;
  return cues.bits.every((bit, i) => {
    const zones = cues.zones[i] ?? 0;
    if (zones & (zone.chrome | zone.compose | zone.row)) return bit.attr !== '' && bit.attr !== 'editor';
    if (bit.attr === 'control' || bit.attr === 'editor' || bit.attr === 'checkbox') return false;
    if (bit.box.control && !bit.attr && !answerable) return false;
    return i <= last || (!(cues.heading[i] === 2) && !(bit.colon && bit.field !== 'other'));
  });
}
