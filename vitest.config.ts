import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Tests that drive a browser one at a time: a page that fights for the processor measures nothing, and where a company's policy
 * can only be set for the whole machine, every browser obeys it.
 */
const inBrowser = [
  'tests/e2e/managed.test.ts',
  'tests/components/overlay/*.test.ts',
  'tests/components/stories.test.ts',
  'tests/sandbox/mailbox/page-*.test.ts',
];
/** A driver now and then loses a press or a window: tried once more, which the report then says. */
const driven = { testTimeout: 150_000, hookTimeout: 150_000, retry: 1 };
/** Most of their time they wait for a browser. */
const endToEnd = { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], exclude: inBrowser, maxWorkers: 2 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**', ...inBrowser],
          testTimeout: 30_000,
          // Of itself it leaves one core alone, which of two is half.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...{ name: 'browser', include: inBrowser, fileParallelism: false },
          ...{ ...driven, sequence: { groupOrder: 1 } },
        },
      },
      { test: { ...endToEnd, ...driven, sequence: { groupOrder: 2 } } },
    ],
  },
});
