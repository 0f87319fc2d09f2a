import type { Reason } from '../../domain/capture';

// Zero-width and filler characters, soft hyphen, tags. ZWJ and ZWNJ count only between Latin letters: emoji and Indic and Persian script need them.
const invisible =
  /[\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u2800\u3164\ufeff\uffa0]|\u034f|[\u{e0000}-\u{e007f}]|(?<=\p{sc=Latn})[\u200c\u200d](?=\p{sc=Latn})/u;
const override = /[\u202d\u202e]/;
const embedding = /[\u202a\u202b\u2066-\u2068]/;
const wrapped =
  /^[\u202a\u202b\u2066-\u2068\u200e\u200f\s"']+[^\u202a-\u202e\u2066-\u2069]*[\u202c\u2069\u200e\u200f\s"']*$/;
// Mathematical alphanumerics, enclosed and regional capitals, circled letters, letterlike and phonetic capitals.
const styled =
  /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]|[\u24b6-\u24e9]|[\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2134]|[\u1d00-\u1d22\ua730\ua731\u0299\u0262\u029c\u026a\u029f\u0274\u0280\u028f](?=[\u1d00-\u1d22\ua730\ua731\u0299\u0262\u029c\u026a\u029f\u0274\u0280\u028f\p{L}])/u;
/** Letters struck through, and Latin words in wide letters where no script beside them is wide. */
const struck = /\p{sc=Latn}[\u0334-\u0338]/u;
const wide = /(?=[\uff21-\uff3a\uff41-\uff5a]*[\uff41-\uff5a])[\uff21-\uff3a\uff41-\uff5a]{3}/u;
const east = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}]/u;
const foreign = /[\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}\p{sc=Cher}\p{sc=Copt}\p{sc=Lisu}\p{sc=Goth}\p{sc=Dsrt}]/u;
const latin = /\p{sc=Latn}/u;

/** True where Latin stands beside letters made to pass for it (UTS #39 §5.1: not even moderately restrictive). */
export function isMixedScript(text: string): boolean {
  const scripts = [
    /\p{sc=Cyrl}/u,
    /\p{sc=Grek}/u,
    /[\p{sc=Armn}\p{sc=Cher}\p{sc=Copt}\p{sc=Lisu}\p{sc=Goth}\p{sc=Dsrt}]/u,
  ];
  const seen = scripts.filter((script) => script.test(text)).length;
  return seen > 1 || (latin.test(text) && foreign.test(text));
}

/** Letters of a name that hide what it says. */
export function letterReasons(name: string): Reason[] {
  const reasons: Reason[] = [];
  const add = (kind: string): void => void reasons.push({ kind, evidence: name });
  if (isMixedScript(name)) add('mixedScript');
  if (invisible.test(name)) add('invisibleLetters');
  if (override.test(name) || (embedding.test(name) && !wrapped.test(name))) add('bidi');
  if (styled.test(name) || struck.test(name) || (wide.test(name) && !east.test(name))) add('styledLetters');
  return reasons;
}

/** A text without what no one sees, in one width. */
export function visible(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]|\u034f/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
