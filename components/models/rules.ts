import { type ReadonlySignal, signal } from '@preact/signals';
import type { FailureFacts } from '../../lib/domain/failure';
import type { IntentView } from '../../lib/domain/intent';
import type { Rule } from '../../lib/domain/rule';
import type { FoldingView, ProofView, RuleChange, ShownFinding } from '../../lib/domain/rule-view';
import { sameRule } from '../../lib/rules/meaning';
import { moved } from '../../lib/rules/order';
import type { App } from '../app/app';
import { failureOf } from '../app/client';
import { createFolders, type FoldersModel } from './folders';
import { createWishes, type Wishes } from './wishes';

/** The account's rules and what is wrong among them. */
export interface RulesModel {
  /** In order; null while they are read. */
  rules: ReadonlySignal<readonly Rule[] | null>;
  findings: ReadonlySignal<readonly ShownFinding[]>;
  foldings: ReadonlySignal<readonly FoldingView[]>;
  /** By the id of the rule that stays. */
  proofs: ReadonlySignal<ReadonlyMap<string, ProofView>>;
  failure: ReadonlySignal<FailureFacts | null>;
  folders: FoldersModel;
  wishes: Wishes;
  switchTo(rule: Rule, enabled: boolean): Promise<void>;
  remove(rule: Rule): Promise<void>;
  move(rule: Rule, by: -1 | 1): Promise<void>;
  fix(finding: ShownFinding): Promise<void>;
  prove(folding: FoldingView): Promise<void>;
  fold(folding: FoldingView): Promise<void>;
  history(rule: Rule): Promise<RuleChange[]>;
  /** Deletions of rules that are not there again. */
  deleted(): Promise<RuleChange[]>;
  restore(change: RuleChange): Promise<void>;
  close(): void;
}

const kinds = [
  'create-rule',
  'update-rule',
  'switch-rule',
  'delete-rule',
  'restore-rule',
  'move-rule',
  'fold-rules',
];
const settled = ({ state }: IntentView) => state === 'done' || state === 'dead' || state === 'cancelled';

export function createRules(app: Pick<App, 'client' | 'newId'>, account: string | null): RulesModel {
  const { client, newId } = app;
  const where = account === null ? {} : { account };
  const rules = signal<readonly Rule[] | null>(null);
  const findings = signal<readonly ShownFinding[]>([]);
  const foldings = signal<readonly FoldingView[]>([]);
  const proofs = signal<ReadonlyMap<string, ProofView>>(new Map());
  const failure = signal<FailureFacts | null>(null);
  const folders = createFolders(app, account);
  let turn = 0;

  async function read(): Promise<void> {
    turn += 1;
    const mine = turn;
    try {
      const answer = await client.send('rule.list', where);
      if (mine !== turn) return;
      rules.value = answer.rules;
      findings.value = answer.findings;
      foldings.value = answer.foldings;
      proofs.value = new Map();
      failure.value = answer.failure;
    } catch (error) {
      if (mine === turn) failure.value = failureOf(error);
    }
  }
  const wishes = createWishes(app, kinds, (intent) => {
    if (settled(intent)) void read();
  });
  const closeEvents = client.onEvent((event) => {
    if (event.type === 'lists' && event.list === 'rules' && (account === null || event.account === account))
      void read();
  });
  const done = async (asked: Promise<unknown>) => void (await asked);
  const wish = () => ({ id: newId(), ...where });
  const known = (id: string) => rules.value?.find((one) => one.id === id);

  async function moveTo(rule: Rule, order: string[]): Promise<void> {
    const ordered = order.flatMap((id) => known(id) ?? []);
    turn += 1;
    rules.value = ordered;
    const kept = await wishes.carry(
      client.send('rule.move', { ...wish(), rule: rule.id, name: rule.name, order }),
    );
    if (!kept) void read();
  }

  const update = (rule: Rule, now: Rule) =>
    done(wishes.carry(client.send('rule.update', { ...wish(), rule: rule.id, was: rule, now })));
  const remove = (rule: Rule) => done(wishes.carry(client.send('rule.delete', { ...wish(), rule })));

  async function fix(finding: ShownFinding): Promise<void> {
    const rule = known(finding.rule);
    if (!rule) return;
    if (finding.kind === 'never') return update(rule, { ...rule, match: 'any' });
    if (finding.kind === 'duplicate') return remove(rule);
    if (finding.kind === 'overruled') return update(rule, { ...rule, stop: true });
    const others = (rules.value ?? []).map(({ id }) => id).filter((id) => id !== rule.id);
    return moveTo(rule, others.toSpliced(others.indexOf(finding.by), 0, rule.id));
  }

  void read();
  return {
    ...{ rules, findings, foldings, proofs, failure, folders, wishes, remove, fix },
    switchTo: ({ id: rule, name }, enabled) =>
      done(wishes.carry(client.send('rule.switch', { ...wish(), rule, name, enabled }))),
    move: (rule, by) =>
      moveTo(
        rule,
        moved(
          (rules.value ?? []).map(({ id }) => id),
          rule.id,
          by,
        ),
      ),
    async prove({ keep }) {
      try {
        const proof = await client.send('rule.proof', { ...where, keep });
        proofs.value = new Map([...proofs.value, [keep, proof]]);
      } catch (error) {
        failure.value = failureOf(error);
      }
    },
    fold: ({ keep }) => done(wishes.carry(client.send('rule.fold', { ...wish(), keep }))),
    history: (rule) => client.send('rule.history', { ...where, rule: rule.id }),
    async deleted() {
      const changes = await client.send('rule.history', where);
      const there = rules.value ?? [];
      return changes.filter(
        ({ rule, before, after }) =>
          before && !after && !there.some((one) => one.id === rule || sameRule(one, before)),
      );
    },
    restore: ({ intent: change }) => done(wishes.carry(client.send('rule.restore', { ...wish(), change }))),
    close() {
      closeEvents();
      folders.close();
      wishes.close();
    },
  };
}
