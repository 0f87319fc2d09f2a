import type { Found } from '../../domain/capture';
import { houseBeside } from './beside';
import { cited } from './cited';
import { nameHits } from './facts';
import { hanCompany, type Scored } from './han-company';
import { afterTitle, headsTitle, legalOf } from './house';
import { sharesLabel } from './initials';
import { department, institution, organisationWord } from './lexicon/organisations';
import type { Segment } from './segments';
import type { Sender } from './sender';
import { hasHan, isLatinName, isPlace, mailAddress, webAddress } from './shapes';
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
    if (label !== null && label !== 'company') continue;
    const text = piece.text.replace(mailAddress, ' ').replace(webAddress, ' ').trim();
    if (text === '' || (label !== 'company' && isProse(text))) continue;
    const found: Scored =
      label === 'company'
        ? [text, 0.92]
        : hasHan(text)
          ? hanCompany(text)
          : latinName(text, piece.line, context);
    const value = found?.[0].replace(/^[\s,;:《"'–-]+|[\s,;:》"'–-]+$/g, '').replace(/\s+/g, ' ') ?? '';
    if (found === null || value.length > 90 || (best !== null && found[1] <= best.confidence)) continue;
    best = cited(value, found[1], raw);
  }
  if (best !== null && best.confidence >= 0.7) return best;
  return (
    (context.reached && context.nameLine >= 0
      ? houseBeside(pieces, context.nameLine, context.sender)
      : null) ?? best
  );
}

function latinName(text: string, line: number, context: CompanyContext): Scored {
  const { labels, sender, nameLine, contact } = context;
  const form = legalOf(text);
  if (form !== null) return [form, 0.92];
  const owns = (name: string): boolean => labels.some((label) => sharesLabel(name, label));
  const unit = (name: string): boolean => department.test(name) && !institution.test(name);
  // "Dept. of Chemistry, Northvale University", "Fernhill Shop, Chagford", "World Fund - West Africa Office"
  const tail = afterTitle(text);
  if (tail !== text && /^[A-Z]{3,5}$/.test(tail)) return [tail, 0.74];
  const parts = tail.split(/, | [-–] /);
  const part = parts.find(
    (one) =>
      (institution.test(one) || owns(one) || isPlace(tail)) && organisationWord.test(one) && !unit(one),
  );
  const value = part ?? (owns(tail) ? tail : text);
  const words = value.split(/\s+/);
  if (words.length > 9 || /\d{3}|[?!:%$]/.test(value) || headsTitle(value)) return null;
  const house = organisationWord.test(value) || / & \p{Lu}/u.test(value);
  const hits = nameHits(value, sender);
  if (owns(value) && hits < 2) return [value, unit(value) ? 0.5 : house || words.length < 4 ? 0.84 : 0.6];
  const distance = line - nameLine;
  const near = nameLine >= 0 && distance > 0 && distance < 6;
  if (hits > 0 || unit(value) || !near) return null;
  // Below a name an institution needs no number beside it.
  if (institution.test(value) && (near || contact)) return [value, near ? 0.82 : 0.72];
  if (!contact || isPlace(value)) return null;
  if (house && words.length > 1) return [value, near ? 0.78 : 0.5];
  return near && !isLatinName(value) ? [value, 0.6] : null;
}
