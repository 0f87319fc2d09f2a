import { freeMail, providers } from './domains';
import { type Shape, shapeOf } from './known';

/** How a domain copies another. */
export type Likeness = 'sameLook' | 'oneLetter' | 'addedWord' | 'otherEnding' | 'inFront';

const lure =
  /^(?:mail|e?mails?|support|secure|security|login|signin|account|accounts|verify|verification|service|services|online|billing|team|help|helpdesk|info|update|alert|alerts|notice|notify|corp|group|inc|hr|it|vpn|office|admin|center|portal|cloud|app|web|pay|payment|invoice|customer|user|my|the|id|auth|sso|global|intl|cn|jp|us|hk|tw|eu|com|net|org)$/;
const providerLure =
  /^(?:support|secure|security|login|signin|account|accounts|verify|verification|billing|helpdesk|alert|alerts|update|customer|payment|invoice|service|services|admin|auth|sso)$/;
/** Real domains that stand close to a provider's. */
const honest =
  /^(?:email|ymail|googlemail|googlegroups|microsoftonline|amazonses|amazonaws|facebookmail|goole|apply|amazone|alipayobjects|tencentcloud|alibabacloud|aliyuncs|alibaba-inc|microsoftemail|outlookmail|docusign|paypal-communication|mail)$/;

/** Country endings that the provider itself writes from. */
const branches = /^paypal\.(?:de|at|ch|fr|it|es|nl|be|co\.uk|com\.au)$/;

/** How one domain copies a known one, or null. */
export function likeness(mine: Shape, theirs: Shape, provider = false): Likeness | null {
  if (mine.home === theirs.home || mine.home === '' || theirs.home === '') return null;
  if (theirs.home.length > 5 && `.${mine.domain}`.includes(`.${theirs.home}.`)) return 'inFront';
  const { label } = mine;
  const known = theirs.label;
  if (provider && (honest.test(label) || known.length < 5)) {
    return label !== known && !honest.test(label) && mine.look === theirs.look ? 'sameLook' : null;
  }
  if (known.length < 3) return null;
  if (label === known) {
    if (provider)
      return !branches.test(mine.home) &&
        /^(?:gmail|feishu|larksuite|dingtalk|protonmail|foxmail|paypal|icloud)$/.test(label)
        ? 'otherEnding'
        : null;
    return freeMail.test(theirs.home) || freeMail.test(mine.home) ? null : 'otherEnding';
  }
  if (mine.labelLook === theirs.labelLook) return 'sameLook';
  if (hasAddedWord(mine, theirs, provider)) return 'addedWord';
  const least = provider ? 5 : 4;
  if (provider && known.length < 6 && label.length === known.length && !sameLetters(label, known))
    return null;
  return known.length >= least && known !== 'icloud' && oneEdit(label, known) ? 'oneLetter' : null;
}

function hasAddedWord({ label, words: parts }: Shape, known: Shape, provider: boolean): boolean {
  const words = provider ? providerLure : lure;
  if (parts.length > 0) {
    const others = parts.filter(({ look }) => look !== known.labelLook);
    return (
      parts.length - others.length === 1 &&
      others.length > 0 &&
      (provider ? others.some(({ word }) => words.test(word)) : others.every(({ word }) => words.test(word)))
    );
  }
  if (known.label.length < 4) return false;
  if (label.startsWith(known.label)) return words.test(label.slice(known.label.length));
  return label.endsWith(known.label) && words.test(label.slice(0, -known.label.length));
}

/** True for the same letters in another order. */
function sameLetters(one: string, two: string): boolean {
  return [...one].sort().join('') === [...two].sort().join('');
}

/** True for one letter added, left out, changed or two neighbours swapped. */
export function oneEdit(one: string, two: string): boolean {
  if (Math.abs(one.length - two.length) > 1 || one === two) return false;
  let start = 0;
  while (start < one.length && one.charAt(start) === two.charAt(start)) start++;
  let end = 0;
  while (
    end < Math.min(one.length, two.length) - start &&
    one.charAt(one.length - 1 - end) === two.charAt(two.length - 1 - end)
  )
    end++;
  const left = one.slice(start, one.length - end);
  const right = two.slice(start, two.length - end);
  if (left.length <= 1 && right.length <= 1) return !/^\d?$/.test(left) || !/^\d?$/.test(right);
  return (
    left.length === 2 &&
    right.length === 2 &&
    left.charAt(0) === right.charAt(1) &&
    left.charAt(1) === right.charAt(0)
  );
}

const copied: readonly Shape[] = providers.map(shapeOf);

/** The provider that a domain copies, with how. */
export function copiedProvider(domain: Shape): { known: string; how: Likeness } | null {
  if (providers.includes(domain.home)) return null;
  for (const known of copied) {
    const how = likeness(domain, known, true);
    if (how !== null) return { known: known.domain, how };
  }
  return null;
}
