import type { Harness } from './page/main';

declare global {
  interface Window {
    Harness: typeof Harness;
    harness: Harness;
    basemaps: typeof import('./page/main').basemaps;
    /** what a test drew last */
    shown: import('../../src/lib/map/map-view').DrawnLayer[];
    cellsShape: typeof import('./page/cells').cellsShape;
  }
}
