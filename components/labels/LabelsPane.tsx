import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { App } from '../app/app';
import { createLabels, type LabelsModel } from '../models/labels';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { LastWish } from './LastWish';
import { Trouble } from './Trouble';

export interface LabelsPaneProps {
  app: Pick<App, 'client' | 'newId' | 'now'>;
  account: string | null;
  children(model: LabelsModel): ComponentChildren;
}

/** One model of the labels for all that is shown of them, with what became of the wishes. */
export function LabelsPane({ app, account, children }: LabelsPaneProps) {
  const model = useModel(() => createLabels(app, account));
  const now = app.now();
  const [stale, failure, trouble, last] = [
    model.stale.value,
    model.failure.value,
    model.trouble.value,
    model.last.value,
  ];
  return (
    <div class="labels stack">
      {stale && (
        <p class="note" role="status">
          {i18n.t('labels.stale')}
        </p>
      )}
      {failure && <FailureNote failure={failure} now={now} />}
      {trouble && (
        <Trouble
          intent={trouble}
          now={now}
          onRetry={() => void model.retry(trouble)}
          onDrop={() => void model.drop(trouble)}
        />
      )}
      {last && <LastWish intent={last} now={now} onUndo={() => void model.undo()} />}
      {children(model)}
    </div>
  );
}
