import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// Four kinds of test: unit (pure, Node), component (happy-dom), integration (real clusters), e2e (Chromium).
// The last two share servers, so their files run one after another.
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/unit/property-setup.ts'],
          environment: 'node',
        },
      },
      {
        root,
        test: {
          name: 'component',
          include: ['test/unit/**/*.test.tsx'],
          setupFiles: ['test/unit/property-setup.ts', 'test/unit/component-setup.ts'],
          environment: 'happy-dom',
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'integration',
          globalSetup: ['test/integration/start-clusters.ts'],
          sequence: { groupOrder: 1 },
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 240_000,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          globalSetup: ['test/integration/start-clusters.ts'],
          sequence: { groupOrder: 2 },
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
