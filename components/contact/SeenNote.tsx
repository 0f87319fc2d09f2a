import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { OutsiderSeen } from '../../lib/domain/external-contact';
import { say, sayFailure } from '../words/say';
import { timeOf } from '../words/time';

export interface SeenNoteProps {
  /** Null while it is asked. */
  seen: OutsiderSeen | null;
  account: AccountView;
  now: number;
}

function words({ record, from, at, failure, whole }: OutsiderSeen, brand: string, now: number): string {
  const since = at === null ? '' : timeOf(at, now);
  if (record) {
    if (from === 'live') return i18n.t('seen.live', [brand]);
    if (since === '') return i18n.t('seen.savedHere', [brand]);
    return from === 'copy' ? i18n.t('seen.copy', [brand, since]) : i18n.t('seen.saved', [brand, since]);
  }
  if (failure) return i18n.t('seen.unread', [brand]);
  return whole ? i18n.t('seen.absent', [brand]) : i18n.t('seen.notMet', [brand]);
}

/** With what of the organisation's address book the form compares, and why with nothing newer. */
export function SeenNote({ seen, account, now }: SeenNoteProps) {
  const brand = say({ key: `brand.${account.brand}`, params: [] });
  if (!seen?.failure) {
    return (
      <p class="quiet small" role="status">
        {seen === null ? i18n.t('seen.reading', [brand]) : words(seen, brand, now)}
      </p>
    );
  }
  const { failure } = seen;
  return (
    <div class="note warn" role="status">
      <p>{words(seen, brand, now)}</p>
      {/* The general words speak of sending: nothing is sent here. */}
      <p class="small">{failure.kind === 'rateLimited' ? i18n.t('seen.limited') : sayFailure(failure)}</p>
      {failure.retryAt !== undefined && failure.retryAt > now && (
        <p class="small">{i18n.t('failureDetail.retryAt', [timeOf(failure.retryAt, now)])}</p>
      )}
    </div>
  );
}
