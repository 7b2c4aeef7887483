import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { maxWorkers: 2, include: ['tests/**/*.test.ts'], exclude: ['tests/soak/**'], testTimeout: 60_000 },
});
