import { defineConfig } from 'vite';

/** Bundles the start server for Node 20, with its dependencies: `build/` runs by itself. */
export default defineConfig({
  publicDir: false,
  build: { ssr: 'server/main.ts', outDir: 'build/server', target: 'node20', emptyOutDir: true },
  ssr: { noExternal: true }
});
