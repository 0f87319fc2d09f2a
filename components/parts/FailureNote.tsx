import { i18n } from '#i18n';
import type { FailureFacts } from '../../lib/domain/failure';
import { sayFailure } from '../words/say';
import { timeOf } from '../words/time';

const https = (url: string | undefined) => (url?.startsWith('https://') ? url : undefined);

/** What the service itself said: small, as text. */
function ServiceWords({ code, message, logId, scopes }: FailureFacts) {
  const rows = [
    scopes?.length ? i18n.t('failureDetail.scopes', [scopes.join(', ')]) : '',
    message ? i18n.t('failureDetail.said', [message]) : '',
    code === undefined ? '' : i18n.t('failureDetail.code', [String(code)]),
    logId ? i18n.t('failureDetail.logId', [logId]) : '',
  ].filter((row) => row !== '');
  if (rows.length === 0) return null;
  return (
    <details class="small">
      <summary>{i18n.t('failureDetail.summary')}</summary>
      {rows.map((row) => (
        <p key={row} dir="auto" class="words">
          {row}
        </p>
      ))}
    </details>
  );
}

/** What went wrong, what to do about it, and the service's own words behind a fold. */
export function FailureNote({ failure, now }: { failure: FailureFacts; now: number }) {
  const help = https(failure.helpUrl);
  return (
    <div class="note bad" role="alert">
      <p>{sayFailure(failure)}</p>
      {failure.retryAt !== undefined && failure.retryAt > now && (
        <p class="small">{i18n.t('failureDetail.retryAt', [timeOf(failure.retryAt, now)])}</p>
      )}
      {help && (
        <a href={help} target="_blank" rel="noreferrer">
          {i18n.t('failureDetail.help')}
        </a>
      )}
      <ServiceWords {...failure} />
    </div>
  );
}
