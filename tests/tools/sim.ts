import { parseArgs } from 'node:util';
import { goals } from '../outbox/crowd/goals';
import { studies } from '../outbox/crowd/studies';

const round = (value: number) => Number(value.toPrecision(4));
const rounded = (shares: Record<string, number>) =>
  Object.fromEntries(Object.entries(shares).map(([key, value]) => [key, round(value)]));
const seconds = (ms: number | undefined) => (ms === undefined ? undefined : Math.round(ms / 1000));

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '50,500' },
    hours: { type: 'string', default: '36' },
    policy: { type: 'string' },
    arrivals: { type: 'string' },
    quota: { type: 'string' },
    // Only what is promised, and whether it holds.
    goals: { type: 'boolean', default: false },
  },
});
const wanted = ({ policy, arrivals, quota }: { policy: string; arrivals: string; quota: string }) =>
  (values.policy ?? policy).split(',').includes(policy) &&
  (values.arrivals ?? arrivals) === arrivals &&
  (values.quota ?? quota) === quota;
const extent = { clients: values.clients.split(',').map(Number), hours: Number(values.hours) };

for (const { run, ...about } of values.goals ? [] : studies(extent)) {
  if (!wanted(about)) continue;
  const { waitP50, waitP95, offP50, offP95, ...shares } = run();
  const waits = { waitP50: seconds(waitP50), waitP95: seconds(waitP95) };
  // How far off it was when a wish was said to go later.
  const off = { offP50: seconds(offP50), offP95: seconds(offP95) };
  console.log(JSON.stringify({ name: 'outbox.crowd', ...about, ...rounded(shares), ...waits, ...off }));
}
if (values.goals || !(values.policy ?? values.arrivals ?? values.quota)) {
  for (const { reached, bound, ...goal } of goals(extent)) {
    const beside = bound === undefined ? {} : { bound: rounded(bound) };
    console.log(JSON.stringify({ name: 'outbox.goal', ...goal, reached: rounded(reached), ...beside }));
  }
}
