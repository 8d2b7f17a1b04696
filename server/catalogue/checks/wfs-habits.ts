import type { CatalogueEntry } from '../../../src/lib/core/catalogue/entry';
import { transformToLonLat } from '../../../src/lib/core/crs/transform';
import { readHits } from '../../../src/lib/core/sources/wfs/hits';
import { featureParameters } from '../../../src/lib/core/sources/wfs/request';
import { WfsService } from '../../../src/lib/core/sources/wfs/service';
import type { Bbox } from '../../../src/lib/core/table/table';
import type { CheckContext } from './finding';

type Wfs = Extract<CatalogueEntry['source'], { kind: 'wfs' }>;

/** Ways of writing one box in a WFS request: what each is called, and its BBOX parameter. */
export const boxForms: readonly { name: string; write(box: Bbox): string }[] = [
  { name: 'EPSG:4326 x,y', write: (box) => `${box.join(',')},EPSG:4326` },
  {
    name: 'urn 4326 y,x',
    write: ([west, south, east, north]) => `${[south, west, north, east].join(',')},urn:ogc:def:crs:EPSG::4326`
  },
  { name: 'EPSG:3857', write: (box) => `${inMercator(box).join(',')},EPSG:3857` }
];

function inMercator(box: Bbox): Bbox {
  const sides = Float64Array.from(box);
  const mercator = transformToLonLat('EPSG:3857');
  if (mercator.ok) mercator.value.fromLonLat(sides);
  return [...sides] as unknown as Bbox;
}

const serviceOf = ({ url }: Wfs, context: CheckContext): WfsService =>
  new WfsService(url, { ...context, signal: AbortSignal.timeout(context.timeoutSeconds * 3000) });

/**
 * How many features a WFS finds in a box (degrees) by each way of writing it: a server that reads the axes of one the other
 * way round finds none by it. Null where it refuses or states no number. WFS 1.0.0 knows no system but the layer's own.
 */
export async function hitsByForm(
  source: Wfs,
  box: Bbox,
  context: CheckContext
): Promise<{ name: string; hits: number | null }[]> {
  if (source.version === '1.0.0') return [];
  const { version, typeName } = source;
  const service = serviceOf(source, context);
  const found: { name: string; hits: number | null }[] = [];
  for (const { name, write } of boxForms) {
    const asked = { ...featureParameters({ version, typeName, cut: { BBOX: write(box) } }), RESULTTYPE: 'hits' };
    const answer = await service.get(asked, 'application/xml, text/xml');
    found.push({ name, hits: answer.ok ? readHits(answer.value.bytes) : null });
  }
  return found;
}

/** Most features that a WFS says it gives at a time (`CountDefault`, OGC 09-025); null where it does not say. */
export async function statedPage(source: Wfs, context: CheckContext): Promise<number | null> {
  const capabilities = await serviceOf(source, context).capabilities(source.version);
  const stated = capabilities.ok ? Number(capabilities.value.constraints['CountDefault'] ?? NaN) : NaN;
  return Number.isInteger(stated) && stated > 0 ? stated : null;
}
