import { i18n } from '#i18n';
import type { Current } from '../models/open-mail';
import { Icon } from '../parts/Icon';

export interface NoMailProps {
  current: Extract<Current, { kind: 'nothing' }>;
  onAllow(): void;
}

/** Why there is nothing to save here, and how to get there. */
export function NoMail({ current, onAllow }: NoMailProps) {
  if (current.why === 'notGranted') {
    return (
      <section class="empty">
        <Icon name="mail" />
        <h2>{i18n.t('noMail.notGranted.title')}</h2>
        <p>
          {i18n.t('noMail.notGranted.why')} <bdi class="host">{current.host}</bdi>
        </p>
        <button type="button" class="primary" onClick={onAllow}>
          {i18n.t('noMail.notGranted.allow')}
        </button>
        <p class="quiet small">{i18n.t('noMail.notGranted.promise')}</p>
      </section>
    );
  }
  return (
    <section class="empty">
      <Icon name="mail" />
      <h2>{i18n.t('noMail.title')}</h2>
      <p>{current.why === 'none' ? i18n.t('noMail.none') : i18n.t('noMail.noMail')}</p>
    </section>
  );
}
