import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus, by route, row and outcome; nothing of a person. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    name: 'relay_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'relay_request_seconds',
    help: 'How long answers took',
    labelNames: ['route'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const slots = new Counter({
    name: 'relay_slots_total',
    help: 'Places in the shared queue by endpoint and verdict',
    labelNames: ['row', 'verdict'] as const,
    registers,
  });
  return {
    request(route: string, status: number, ms: number): void {
      requests.inc({ route, status: String(status) });
      seconds.observe({ route }, ms / 1_000);
    },
    slot(verdict: 'granted' | 'waited' | 'full' | 'down', row: string): void {
      slots.inc({ row, verdict });
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
