import { defineConfig } from 'vitest/config';

/** What judges a mutant: the outbox's own tests but for the large searches, which would find the same more slowly. */
export default defineConfig({
  test: {
    include: ['tests/outbox/**/*.test.ts', 'tests/jobs/contacts/*.test.ts'],
    exclude: ['tests/outbox/crowd.test.ts', 'tests/outbox/sim.test.ts', 'tests/outbox/idb-store.test.ts'],
  },
});
