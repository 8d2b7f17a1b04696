import { exactTransform } from '../crs/transform';
import type { PlaneTransform } from '../crs/exact';
import type { Bbox } from '../table/table';

/**
 * A plane in metres that is right around the middle of an extent (degrees): oblique stereographic, which keeps angles, so
 * that which of two neighbours is nearer is told right to some metres over 500 km.
 */
export function localPlane([west, south, east, north]: Bbox): PlaneTransform {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return exactTransform({
    code: 'local',
    name: 'local',
    projection: {
      type: 'proj4',
      definition: `+proj=sterea +lat_0=${lat} +lon_0=${lon} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs`
    },
    area: [west, south, east, north]
  });
}
