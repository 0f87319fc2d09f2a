import { Failure } from '../../lib/domain/failure';
import type { Intent, IntentView } from '../../lib/domain/intent';
import { isSystemLabel } from '../../lib/domain/label';
import { findMail } from '../../lib/jobs/labels/find-mail';
import { mailsOf, messagesOf } from '../../lib/jobs/labels/labels';
import { type LabelTree, recolorTree, renameTree } from '../../lib/jobs/labels/trees';
import { planRename } from '../../lib/labels/rename';
import { withMailWishes, withWishes } from '../../lib/labels/wishes';
import type { Protocol } from '../../lib/messages/protocol.schema';
import type { Handlers, Origin } from '../../lib/messages/receiver';
import type { HeldList, ListMirror } from '../../lib/mirror/lists';
import type { Journal } from './journal';

export interface LabelDeps {
  outbox: Journal;
  now(): number;
  lists: Pick<ListMirror, 'get' | 'fresh'>;
  accountFor(wish: string | undefined): Promise<string>;
  show(intent: Intent): Promise<IntentView>;
  /** The tab hears what becomes of it. */
  note(from: Origin, about: { intent: string }): Promise<void>;
}

type LabelMessage = Extract<keyof Protocol, `label.${string}` | 'mail.labels' | 'mail.find' | 'mail.label'>;

/** Pages of 20 that are counted before a label is deleted; more take longer than the answer is worth. */
const countedPages = 10;

const refuse = (kind: 'reserved' | 'notFound' | 'invalid', field?: string) =>
  new Failure({ kind, execution: 'notExecuted', ...(field ? { field } : {}) });

const own = (id: string) => {
  if (isSystemLabel({ id })) throw refuse('reserved');
};

export function createLabelHandlers(deps: LabelDeps): Pick<Handlers<Protocol>, LabelMessage> {
  const { outbox, accountFor, show, note } = deps;

  /** As they will be once what is wished for is carried out. */
  async function withWished(account: string, { rows, failure }: HeldList<'labels'>) {
    return { labels: withWishes(rows, await outbox.open(account)), failure };
  }
  /** For a wish that is made of what is there now. */
  const expected = async (account: string) => withWished(account, await deps.lists.fresh(account, 'labels'));

  async function enqueue(
    from: Origin,
    wish: { id: string; account?: string | undefined },
    kind: string,
    input: unknown,
  ): Promise<IntentView> {
    const account = await accountFor(wish.account);
    await note(from, { intent: wish.id });
    const intent = await outbox.enqueue({ id: wish.id, kind, account, input });
    if (intent.id !== wish.id) await note(from, { intent: intent.id });
    return show(intent);
  }

  const enqueueTree = async (account: string, id: string, tree: LabelTree) =>
    show(await outbox.enqueueGroup({ ...tree, id, account }));

  return {
    'label.list': async ({ account: wanted }) => {
      const account = await accountFor(wanted);
      return withWished(account, await deps.lists.get(account, 'labels'));
    },
    'label.recolor': async ({ id, account, ...input }, from) => {
      own(input.label);
      return enqueue(from, { id, account }, 'recolor-label', input);
    },
    'label.recolorTree': async ({ id, account: wanted, path, colour, before }) => {
      const account = await accountFor(wanted);
      const tree = recolorTree((await expected(account)).labels, path, colour, before);
      if (tree.children.length === 0) throw refuse('invalid', 'colour');
      return enqueueTree(account, id, tree);
    },
    'label.rename': async ({ id, account: wanted, label, to }, from) => {
      own(label);
      const account = await accountFor(wanted);
      const { labels } = await expected(account);
      const known = labels.find((one) => one.id === label);
      if (!known) throw refuse('notFound');
      const plan = planRename(labels, known, to);
      if ('problem' in plan) {
        const { problem } = plan;
        throw problem === 'taken'
          ? new Failure({ kind: 'exists', execution: 'notExecuted' })
          : refuse('invalid', 'name');
      }
      const [only, ...more] = plan.steps;
      if (only && more.length === 0) {
        const input = { label: only.id, from: only.from, to: only.to };
        return enqueue(from, { id, account }, 'rename-label', input);
      }
      return enqueueTree(account, id, renameTree(known.name, to.trim(), plan.steps));
    },
    'label.create': async ({ id, account, ...input }, from) =>
      enqueue(from, { id, account }, 'create-label', input),
    'label.delete': async ({ id, account, ...input }, from) => {
      own(input.label);
      return enqueue(from, { id, account }, 'delete-label', input);
    },
    'label.count': async ({ account, label }) =>
      outbox.ask(await accountFor(account), async (port) => {
        let count = 0;
        let cursor: string | undefined;
        for (let page = 0; page < countedPages; page += 1) {
          const { rows, next } = await messagesOf(port).carrying(label, cursor);
          count += rows.length;
          if (next === undefined) return { count, more: false };
          cursor = next;
        }
        return { count, more: true };
      }),

    'mail.labels': async ({ account: wanted, mail, message }) => {
      const account = await accountFor(wanted);
      const answer = await outbox.ask(account, async (port) => {
        const [messages, mails] = [messagesOf(port), mailsOf(port)];
        const found = message ? [] : await findMail({ messages, mails }, mail, deps.now());
        const id = message ?? (found.length === 1 ? found[0]?.id : undefined);
        if (id === undefined) return found;
        const [head] = await mails.read([id], 'head');
        return { message: id, labels: head?.labels ?? [] };
      });
      if (Array.isArray(answer)) {
        return answer.length > 0 ? { state: 'several', mails: answer } : { state: 'none' };
      }
      const labels = withMailWishes(answer.message, answer.labels, await outbox.open(account));
      return { state: 'found', message: answer.message, labels };
    },
    'mail.find': async ({ account, from, subject }) => {
      const before = deps.now() + 86_400_000;
      const after = before - 365 * 86_400_000;
      return outbox.ask(await accountFor(account), (port) =>
        messagesOf(port).find({ from, subject, after, before }),
      );
    },
    'mail.label': async ({ id, account, ...input }, from) =>
      enqueue(from, { id, account }, 'label-mail', input),
  };
}
