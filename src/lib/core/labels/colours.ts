import type { Rgba } from '../marks/marks';
import type { Theme } from '../styles/kind';

/** Ink and the paper around it: the names of the basemap wear the same. */
export const labelColours: Readonly<Record<Theme, { fill: Rgba; halo: Rgba }>> = {
  light: { fill: [23, 33, 43, 255], halo: [255, 255, 255, 235] },
  dark: { fill: [242, 245, 246, 255], halo: [16, 22, 27, 235] }
};
