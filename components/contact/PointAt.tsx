import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FailureFacts } from '../../lib/domain/failure';
import { sayFailure } from '../words/say';

export interface PointAtProps {
  /** The sender is read, but may be the wrong one; else there is none. */
  wrong: boolean;
  /** What was pointed at before is not there any more. */
  lost?: boolean;
  /** Null = the picker is in the page. */
  onPoint(): Promise<FailureFacts | null>;
}

/** The way to say on the page itself who sent the mail. */
export function PointAt({ wrong, lost = false, onPoint }: PointAtProps) {
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  return (
    <div class="pointAt">
      {lost && <p class="note warn">{i18n.t('pick.lost')}</p>}
      <button type="button" class={wrong ? 'link small' : ''} onClick={() => void onPoint().then(setFailure)}>
        {wrong ? i18n.t('pick.wrong') : i18n.t('pick.start')}
      </button>
      <p class="problem" role="status">
        {failure && (failure.kind === 'hostNotGranted' ? i18n.t('pick.noHost') : sayFailure(failure))}
      </p>
    </div>
  );
}
