import type { World } from '../../entrypoints/background/world';
import type { Feature } from '../../lib/domain/account';
import { until } from '../support/until';
import { type Bench, id, page } from './bench';

interface Served {
  id: string;
  name: string;
  background_color: string;
}

/** The labels of a bench, as its service holds them and as its worker is asked for them. */
export function labelsOn(at: () => { bench: Bench; world: World }) {
  const served = async () => ((await at().bench.sandbox.state()).labels ?? []) as unknown as Served[];
  const named = async (name: string) => {
    const found = (await served()).find((one) => one.name === name);
    if (!found) throw new Error(`no label ${name}`);
    return found;
  };
  const edit = (op: string, value: object) =>
    at().bench.sandbox.control('edit', { resource: 'labels', op, ...value });
  return {
    ...{ served, named, edit },
    /** Takes away those that the service begins with. */
    async none() {
      for (const one of await served()) await edit('delete', { id: one.id });
    },
    connect: (features: Feature[] = ['labels', 'messages']) => at().bench.connect(at().world, features),
    make: (name: string, background_color = 'blue') => edit('create', { value: { name, background_color } }),
    calls: async (row: string) =>
      ((await at().bench.sandbox.state()).requests ?? []).filter(
        (one) => one.row === row && one.status === 200,
      ),
    settled: () => until(async () => (await at().world.outbox.counts()).open === 0, 'the outbox to be empty'),
    shown: async () => (await at().world.handlers['label.list']({}, page)).labels,
    recolor: (label: Served, colour: 'red' | 'lime' | 'green', before?: string) =>
      at().world.handlers['label.recolor'](
        { id: id(), label: label.id, name: label.name, colour, ...(before ? { before } : {}) },
        page,
      ),
  };
}
