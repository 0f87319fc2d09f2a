import type { Found } from '../../domain/capture';
import { besideName } from './beside';
import { hanCompany, type Scored } from './han-company';
import { afterTitle, headsTitle, legalOf, notCompany } from './house';
import { sharesLabel } from './initials';
import { department, institution, organisationWord } from './lexicon/organisations';
import type { Segment } from './segments';
import type { Sender } from './sender';
import { hasHan, isLatinName, isPlace, isTitleCase, mailAddress, webAddress } from './shapes';
import { isProse } from './tail';

/** What is known of the sender when companies are weighed. */
export interface CompanyContext {
  sender: Sender;
  /** Own labels of the domains the sender uses. */
  labels: readonly string[];
  /** Line of the name in the block, or -1. */
  nameLine: number;
  /** True where a phone, an address or a mail address follows. */
  contact: boolean;
  /** True where a phone was found. */
  reached: boolean;
}

/** The best company of the block, with how sure it is. */
export function readCompany(pieces: readonly Segment[], context: CompanyContext): Found | null {
  let best: Found | null = null;
  for (const piece of pieces) {
    const { label, raw } = piece;
    if (label !== null && label !== 'company' && label !== 'address') continue;
    const text = piece.text
      .replace(mailAddress, ' ')
      .replace(webAddress, ' ')
      .replace(/^(?:(?:for and )?on behalf of )/i, '')
      .trim();
    if (text === '' || text.length > 140 || (label !== 'company' && isProse(text))) continue;
    const found: Scored =
      label === 'company' ? [text, 0.92] : hasHan(text) ? hanCompany(text) : latinName(text, piece, context);
    const value = found?.[0].replace(/^[\s,;:《"'–-]+|[\s,;:》"'–-]+$/g, '').replace(/\s+/g, ' ') ?? '';
    if (
      found === null ||
      value.length < 2 ||
      value.length > 90 ||
      (best !== null && found[1] <= best.confidence)
    )
      continue;
    best = { value, confidence: found[1], span: raw.trim().slice(0, 200) };
  }
  if (best !== null && best.confidence >= 0.7) return best;
  return (
    (context.reached && context.nameLine >= 0
      ? besideName(pieces, context.nameLine, context.sender.name)
      : null) ?? best
  );
}

function latinName(
  text: string,
  piece: Segment,
  { labels, sender, nameLine, contact }: CompanyContext,
): Scored {
  const form = legalOf(text);
  if (form !== null) return [form, 0.92];
  if (piece.label === 'address') return null;
  const owns = (name: string): boolean => labels.some((label) => sharesLabel(name, label));
  // "Fernhill Shop, Chagford, TQ13 8EX", "World Fund - West Africa Office"
  const [, named = '', place = ''] = /^([^,]+?)(?:, | [-–] )(.+)$/.exec(text) ?? [];
  const placeless =
    (organisationWord.test(named) || owns(named)) &&
    !department.test(named) &&
    (isPlace(place) || /\boffice$/i.test(place));
  const tail = afterTitle(placeless ? named : text);
  if (tail !== text && /^[A-Z][A-Z&]{1,5}$/.test(tail) && !notCompany.test(tail)) return [tail, 0.74];
  // "Dept. of Chemistry, Northvale University"
  const [, unitOf = '', head = ''] = /^([^,]+), ([^,]+)$/.exec(tail) ?? [];
  const whole =
    department.test(unitOf) && institution.test(head) && !department.test(head)
      ? head
      : // "Northvale Pipeline Company, Corpus Christi"
        /\s(?:company|university|bank|hospital|institute|association)$/i.test(unitOf) &&
          !organisationWord.test(head)
        ? unitOf
        : tail;
  const value = placeless || institution.test(whole) || owns(whole) ? whole : text;
  const words = value.split(/\s+/);
  if (words.length > 9 || /\d{3}|[?!:]|\d+ ?[%$]/.test(value) || headsTitle(value)) return null;
  const folded = value.toLowerCase().split(/[^\p{L}]+/u);
  const hits = sender.tokens.filter((token) => folded.includes(token)).length;
  const house = organisationWord.test(value);
  const unit =
    department.test(value) &&
    !/univers|college|school of|(?:police|fire|health|sheriff['’]?s) dep/i.test(value);
  if (owns(value) && hits < 2 && (nameLine >= 0 || sender.name !== '' || house)) {
    return [value, unit ? 0.5 : house ? 0.9 : isTitleCase(value) || words.length === 1 ? 0.84 : 0.6];
  }
  const distance = piece.line - nameLine;
  const near = nameLine >= 0 && distance > 0 && distance < 6;
  // Below a name an institution needs no number beside it.
  const sure = contact || (near && distance < 4 && institution.test(value));
  // "Elm City Police Department" holds a word of addresses.
  const placed = isPlace(value) && !(institution.test(value) && /^[^\d,]+$/.test(value));
  if (hits > 0 || unit || !sure || placed) return null;
  if (!isTitleCase(value))
    return near && distance < 3 && words.length < 6 && organisationWord.test(words.at(-1) ?? '')
      ? [value, 0.72]
      : null;
  if (institution.test(value)) return [value, near ? 0.82 : 0.72];
  if (/^\p{Lu}[\p{L}'-]+(?:,? \p{Lu}[\p{L}'-]+){0,4},? & \p{Lu}[\p{L}'-]+$/u.test(value))
    return [value, near ? 0.8 : 0.6];
  if (house && words.length > 1) return [value, near ? 0.78 : 0.5];
  return near && distance < 4 && !isLatinName(value) ? [value, 0.6] : null;
}
