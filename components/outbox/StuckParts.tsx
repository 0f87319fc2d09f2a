import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { IntentView } from '../../lib/domain/intent';
import type { App } from '../app/app';
import { createParts } from '../models/parts';
import { FailureNote } from '../parts/FailureNote';
import { useModel } from '../parts/use-model';
import { OutboxRow } from './OutboxRow';

export interface StuckPartsProps {
  app: App;
  account: AccountView | undefined;
  group: IntentView;
  onAllow(): void;
}

function Parts({ app, account, group, onAllow }: StuckPartsProps) {
  const model = useModel(() => createParts(app, group.id));
  const failure = model.failure.value;
  return (
    <>
      {failure && <FailureNote failure={failure} now={app.now()} />}
      <ul class="rows">
        {model.parts.value?.map((part) => (
          <OutboxRow key={part.id} {...{ app, account, model, onAllow }} intent={part} undo={undefined} />
        ))}
      </ul>
    </>
  );
}

/** What of a group needs the person, one by one: put right, tried again or given up. */
export function StuckParts(props: StuckPartsProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{i18n.t('outbox.needsYou', Math.max(1, props.group.progress?.dead ?? 1))}</summary>
      {open && <Parts {...props} />}
    </details>
  );
}
