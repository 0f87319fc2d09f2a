import type { AccountView } from '../../lib/domain/account';
import type { App } from '../app/app';
import type { WishEdit } from '../models/wish-edit';
import { RuleForm } from '../rules/RuleForm';

export interface EditRuleProps {
  app: App;
  account: AccountView;
  wish: string;
  edit: Extract<WishEdit, { form: 'rule' | 'ruleChange' }>;
  onAllow(): void;
  onClose(kept: boolean): void;
}

/** A rule whose wish waits or failed, in the form that it came from. */
export function EditRule({ app, account, wish, edit, onAllow, onClose }: EditRuleProps) {
  const editing = edit.form === 'ruleChange' ? edit.was : null;
  return (
    <RuleForm
      app={app}
      account={account}
      open={{ account: account.id, capture: null, mail: null, editing, begin: edit.start, wish }}
      onAllow={onAllow}
      onClose={() => onClose(false)}
      onSaved={() => onClose(true)}
    />
  );
}
