import { defineConfig } from 'vitest/config';

/** Contract tests: readers of the project against real servers. Run after the build, apart from the units. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/contract/**/*.test.ts'],
    environment: 'node',
    // the package does not say what it is: Vite reads it, Node does not
    server: { deps: { inline: ['clipper2-wasm'] } },
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000
  }
});
