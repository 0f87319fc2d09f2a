import { defineConfig } from 'vitest/config';

/**
 * What judges a mutant of the outbox's rules: its own tests but for the large searches, which would find the same more
 * slowly. What drives the rules (runner, scanner, stores) is held by the simulator and by tests of its own.
 */
export default defineConfig({
  test: {
    include: ['tests/outbox/**/*.test.ts', 'tests/jobs/contacts/*.test.ts'],
    exclude: ['crowd', 'sim', 'alone', 'idb-store'].map((name) => `tests/outbox/${name}.test.ts`),
    // Nothing in there keeps state between tests: one worker may judge all mutants.
    isolate: false,
    // The first run is watched test by test, which takes its time.
    testTimeout: 30_000,
    fileParallelism: false,
  },
});
