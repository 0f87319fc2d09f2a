import type { World } from '../../entrypoints/background/world';
import type { RuleBody } from '../../lib/domain/rule';
import type { TriedMail, TriedPage } from '../../lib/domain/rule-view';
import { until } from '../support/until';
import { type Bench, id, page } from './bench';

/** Who sends a newsletter to the mailbox of the sandbox. */
export const news = 'hello@signalweekly.example';

/** The rules of a bench, as its service holds them and as its worker is asked for them. */
export function rulesOn(at: () => { bench: Bench; world: World }) {
  const settled = () =>
    until(async () => (await at().world.outbox.counts()).open === 0, 'the outbox to be empty');
  return {
    settled,
    connect: () => at().bench.connect(at().world, ['contacts', 'rules', 'messages', 'labels', 'texts']),
    rules: async () => (await at().bench.sandbox.state()).rules ?? [],
    async make(rule: RuleBody) {
      await at().world.handlers['rule.create']({ id: id(), rule }, page);
      await settled();
    },
    listed: () => at().world.handlers['rule.list']({}, page),
    async tried(rule: RuleBody, who = page): Promise<{ pages: TriedPage[]; caught: TriedMail[] }> {
      const { handlers } = at().world;
      const pages: TriedPage[] = [];
      let cursor: string | null = null;
      do {
        const one: TriedPage = await handlers['rule.try']({ rule, sender: news, days: 30, cursor }, who);
        pages.push(one);
        cursor = one.next;
      } while (cursor !== null);
      return { pages, caught: pages.flatMap(({ caught }) => caught) };
    },
  };
}
