import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Serves the map alone, without the application, for the tests of this folder. */
export default defineConfig({
  root: here('page'),
  publicDir: here('../../static'),
  cacheDir: here('../../node_modules/.vite-browser-map'),
  logLevel: 'warn',
  server: { host: '127.0.0.1', fs: { allow: [here('../..')] }, watch: null, hmr: false },
  worker: { format: 'es' },
  optimizeDeps: {
    include: [
      '@deck.gl/core',
      '@deck.gl/geo-layers',
      '@deck.gl/layers',
      '@deck.gl/maplibre',
      '@luma.gl/core',
      '@luma.gl/engine',
      'maplibre-gl',
      'earcut',
      'saxes',
      '@turf/turf'
    ],
    noDiscovery: true
  }
});
