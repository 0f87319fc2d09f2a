import type { Sentence } from '../../domain/intent';
import type { Caught, Deed } from '../../domain/rule-view';
import { type ChangeMails, changeMails, trash } from './change-mails';

type Change = Pick<ChangeMails, 'to' | 'add' | 'remove'>;

function changeOf(deed: Deed, folder: string): Change {
  if ('label' in deed) return { add: [deed.label], remove: [] };
  const change: Change = { add: [], remove: [] };
  for (const action of deed.actions) {
    if (action.act === 'archive') change.to = 'ARCHIVED';
    if (action.act === 'delete') change.to = trash;
    if (action.act === 'spam') change.to = 'SPAM';
    if (action.act === 'move') change.to = action.folder;
    if (action.act === 'neverSpam' && folder === 'SPAM' && change.to === undefined) change.to = 'INBOX';
    if (action.act === 'flag') change.add = ['FLAGGED'];
    if (action.act === 'markRead') change.remove = ['UNREAD'];
  }
  // The trash takes nothing but the mail.
  return change.to === trash ? { to: trash, add: [], remove: [] } : change;
}

const pageSize = 20;

/** Wishes of at the most 20 mails of one state each, so that each can be taken back by one call. */
export function applyGroup(
  id: string,
  name: string,
  deed: Deed,
  mails: readonly Caught[],
): {
  kind: string;
  ordered: false;
  describe: Sentence;
  back: Sentence;
  children: { kind: string; input: ChangeMails }[];
} {
  const alike = new Map<string, { ids: string[]; from: string; had: string[]; change: Change }>();
  for (const mail of mails) {
    const change = changeOf(deed, mail.folder);
    const touched = [...change.add, ...change.remove];
    const had = touched.filter((label) => mail.labels.includes(label));
    const idle =
      (change.to === undefined || change.to === mail.folder) &&
      change.add.every((label) => had.includes(label)) &&
      !change.remove.some((label) => had.includes(label));
    if (idle || mail.folder === trash) continue;
    const key = JSON.stringify([mail.folder, had]);
    const group = alike.get(key) ?? { ids: [], from: mail.folder, had, change };
    group.ids.push(mail.id);
    alike.set(key, group);
  }
  const children = [...alike.values()].flatMap(({ ids, from, had, change }) =>
    Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, page) => ({
      ...{ ids: ids.slice(page * pageSize, (page + 1) * pageSize), from, had },
      ...(change.to === undefined || change.to === from ? {} : { to: change.to }),
      ...{ add: change.add, remove: change.remove },
    })),
  );
  const params = [String(children.reduce((sum, { ids }) => sum + ids.length, 0)), name];
  return {
    kind: 'apply-rule',
    ordered: false,
    describe: { key: 'job.applyRule', params },
    back: { key: 'job.applyRuleBack', params },
    children: children.map((part, at) => ({
      kind: changeMails.kind,
      input: { ...part, key: `${id} ${at}`, about: name },
    })),
  };
}
