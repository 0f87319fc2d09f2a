import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that drive a browser beside the end-to-end ones. One at a time: a page that fights for the processor measures nothing. */
const inBrowser = [
  'tests/components/overlay.test.ts',
  'tests/components/stories.test.ts',
  'tests/sandbox/mailbox/page.test.ts',
];
/** A driver now and then loses a press or a window: tried once more, which the report then says. */
const alone = { fileParallelism: false, testTimeout: 150_000, hookTimeout: 150_000, retry: 1 };

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
      { test: { name: 'browser', include: inBrowser, ...alone, sequence: { groupOrder: 1 } } },
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], ...alone, sequence: { groupOrder: 2 } } },
    ],
  },
});
