import { type ReadonlySignal, signal } from '@preact/signals';
import type { Capture } from '../../lib/domain/capture';
import type { RuleBody } from '../../lib/domain/rule';
import type { Proposal, ProposalKind, Template } from '../../lib/domain/rule-view';
import type { App } from '../app/app';

/** What the open mail suggests for a rule, and the ways to begin. */
export interface RuleOffers {
  proposals: ReadonlySignal<readonly Proposal[]>;
  templates: ReadonlySignal<readonly Template[]>;
  /** Asks the worker; false where it cannot say. */
  load(capture: Capture): Promise<boolean>;
  /** Keeps the rule as a way to begin; `about` = which proposals it goes by. */
  keep(rule: RuleBody, about: readonly ProposalKind[]): Promise<void>;
  drop(id: string): Promise<void>;
}

export function createRuleOffers(
  { client, newId }: Pick<App, 'client' | 'newId'>,
  where: { account?: string },
): RuleOffers {
  const proposals = signal<readonly Proposal[]>([]);
  const templates = signal<readonly Template[]>([]);
  /** Ours have words for names, the person's own their names. */
  const take = (own: readonly Template[] | null) => {
    if (own) templates.value = [...templates.value.filter(({ name }) => name === ''), ...own];
  };
  return {
    proposals,
    templates,
    async load({ sender, subject, to, cc }) {
      const source = { sender, subject, to, cc };
      const start = await client.send('rule.start', { ...where, source }).catch(() => null);
      if (!start) return false;
      proposals.value = start.proposals;
      templates.value = start.templates;
      return true;
    },
    async keep({ name, actions, stop }, about) {
      const kinds: ProposalKind[] = about.length > 0 ? [...about] : ['sender'];
      const template: Template = { id: newId(), name, about: kinds, actions, stop };
      take(await client.send('template.put', { template }).catch(() => null));
    },
    drop: async (id) => take(await client.send('template.drop', { id }).catch(() => null)),
  };
}
