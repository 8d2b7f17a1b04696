import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
  server: { fs: { allow: ['.'] } },
  test: {
    include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/unit/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['tests/unit/seed.ts'],
    // property tests draw hundreds of cases: a busy machine is no fault of theirs
    testTimeout: 60_000,
    // modules that Vite reads and Node does not: names without extensions, a package that does not say what it is
    server: { deps: { inline: ['statsbreaks', 'clipper2-wasm'] } }
  }
});
