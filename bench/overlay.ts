import { area, bbox, featureCollection, intersect, union } from '@turf/turf';
import type { BBox, Feature, FeatureCollection, Polygon } from 'geojson';
import { runCrossing } from '../src/lib/core/crossings/registry';
import { handTable } from '../src/lib/core/marks/hand-table';
import { crossContext } from '../tests/crossing';
import { areas } from './areas';

/** Areas that Turf is given: one in so many, its time is scaled. */
const SAMPLE = 100;

type Ring = [number, number][];

const tableOf = (id: string, rings: readonly Ring[]): ReturnType<typeof handTable> =>
  handTable({ id, polygons: rings.map((ring) => [[ring]]) });

/** Each third of the areas, twice as wide: zones that lie over one another, and over several areas each. */
function zonesOf(rings: readonly Ring[]): Ring[] {
  return rings
    .filter((_, i) => i % 3 === 0)
    .map((ring) => {
      const [x, y] = ring[0]!;
      return ring.map(([lon, lat]) => [x + 2 * (lon - x), y + 2 * (lat - y)]);
    });
}

const polygonOf = (ring: Ring): Feature<Polygon> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Polygon', coordinates: [ring] }
});

const meet = (a: BBox, b: BBox): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Share of an area in zones as one writes it with Turf: those whose box meets the area's, put together, cut by it. */
function turfShare(own: Feature<Polygon>, zones: readonly { zone: Feature<Polygon>; box: BBox }[]): number {
  const box = bbox(own);
  const near = zones.filter((z) => meet(z.box, box)).map((z) => z.zone);
  const whole = near.length > 1 ? union(featureCollection(near)) : near[0];
  const common = whole && intersect(featureCollection<Polygon>([own, whole as Feature<Polygon>]));
  return common ? area(common) / area(own) : 0;
}

/** Milliseconds of the shares of 36,000 areas in 12,000 zones, by us and by Turf on a hundredth of the areas, scaled. */
export async function benchAreaShare(
  times: (run: () => Promise<number>) => Promise<{ median: number; worst: number }>
): Promise<void> {
  const { features } = JSON.parse(areas().toString()) as FeatureCollection<Polygon>;
  const rings = features.map((feature) => feature.geometry.coordinates[0] as Ring);
  const zones = zonesOf(rings);
  const inputs = [tableOf('areas', rings), tableOf('zones', zones)];
  const ours = await times(async () => {
    const started = performance.now();
    await runCrossing(inputs, { kind: 'area-share', areas: 'areas', over: 'zones' }, crossContext());
    return performance.now() - started;
  });
  const turfZones = zones.map((ring) => {
    const zone = polygonOf(ring);
    return { zone, box: bbox(zone) };
  });
  const sample = rings.filter((_, i) => i % SAMPLE === 0).map(polygonOf);
  const theirs = await times(() => {
    const started = performance.now();
    for (const own of sample) turfShare(own, turfZones);
    return Promise.resolve((performance.now() - started) * SAMPLE);
  });
  console.log(
    `share of ${rings.length} areas in ${zones.length} zones: median ${Math.round(ours.median)} ms, worst ${Math.round(ours.worst)} ms`
  );
  console.log(
    `the same by Turf on one area in ${SAMPLE}, times ${SAMPLE}: median ${Math.round(theirs.median)} ms (${(theirs.median / ours.median).toFixed(1)} ×)`
  );
}
