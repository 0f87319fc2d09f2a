import type { Action, RuleBody } from '../domain/rule';
import type { Proposal, ProposalKind } from './propose';

/** A way to begin: which of the mail's proposals, and what to do. A folder that is still to be chosen is ''. */
export interface Template {
  /** One of ours, or of the person's own making. */
  id: string;
  /** '' for ours: their names are words of `locales/`. */
  name: string;
  /** The first of these that the mail offers. */
  about: ProposalKind[];
  actions: Action[];
  stop: boolean;
}

const toFolder: Action = { act: 'move', folder: '' };

export const templates: readonly Template[] = [
  { id: 'folder', name: '', about: ['sender'], actions: [toFolder], stop: false },
  {
    id: 'newsletter',
    name: '',
    about: ['list', 'sender'],
    actions: [toFolder, { act: 'markRead' }],
    stop: false,
  },
  {
    id: 'person',
    name: '',
    about: ['sender'],
    actions: [{ act: 'flag' }, { act: 'neverSpam' }],
    stop: false,
  },
  { id: 'domain', name: '', about: ['domain', 'sender'], actions: [toFolder], stop: false },
  { id: 'mute', name: '', about: ['sender'], actions: [{ act: 'mute' }], stop: false },
];

/** A rule to begin with, without a name. */
export function fromTemplate({ about, actions, stop }: Template, offered: readonly Proposal[]): RuleBody {
  const kind = about.find((one) => offered.some((each) => each.kind === one));
  const { match, conditions } = offered.find((one) => one.kind === kind) ?? { match: 'all', conditions: [] };
  return { name: '', enabled: true, match, conditions: [...conditions], actions: [...actions], stop };
}
