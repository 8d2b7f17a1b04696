import type { Theme } from '../map-view';

/** Colours of the map's ground and names. The interface's tokens hold the same values under `--carte-*`. */
export interface GroundColours {
  sea: string;
  shore: [near: string, far: string];
  land: string;
  landOutside: string;
  departmentLine: string;
  regionLine: string;
  countryLine: string;
  label: string;
  labelQuiet: string;
  labelWater: string;
  halo: string;
  paper: string;
}

const light: GroundColours = {
  sea: '#dbe6eb',
  shore: ['#b9cfd8', '#cbdbe2'],
  land: '#f8f6f1',
  landOutside: '#eae7df',
  departmentLine: '#c4c2ba',
  regionLine: '#9a9a94',
  countryLine: '#b3b0a7',
  label: '#17212b',
  labelQuiet: '#3a444e',
  labelWater: '#1d4658',
  halo: 'rgba(255, 255, 255, 0.92)',
  paper: '#f7f6f2'
};

const dark: GroundColours = {
  sea: '#10161b',
  shore: ['#26333c', '#19232a'],
  land: '#262d34',
  landOutside: '#1c2329',
  departmentLine: '#3d4750',
  regionLine: '#56616a',
  countryLine: '#3a444c',
  label: '#f2f5f6',
  labelQuiet: '#c3ccd2',
  labelWater: '#8fb9cc',
  halo: 'rgba(16, 22, 27, 0.92)',
  paper: '#1e252c'
};

/** White everywhere, lines that a printer draws thin, black names: as little ink as a map can do with. */
const print: GroundColours = {
  sea: '#ffffff',
  shore: ['#9fb4bf', '#d3dde2'],
  land: '#ffffff',
  landOutside: '#ffffff',
  departmentLine: '#b9bcbe',
  regionLine: '#7f858a',
  countryLine: '#a3a8ac',
  label: '#000000',
  labelQuiet: '#33393f',
  labelWater: '#1d4658',
  halo: 'rgba(255, 255, 255, 0.96)',
  paper: '#ffffff'
};

/** Paper of a ground: the theme's, or white for the printer. */
export type Look = Theme | 'print';

/** Ground colours of a look. */
export function groundColours(look: Look): GroundColours {
  return { light, dark, print }[look];
}
