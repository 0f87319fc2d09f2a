import { useEffect, useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '../../lib/domain/account';
import type { Template } from '../../lib/domain/rule-view';
import type { App } from '../app/app';
import { LastWish } from '../labels/LastWish';
import { Trouble } from '../labels/Trouble';
import { createRuleForm, type OpenRule, type RuleFormModel } from '../models/rule-form';
import { FailureNote } from '../parts/FailureNote';
import { Icon } from '../parts/Icon';
import { useModel } from '../parts/use-model';
import { sayRule } from '../words/rule';
import { say } from '../words/say';
import { Apply } from './Apply';
import { Existing } from './Existing';
import { Then } from './Then';
import { Trial } from './Trial';
import { When } from './When';

export interface RuleFormProps {
  app: Omit<App, 'platform'>;
  account: AccountView;
  open: OpenRule;
  /** May this event save? A page can forge and cover; the extension's own screens need not ask. */
  mayAct?: (event: Event) => boolean;
  onAllow(): void;
  onClose?: () => void;
  /** It is kept. */
  onSaved?: () => void;
}

function Templates({ model }: { model: RuleFormModel }) {
  const name = ({ id, name: own }: Template) => own || say({ key: `rule.template.${id}`, params: [] });
  if (model.templates.value.length === 0) return null;
  return (
    <fieldset>
      <legend>{i18n.t('rule.begin')}</legend>
      <div class="chips">
        {model.templates.value.map((one) => (
          <span key={one.id} class="chipPair">
            <button type="button" class="offer" onClick={() => model.use(one)}>
              <bdi class="cut">{name(one)}</bdi>
            </button>
            {one.name !== '' && (
              <button
                type="button"
                class="plain"
                aria-label={i18n.t('rule.dropTemplate', [one.name])}
                onClick={() => void model.dropTemplate(one.id)}
              >
                <Icon name="close" />
              </button>
            )}
          </span>
        ))}
      </div>
    </fieldset>
  );
}

/** Two screens at one rule: the last write stands, and nothing is lost of the other. */
function Elsewhere({ model }: { model: RuleFormModel }) {
  const replaced = model.overwrote.value;
  return (
    <>
      {model.elsewhere.value && <p class="note">{i18n.t('form.elsewhere')}</p>}
      {replaced && (
        <div class="note">
          <p>{i18n.t('form.overwrote')}</p>
          <button type="button" class="link" onClick={() => model.bringBack(replaced)}>
            {i18n.t('form.restore')}
          </button>
        </div>
      )}
    </>
  );
}

function Risks({ model }: { model: RuleFormModel }) {
  const risks = model.risks.value;
  if (risks.length === 0) return null;
  return (
    <div class="note warn" role="alert">
      <p>
        <strong>{i18n.t('rule.danger.title')}</strong>
      </p>
      <ul>
        {risks.map((risk) => (
          <li key={`${risk.key} ${risk.params}`}>{say(risk)}</li>
        ))}
      </ul>
      <label class="choice">
        <input
          type="checkbox"
          name="confirm"
          checked={model.confirmed.value}
          onChange={(event) => model.confirm(event.currentTarget.checked)}
        />
        {i18n.t('rule.danger.confirm')}
      </label>
    </div>
  );
}

/** A rule: what for, what then, in one sentence; tried before it is made. */
export function RuleForm({ app, account, open, mayAct, onAllow, onClose, onSaved }: RuleFormProps) {
  const id = useId();
  const model = useModel(() => createRuleForm(app, open));
  const form = useRef<HTMLFormElement>(null);
  const rule = model.draft.value;
  const made = open.editing !== null || open.wish !== undefined;
  const now = app.now();
  const { last, trouble, failure } = model.wishes;
  const guarded = (run: () => void) => (event: Event) => {
    if (!mayAct || mayAct(event)) run();
  };
  const nameProblem = model.problems.value.find(({ at }) => at === 'name');

  async function save(event: Event, enabled: boolean): Promise<void> {
    event.preventDefault();
    if (mayAct && !mayAct(event)) return;
    if (await model.save(enabled)) return onSaved?.();
    setTimeout(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], input[name=confirm]')?.focus(),
    );
  }

  useEffect(() => {
    addEventListener('pagehide', model.flush);
    return () => removeEventListener('pagehide', model.flush);
  }, [model]);
  useEffect(() => {
    if (open.editing || open.wish) form.current?.querySelector<HTMLElement>('input[name=name]')?.focus();
  }, [open.editing, open.wish]);

  return (
    <form
      ref={form}
      class="ruleForm stack"
      noValidate
      aria-label={open.editing ? i18n.t('rule.editTitle', [open.editing.name]) : i18n.t('rule.title')}
      onSubmit={(event) => void save(event, open.editing ? rule.enabled : true)}
    >
      <Elsewhere model={model} />
      {!made && <Templates model={model} />}
      <When model={model} open={open.editing !== null || open.begin !== null} />
      <Then model={model} mild={mayAct !== undefined} now={now} />
      <p class="says" dir="auto" aria-live="polite">
        {rule.conditions.length > 0 && rule.actions.length > 0 && sayRule(rule, model.folders.nameOf)}
      </p>
      <div class="field">
        <label for={`${id}-name`}>{i18n.t('rule.name')}</label>
        <input
          id={`${id}-name`}
          name="name"
          dir="auto"
          value={rule.name}
          aria-invalid={nameProblem !== undefined}
          aria-describedby={nameProblem ? `${id}-problem` : undefined}
          onInput={(event) => model.change({ name: event.currentTarget.value })}
        />
        {nameProblem && (
          <p class="problem" id={`${id}-problem`}>
            {say(nameProblem)}
          </p>
        )}
      </div>
      <Existing model={model} made={made} act={guarded} />
      <Trial model={model.trial} rule={rule} account={account} now={now} onAllowTexts={onAllow} />
      <Risks model={model} />
      {failure.value && <FailureNote failure={failure.value} now={now} />}
      {trouble.value && (
        <Trouble
          intent={trouble.value}
          now={now}
          onRetry={() => void model.wishes.retry()}
          onDrop={() => void model.wishes.drop()}
        />
      )}
      {last.value && <LastWish intent={last.value} now={now} onUndo={() => void model.wishes.undo()} />}
      {!mayAct && open.wish === undefined && <Apply app={app} model={model} account={account} />}
      <div class="actions">
        <button type="submit" class="primary" disabled={model.saving.value || model.saved.value}>
          {i18n.t(open.editing ? 'rule.saveChanges' : 'rule.save')}
        </button>
        {!open.editing && (
          <button
            type="button"
            disabled={model.saving.value || model.saved.value}
            onClick={(event) => void save(event, false)}
          >
            {i18n.t('rule.saveOff')}
          </button>
        )}
        {!mayAct && !made && (
          <button type="button" class="link" onClick={() => void model.keepTemplate()}>
            {i18n.t('rule.keepTemplate')}
          </button>
        )}
        {onClose && (
          <button type="button" onClick={onClose}>
            {i18n.t(model.saved.value ? 'action.close' : 'rule.cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
