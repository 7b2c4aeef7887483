import { defineConfig } from 'vitest/config';

/** Long runs with random input; not part of `npm test`. */
export default defineConfig({
  test: { include: ['tests/soak/**/*.test.ts'], passWithNoTests: true, testTimeout: 3_600_000 },
});
