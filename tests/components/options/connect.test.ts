import { describe, expect, it } from 'vitest';
import { type Connection, createConnector } from '../../../components/options/connect';
import { account, fakeApp } from '../stories/fake';

const wish: Connection = { brand: 'feishu', appId: 'cli_1', appSecret: 's', features: ['contacts'] };
const needed = ['https://open.feishu.cn/*', 'https://accounts.feishu.cn/*'];
const hosts = (granted: boolean) => [{ brand: 'feishu' as const, origins: needed, granted }];

/** A browser whose prompt the person answers with `answer`. */
function bench(answer: boolean) {
  const asked: string[][] = [];
  const sent: unknown[] = [];
  const base = fakeApp({
    'account.connect': (input) => {
      sent.push(input);
      return account;
    },
  });
  const platform = {
    ...base.platform,
    requestHosts: async (origins: string[]) => {
      asked.push(origins);
      return answer;
    },
  };
  return { asked, sent, connector: createConnector({ ...base, platform }) };
}

describe('the hosts of a service', () => {
  it('are asked for when first used, and then the consent page opens', async () => {
    const { asked, sent, connector } = bench(true);
    await connector.run(wish, hosts(false));
    expect(asked).toEqual([needed]);
    expect(sent).toHaveLength(1);
    expect(connector.step.value).toMatchObject({ at: 'connected' });
  });

  it('when refused end it there, with words, and nothing is sent', async () => {
    const { sent, connector } = bench(false);
    await connector.run(wish, hosts(false));
    expect(sent).toEqual([]);
    expect(connector.step.value).toEqual({ at: 'refusedHosts' });
  });

  it('are not asked for again', async () => {
    const { asked, sent, connector } = bench(false);
    await connector.run(wish, hosts(true));
    expect(asked).toEqual([]);
    expect(sent).toHaveLength(1);
  });
});
