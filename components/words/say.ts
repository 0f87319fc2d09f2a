import { createI18n } from '@wxt-dev/i18n';
import { i18n } from '#i18n';
import type { FailureFacts } from '../../lib/domain/failure';
import type { Sentence } from '../../lib/domain/intent';

const words = createI18n();

/** Values that are words themselves: of colours, and of the parts of a mail. */
const named = (value: string) => (/^(?:colour|rulePart)\.[A-Za-z]+$/.test(value) ? words.t(value) : value);

/** A sentence whose key came as data. The browser replaces nine values at most. */
export function say({ key, params }: Sentence): string {
  return words.t(key, params.slice(0, 9).map(named));
}

/** BCP 47 name of the language the words are in: for `lang` and for writing times. */
export const language = () => i18n.t('lang');

/** What is said of a resource's refusals in its own words; for the rest there are general ones. */
const own: Readonly<Record<string, readonly string[]>> = {
  labels: ['notFound', 'exists', 'tooMany', 'reserved', 'invalid'],
  rules: ['notFound', 'invalid'],
};

/** What happened and what to do. */
export function sayFailure({ kind, endpoint }: FailureFacts): string {
  const resource = endpoint?.split('.')[1] ?? '';
  const special = own[resource]?.includes(kind);
  return say({ key: special ? `failureOf.${resource}.${kind}` : `failure.${kind}`, params: [] });
}
