import { skeleton } from './confusables';
import { freeMail, organisational, ownLabel, providers } from './domains';

/** How a domain copies another. */
export type Likeness = 'sameLook' | 'oneLetter' | 'addedWord' | 'otherEnding' | 'inFront';

const lure =
  /^(?:mail|e?mails?|support|secure|security|login|signin|account|accounts|verify|verification|service|services|online|billing|team|help|helpdesk|info|update|alert|alerts|notice|notify|corp|group|inc|hr|it|vpn|office|admin|center|portal|cloud|app|web|pay|payment|invoice|customer|user|my|the|id|auth|sso|global|intl|cn|jp|us|hk|tw|eu|com|net|org)$/;
const providerLure =
  /^(?:support|secure|security|login|signin|account|accounts|verify|verification|billing|helpdesk|alert|alerts|update|customer|payment|invoice|service|services|admin|auth|sso)$/;
/** Real domains that stand close to a provider's. */
const honest =
  /^(?:email|ymail|googlemail|googlegroups|microsoftonline|amazonses|amazonaws|facebookmail|goole|apply|amazone|alipayobjects|tencentcloud|alibabacloud|aliyuncs|alibaba-inc|microsoftemail|outlookmail|docusign|paypal-communication|mail)$/;

/** How `domain` copies `known`, or null. Both in Unicode, lower case. */
export function likeness(domain: string, known: string, provider = false): Likeness | null {
  const mine = organisational(domain);
  const theirs = organisational(known);
  if (mine === theirs || mine === '' || theirs === '') return null;
  if (theirs.length > 5 && `.${domain}`.includes(`.${theirs}.`)) return 'inFront';
  const label = ownLabel(domain);
  const knownLabel = ownLabel(known);
  if (provider && (honest.test(label) || knownLabel.length < 5)) {
    return label !== knownLabel && !honest.test(label) && skeleton(mine) === skeleton(theirs)
      ? 'sameLook'
      : null;
  }
  if (knownLabel.length < 3) return null;
  if (label === knownLabel) {
    if (provider)
      return /^(?:gmail|feishu|larksuite|dingtalk|protonmail|foxmail|paypal|icloud)$/.test(label)
        ? 'otherEnding'
        : null;
    return freeMail.test(theirs) || freeMail.test(mine) ? null : 'otherEnding';
  }
  if (skeleton(label) === skeleton(knownLabel)) return 'sameLook';
  if (hasAddedWord(label, knownLabel, provider)) return 'addedWord';
  const least = provider ? 5 : 4;
  if (
    provider &&
    knownLabel.length < 6 &&
    label.length === knownLabel.length &&
    !sameLetters(label, knownLabel)
  )
    return null;
  if (knownLabel.length >= least && knownLabel !== 'icloud' && oneEdit(label, knownLabel)) return 'oneLetter';
  return null;
}

function hasAddedWord(label: string, known: string, provider: boolean): boolean {
  const words = provider ? providerLure : lure;
  if (label.includes('-')) {
    const parts = label.split('-');
    const same = parts.filter((part) => skeleton(part) === skeleton(known)).length;
    const others = parts.filter((part) => skeleton(part) !== skeleton(known));
    return (
      same === 1 &&
      others.length > 0 &&
      (provider ? others.some((part) => words.test(part)) : others.every((part) => words.test(part)))
    );
  }
  if (known.length < 4) return false;
  if (label.startsWith(known)) return words.test(label.slice(known.length));
  return label.endsWith(known) && words.test(label.slice(0, -known.length));
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

/** The provider that a domain copies, with how. */
export function copiedProvider(domain: string): { known: string; how: Likeness } | null {
  if (providers.includes(organisational(domain))) return null;
  for (const known of providers) {
    const how = likeness(domain, known, true);
    if (how !== null) return { known, how };
  }
  return null;
}
