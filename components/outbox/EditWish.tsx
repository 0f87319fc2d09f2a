import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { FailureFacts } from '../../lib/domain/failure';
import type { WishChange } from '../../lib/messages/edit-rows.schema';
import type { App } from '../app/app';
import type { WishEdit } from '../models/wish-edit';
import { FailureNote } from '../parts/FailureNote';
import { EditContact } from './EditContact';
import { EditFolder } from './EditFolder';
import { EditLabel } from './EditLabel';
import { EditOutsider } from './EditOutsider';
import { EditRule } from './EditRule';

export interface EditWishProps {
  app: App;
  wish: string;
  /** What the wish is, in words. */
  title: string;
  account: AccountView;
  edit: WishEdit;
  /** Null = kept. */
  onSave(change: WishChange): Promise<FailureFacts | null>;
  onAllow(): void;
  onClose(kept: boolean): void;
}

/** Where the person goes on: at what is wrong, else where the form itself begins, else at its first field. */
function begin(box: HTMLElement): void {
  const wrong = box.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (!wrong && box.contains(document.activeElement)) return;
  (wrong ?? box.querySelector<HTMLElement>('input, select, textarea'))?.focus();
}

/** A wish in its own form, with what was wished for. Escape leaves it; nothing is lost of the wish. */
export function EditWish({ app, wish, title, account, edit, onSave, onAllow, onClose }: EditWishProps) {
  const [failure, setFailure] = useState<FailureFacts | null>(null);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (box.current) begin(box.current);
  }, []);
  const shared = {
    onCancel: () => onClose(false),
    onSave(change: WishChange) {
      setFailure(null);
      void onSave(change).then((why) => (why ? setFailure(why) : onClose(true)));
    },
  };
  return (
    <section
      ref={box}
      class="inset stack"
      aria-label={`${i18n.t('action.edit')}: ${title}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose(false);
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          box.current?.querySelector('form')?.requestSubmit();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {failure && <FailureNote failure={failure} now={app.now()} />}
      {(edit.form === 'contact' || edit.form === 'contactChange' || edit.form === 'outsiderChange') && (
        <EditContact edit={edit} {...shared} />
      )}
      {edit.form === 'outsider' && (
        <EditOutsider app={app} account={account.id} start={edit.start} {...shared} />
      )}
      {(edit.form === 'rule' || edit.form === 'ruleChange') && (
        <EditRule app={app} account={account} wish={wish} edit={edit} onAllow={onAllow} onClose={onClose} />
      )}
      {(edit.form === 'label' || edit.form === 'labelColour' || edit.form === 'labelName') && (
        <EditLabel app={app} account={account.id} edit={edit} {...shared} />
      )}
      {edit.form === 'folder' && <EditFolder name={edit.name} {...shared} />}
    </section>
  );
}
