import { onTestFinished } from 'vitest';
import { openSandbox } from '../sandbox/open';
import { type Answered, askRelay, openRelay, sandboxToken } from '../support/relay';

const label = 1_561_077_301;
export const empty = () => ({ mails: [], folders: [], labels: [] });

/** A relay before an empty sandbox, and what DingTalk's people ask of it; there until the test is over. */
export async function openBench(more: Record<string, string> = {}) {
  const sandbox = await openSandbox({ realNow: Date.now, seed: empty });
  const relay = await openRelay(sandbox, more);
  onTestFinished(relay.close);
  const app = { brand: 'dingtalk', appId: sandbox.dingtalk.appKey };
  const token = (person?: string) => sandboxToken(sandbox, 'dingtalk', person);
  const call = (row: string, body: unknown, user: string) =>
    askRelay(relay.url, 'call', { ...app, row: `dingtalk.external_contacts.${row}`, body }, user);
  const contact = (more: object = {}) => ({
    name: 'Ana',
    mobile: '13900139000',
    state_code: '86',
    label_ids: [label],
    follower_user_id: 'whoever',
    ...more,
  });
  const outsiders = async () => (await sandbox.state()).outsiders ?? [];
  return { sandbox, relay, app, token, call, contact, outsiders };
}

export const kindOf = (answer: Answered) => (answer.ok ? 'ok' : answer.failure.kind);
