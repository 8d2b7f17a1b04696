import { existsSync, readFileSync } from 'node:fs';
import proj4 from 'proj4';
import { crsDefinition } from '../src/lib/core/crs/definitions';
import { exactTransform, transformOf } from '../src/lib/core/crs/transform';

const vertices = 2_500_000;
const grid = '/usr/share/proj/ntf_r93.gsb';
const assets = {
  definition: () => Promise.resolve(null),
  grid: () => Promise.resolve(existsSync(grid) ? new Uint8Array(readFileSync(grid)) : null)
};

const clarke = '+a=6378249.2 +b=6356515 +pm=2.33722917 +units=m';
const systems: readonly [code: string, words: string][] = [
  [
    'EPSG:2154',
    '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs'
  ],
  [
    'EPSG:3945',
    '+proj=lcc +lat_0=45 +lon_0=3 +lat_1=44.25 +lat_2=45.75 +x_0=1700000 +y_0=4200000 +ellps=GRS80 +units=m +no_defs'
  ],
  [
    'EPSG:27572',
    `+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 ${clarke} +nadgrids=@ntf_r93.gsb,null`
  ],
  ['EPSG:25831', '+proj=utm +zone=31 +ellps=GRS80 +units=m +no_defs'],
  ['EPSG:3035', '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +units=m +no_defs']
];

/** Rings of 500 vertices some hundred metres apart, spread over an area as a layer of communes is. */
function rings(code: string): Float64Array {
  const definition = crsDefinition(code);
  if (!definition) throw new Error(code);
  const [west, south, east, north] = definition.area;
  const inside = (from: number, to: number, share: number): number => from + (0.05 + 0.9 * share) * (to - from);
  const coords = new Float64Array(2 * vertices);
  for (let i = 0; i < vertices; i++) {
    const ring = Math.floor(i / 500);
    const turn = ((i % 500) / 500) * 2 * Math.PI;
    coords[2 * i] = inside(west, east, ((ring * 7919) % 5000) / 5000) + 0.06 * Math.cos(turn);
    coords[2 * i + 1] = inside(south, Math.min(north, 72), ((ring * 104_729) % 5000) / 5000) + 0.04 * Math.sin(turn);
  }
  exactTransform(definition).fromLonLat(coords);
  return coords;
}

/**
 * 2.5 million vertices to longitude/latitude, against proj4 called point by point in the same run. Gives the ratio of
 * the medians of `times` for each system; returns what is under 40 ×.
 */
export async function benchCrs(
  times: (run: () => Promise<number>) => Promise<{ median: number; worst: number }>
): Promise<string[]> {
  const broken: string[] = [];
  for (const [code, words] of systems) {
    const found = await transformOf(code, assets);
    if (!found.ok) throw new Error(found.problem.code);
    const source = rings(code);
    const coords = new Float64Array(source.length);
    const timed = (act: () => void): Promise<number> => {
      coords.set(source);
      const started = performance.now();
      act();
      return Promise.resolve(performance.now() - started);
    };
    const ours = await times(() => timed(() => found.value.toLonLat(coords)));
    const converter = proj4(words, 'EPSG:4326');
    const theirs = await times(() =>
      timed(() => {
        for (let i = 0; i < coords.length; i += 2) {
          const [lon, lat] = converter.forward([coords[i]!, coords[i + 1]!]);
          coords[i] = lon!;
          coords[i + 1] = lat!;
        }
      })
    );
    const told = `median ${Math.round(ours.median)} ms, worst ${Math.round(ours.worst)} ms`;
    const ratio = theirs.median / ours.median;
    if (ratio < 40) broken.push(`${code} at ${ratio.toFixed(1)} × proj4 (40)`);
    console.log(
      `2.5 M vertices ${code} → longitude/latitude: ${told}; ${ratio.toFixed(1)} × proj4 (${Math.round(theirs.median)} ms)`
    );
  }
  return broken;
}
