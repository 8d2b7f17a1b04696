import { collect, featureCollection, hexGrid, point } from '@turf/turf';
import { gather } from '../src/lib/core/styles/cells/gather';

type Times = (run: () => Promise<number>) => Promise<{ median: number; worst: number }>;

const [west, south, east, north] = [-1.3, 44.2, 0.4, 45.6] as const;
const size = 2000;

/**
 * 100,000 points in hexagons of 2 km, against Turf's `hexGrid` and `collect` of the same points over the same extent,
 * both in this run, Turf once.
 */
export async function benchCells(times: Times): Promise<void> {
  const count = 100_000;
  const coords = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    coords[2 * i] = west + (((i * 7919) % 99_991) / 99_991) * (east - west);
    coords[2 * i + 1] = south + (((i * 104_729) % 79_999) / 79_999) * (north - south);
  }
  let cells = 0;
  const ours = await times(async () => {
    const started = performance.now();
    cells = gather(coords, { shape: 'hexagons', size }).polygons.rowOf.length;
    return performance.now() - started;
  });
  const places = featureCollection(
    Array.from({ length: count }, (_, i) => point([coords[2 * i] as number, coords[2 * i + 1] as number], { n: 1 }))
  );
  const started = performance.now();
  const grid = hexGrid([west, south, east, north], size / Math.sqrt(3) / 1000, { units: 'kilometers' });
  const held = collect(grid, places, 'n', 'n').features.filter(
    (cell) => (cell.properties as { n: number[] }).n.length > 0
  );
  const theirs = performance.now() - started;
  console.log(
    `${count} points in ${cells} hexagons: median ${Math.round(ours.median)} ms, worst ${Math.round(ours.worst)} ms; by Turf (${held.length} hexagons): ${Math.round(theirs)} ms (${(theirs / ours.median).toFixed(0)} ×)`
  );
}
