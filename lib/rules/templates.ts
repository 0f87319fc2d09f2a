import type { Action, RuleBody } from '../domain/rule';
import type { Proposal, Template } from '../domain/rule-view';

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
