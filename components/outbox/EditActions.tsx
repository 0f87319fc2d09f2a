import { i18n } from '#i18n';

/** The end of every form that changes a wish. */
export function EditActions({ ready, onCancel }: { ready: boolean; onCancel(): void }) {
  return (
    <div class="actions">
      <button type="submit" class="primary" disabled={!ready}>
        {i18n.t('form.saveChanges')}
      </button>
      <button type="button" onClick={onCancel}>
        {i18n.t('action.cancel')}
      </button>
    </div>
  );
}
