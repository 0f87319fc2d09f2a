import { createI18n } from '@wxt-dev/i18n';
import { i18n } from '#i18n';
import type { FailureFacts } from '../../lib/domain/failure';
import type { Sentence } from '../../lib/domain/intent';

const words = createI18n();

const colourName = (value: string) => (/^colour\.[a-z]+$/.test(value) ? words.t(value) : value);

/** A sentence whose key came as data. The browser replaces nine values at most. */
export function say({ key, params }: Sentence): string {
  return params.length > 0 ? words.t(key, params.slice(0, 9).map(colourName)) : words.t(key);
}

/** BCP 47 name of the language the words are in: for `lang` and for writing times. */
export const language = () => i18n.t('lang');

/** What happened and what to do. */
export const sayFailure = ({ kind }: FailureFacts) => say({ key: `failure.${kind}`, params: [] });
