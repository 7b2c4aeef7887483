import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Each file would load the whole engine anew, a third of the time of all tests.
    isolate: false,
    setupFiles: ['tests/fixed-seed.ts'],
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/soak/**'],
    testTimeout: 180_000,
  },
});
