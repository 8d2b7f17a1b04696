// Every CRS against PROJ's own program, both ways: 1 mm, and 1 cm for the old NTF of its three-parameter shift.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { transformToLonLat } from '../../src/lib/core/crs/transform';
import { apart } from './reading';

type Box = [west: number, south: number, east: number, north: number];

/** Where each code is meant to be used, degrees; conic ones over metropolitan France whatever their band. */
const france: Box = [-4.8, 42.4, 8.2, 51];
const band = (latitude: number): Box => [-4.8, Math.max(41.5, latitude - 1), 8.2, Math.min(51, latitude + 1)];
const zone = (middle: number, south: number, north: number): Box => [middle - 3, south, middle + 3, north];
const areas: Record<string, Box> = {
  'EPSG:2154': france,
  ...Object.fromEntries([42, 43, 44, 45, 46, 47, 48, 49, 50].map((l) => [`EPSG:39${l}`, band(l)])),
  'EPSG:3857': [-63, -22, 56, 51],
  'EPSG:4326': [-63, -22, 56, 51],
  'EPSG:4258': france,
  'EPSG:32620': zone(-63, 14, 19),
  'EPSG:32622': zone(-51, 2, 6),
  'EPSG:32630': zone(-3, 42, 51),
  'EPSG:32631': zone(3, 42, 51),
  'EPSG:32632': zone(9, 41, 51),
  'EPSG:32738': zone(45, -14, -12),
  'EPSG:32740': zone(57, -22, -20),
  'EPSG:2972': [-54.6, 2.1, -51.5, 5.8],
  'EPSG:2975': [55.2, -21.4, 55.9, -20.8],
  'EPSG:5490': [-63.2, 14.3, -60.8, 18.2],
  'EPSG:4471': [44.9, -13.1, 45.4, -12.5]
};

/** 49 positions over an area, its edges included. */
function grid([w, s, e, n]: Box): [number, number][] {
  return Array.from({ length: 49 }, (_, i) => [w + ((i % 7) / 6) * (e - w), s + (Math.floor(i / 7) / 6) * (n - s)]);
}

/** What `cs2cs` says of longitude/latitude positions in a CRS (a code, or words of PROJ), in the order x, y. */
function byProj(points: readonly [number, number][], target: string): [number, number][] {
  const degrees = /EPSG:(4326|4258)/.test(target);
  const words = target.startsWith('+');
  // by code, axes are the authority's: latitude first
  const input = points.map(([x, y]) => (words ? `${x} ${y}` : `${y} ${x}`)).join('\n');
  const between = words ? ['+proj=longlat', '+datum=WGS84', '+to', ...target.split(' ')] : ['EPSG:4326', target];
  const out = execFileSync('cs2cs', ['-f', degrees ? '%.12f' : '%.7f', ...between], { input, encoding: 'utf8' });
  const rows = out
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/).slice(0, 2).map(Number) as [number, number]);
  return degrees ? rows.map(([lat, lon]) => [lon, lat]) : rows;
}

/** Worst distances in metres: our position from PROJ's plane one, and the way back. */
function worst(code: string, target: string, area: Box): [toLonLat: number, fromLonLat: number] {
  const transform = transformToLonLat(code);
  if (!transform.ok) throw new Error(JSON.stringify(transform.problem));
  const points = grid(area);
  const plane = byProj(points, target);
  const back = Float64Array.from(plane.flat());
  transform.value.toLonLat(back);
  const there = Float64Array.from(points.flat());
  transform.value.fromLonLat(there);
  const degrees = /EPSG:(4326|4258)/.test(code);
  let [to, from] = [0, 0];
  points.forEach((point, i) => {
    to = Math.max(to, apart([back[2 * i]!, back[2 * i + 1]!], point));
    const [x, y] = plane[i]!;
    const moved: [number, number] = [there[2 * i]!, there[2 * i + 1]!];
    from = Math.max(from, degrees ? apart(moved, [x, y]) : Math.hypot(moved[0] - x, moved[1] - y));
  });
  return [to, from];
}

it.each(Object.entries(areas))('%s: 1 mm', (code, area) => {
  const [to, from] = worst(code, code, area);
  expect(to).toBeLessThan(0.001);
  expect(from).toBeLessThan(0.001);
});

it('EPSG:27572 by its three-parameter shift: 1 cm, and it says that it is precise to 3 m', () => {
  const helmert =
    '+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 +a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m +no_defs';
  const [to, from] = worst('EPSG:27572', helmert, france);
  expect(to).toBeLessThan(0.01);
  expect(from).toBeLessThan(0.01);
  const transform = transformToLonLat('EPSG:27572');
  expect(transform.ok && transform.notices).toEqual([{ code: 'precision', facts: { crs: 'EPSG:27572', metres: 3 } }]);
});
