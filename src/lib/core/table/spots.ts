import { mercatorDegrees } from '../crs/mercator';
import { USUAL_MAP } from './usual-map';
import type { FeatureTable } from './table';

/** Pixels of the spot that a dot covers. */
const SPOT = 8;
const { width: WIDTH, height: HEIGHT } = USUAL_MAP;

/** Spots that the points of a table cover on a screen that shows them all; undefined for tables without points. */
export function spotsOf({ points, bbox }: Pick<FeatureTable, 'points' | 'bbox'>): number | undefined {
  if (!points || !bbox) return undefined;
  const [west, south, east, north] = bbox;
  const bottom = mercatorDegrees(south);
  // a point alone has no extent
  const side = Math.max((east - west) / WIDTH, (mercatorDegrees(north) - bottom) / HEIGHT, 1e-9) * SPOT;
  const across = Math.ceil(WIDTH / SPOT) + 1;
  const taken = new Uint8Array(across * (Math.ceil(HEIGHT / SPOT) + 1));
  for (let i = 0; i < points.coords.length; i += 2) {
    const x = Math.floor(((points.coords[i] as number) - west) / side);
    const y = Math.floor((mercatorDegrees(points.coords[i + 1] as number) - bottom) / side);
    taken[y * across + x] = 1;
  }
  return taken.reduce((sum, one) => sum + one, 0);
}
