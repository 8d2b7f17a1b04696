import type { CrsAssets } from '../ports';
import { bad, good, type Outcome, type Problem } from '../problems/problem';
import { parseCrs } from './name';
import { transformToLonLat, type Transform } from './transform';

/** Share of vertices passing a test, null without vertices (`TableBuilder.share`). */
export interface Positions {
  share(test: (x: number, y: number) => boolean): number | null;
}

export interface ChooseOptions {
  /** what the service says of the layer */
  fallback?: string | null | undefined;
  /** order of the coordinates, when somebody states it: `yx` is north first */
  axis?: 'xy' | 'yx' | undefined;
  /** grids and definitions that are not bundled */
  assets: CrsAssets;
}

const inDegrees = (x: number, y: number): boolean => Math.abs(x) <= 180.0001 && Math.abs(y) <= 90.0001;
/** Lambert-93 of mainland France and Corsica, with a margin, metres */
const inLambert93 = (x: number, y: number): boolean => x > 0 && x < 1350000 && y > 5950000 && y < 7250000;

/**
 * The coordinate system of positions that were read: what was declared, unless degrees were declared and the positions
 * cannot be; then `fallback` (what the service says of the layer); then Lambert-93 if they lie in its extent, with a
 * `crs-guessed` notice. Planes whose x and y come in the wrong order are put right (`axis-swapped`). `declared` null means that nothing said so: longitude/latitude is expected.
 * Fails with `unsupported-crs`.
 */
export async function chooseCrs(
  positions: Positions,
  declared: string | null,
  options: ChooseOptions
): Promise<Outcome<Transform>> {
  return choose(positions, declared, options.fallback);
}

function choose(positions: Positions, declared: string | null, fallback?: string | null): Outcome<Transform> {
  if (declared !== null) {
    const name = parseCrs(declared);
    const found = transformToLonLat(name?.code ?? declared);
    if (!found.ok) return found;
    if (found.value.definition.projection.type !== 'geographic') return inOrder(positions, found);
    if (mostlyDegrees(positions)) return found;
  } else if (mostlyDegrees(positions)) return transformToLonLat('EPSG:4326');
  const other = fallback ? parseCrs(fallback) : null;
  if (other) {
    const found = transformToLonLat(other.code);
    if (!found.ok || found.value.definition.projection.type !== 'geographic') return found;
  }
  if (mostly(positions.share(inLambert93))) {
    const notice: Problem = { code: 'crs-guessed', facts: { crs: 'EPSG:2154' } };
    const found = transformToLonLat('EPSG:2154');
    return found.ok ? good(found.value, [notice, ...found.notices]) : found;
  }
  return bad({ code: 'unsupported-crs', facts: { crs: declared ?? '?' } });
}

/**
 * The transform, or the same taking y before x when only so the positions fall in its area of use (servers that obey
 * the axis order where GeoJSON does not), with an `axis-swapped` notice.
 */
function inOrder(positions: Positions, found: Outcome<Transform> & { ok: true }): Outcome<Transform> {
  const { definition, toLonLat } = found.value;
  const [west, south, east, north] = definition.area;
  const place = new Float64Array(2);
  const inArea = (x: number, y: number): boolean => {
    place[0] = x;
    place[1] = y;
    toLonLat(place);
    const [lon, lat] = place as unknown as [number, number];
    return lon >= west && lon <= east && lat >= south && lat <= north;
  };
  const asGiven = positions.share(inArea);
  if (asGiven === null || asGiven > 0.05 || !mostly(positions.share((x, y) => inArea(y, x)))) return found;
  const swapped = (coords: Float64Array): void => {
    for (let i = 0; i < coords.length; i += 2) coords.subarray(i, i + 2).reverse();
    toLonLat(coords);
  };
  const notice: Problem = { code: 'axis-swapped', facts: { crs: definition.code } };
  return good({ ...found.value, toLonLat: swapped }, [...found.notices, notice]);
}

function mostlyDegrees(positions: Positions): boolean {
  const share = positions.share(inDegrees);
  return share === null || share > 0.5;
}

function mostly(share: number | null): boolean {
  return share !== null && share > 0.95;
}
