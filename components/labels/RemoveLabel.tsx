import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Label } from '../../lib/domain/label';
import type { App } from '../app/app';

type Count = { count: number; more: boolean } | 'reading' | 'unknown';

export interface RemoveLabelProps {
  client: App['client'];
  account: string | null;
  label: Label;
  /** Labels below it, which stay. */
  below: number;
  onRemove(): void;
}

/** Says how many mails carry the label before it goes: the service cannot bring them back together. */
export function RemoveLabel({ client, account, label, below, onRemove }: RemoveLabelProps) {
  const [count, setCount] = useState<Count>('reading');
  useEffect(() => {
    const where = account === null ? {} : { account };
    client.send('label.count', { ...where, label: label.id }).then(setCount, () => setCount('unknown'));
  }, [client, account, label.id]);
  const words = () => {
    if (typeof count === 'string') return i18n.t(`labels.count.${count}`);
    return count.more
      ? i18n.t('labels.count.atLeast', [count.count])
      : i18n.t('labels.count.exact', count.count);
  };
  return (
    <div class="note warn">
      <p role="status">{words()}</p>
      <p class="small">{i18n.t('labels.removeWarning')}</p>
      {below > 0 && <p class="small">{i18n.t('labels.belowStay', below)}</p>}
      <button type="button" class="danger" disabled={count === 'reading'} onClick={onRemove}>
        {i18n.t('labels.removeAnyway')}
      </button>
    </div>
  );
}
