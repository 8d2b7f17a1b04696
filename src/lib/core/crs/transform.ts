import type { CrsAssets } from '../ports';
import { bad, good, type Outcome, type Problem } from '../problems/problem';
import type { Bbox } from '../table/table';
import { crsDefinition, type CrsDefinition } from './definitions';
import { chain, exactProjection, type PlaneTransform } from './exact';
import { ntfByGrid, ntfGridName, ntfPrecisionMetres, ntfWithoutGrid } from './ntf';
import { surrogate } from './surrogate';

export interface Transform extends PlaneTransform {
  definition: CrsDefinition;
}

/** Made once each: a transform holds the lattice of its system. */
const made = new Map<string, Transform>();
/** Datum shift of NTF by its grid, once somebody could give it. */
let ntfGrid: PlaneTransform | null = null;

/**
 * Transform of a bundled code (`EPSG:2154`), without asking anybody. Positions without an image become non-finite.
 * Within 1 mm of PROJ, except where the definition states a precision, which comes as a `precision` notice: NTF until
 * `transformOf` could load its grid.
 * Fails with `unsupported-crs`.
 */
export function transformToLonLat(code: string): Outcome<Transform> {
  const definition = crsDefinition(code);
  return definition ? transformBy(definition) : bad({ code: 'unsupported-crs', facts: { crs: code } });
}

/**
 * Transform of any EPSG code, as `transformToLonLat`, with the grid of NTF where `assets` has it, and the definitions
 * that are not bundled.
 * Fails with `unsupported-crs`.
 */
export async function transformOf(code: string, assets: CrsAssets): Promise<Outcome<Transform>> {
  const bundled = crsDefinition(code);
  if (bundled?.datum === 'ntf' && !ntfGrid) {
    const bytes = await assets.grid(ntfGridName);
    ntfGrid = bytes && ntfByGrid(bytes);
  }
  if (bundled) return transformBy(bundled);
  const definition = await assets.definition(code);
  if (!definition) return bad({ code: 'unsupported-crs', facts: { crs: code } });
  return transformBy(definition);
}

/**
 * Transform of a definition.
 * Fails with `unsupported-crs` when its text cannot be read.
 */
export function transformBy(definition: CrsDefinition): Outcome<Transform> {
  const { code, datum, projection } = definition;
  const text = projection.type === 'proj4' ? projection.definition : '';
  const key = `${code} ${text} ${datum && ntfGrid ? 'by grid' : ''}`;
  let transform = made.get(key);
  if (!transform) {
    try {
      transform = { definition, ...exactOrSurrogate(definition) };
    } catch {
      return bad({ code: 'unsupported-crs', facts: { crs: code } });
    }
    made.set(key, transform);
  }
  const metres = datum && !ntfGrid ? ntfPrecisionMetres : definition.precisionMetres;
  const notices: Problem[] = metres === undefined ? [] : [{ code: 'precision', facts: { crs: code, metres } }];
  return good(transform, notices);
}

/**
 * The transform as precise as it is known, never by a surrogate: what surrogates are held to.
 * Throws what proj4 throws on a text that it cannot read.
 */
export function exactTransform(definition: CrsDefinition): PlaneTransform {
  const projection = exactProjection(definition);
  return definition.datum ? chain(projection, ntfGrid ?? ntfWithoutGrid) : projection;
}

/** Plain degrees and web Mercator cost less than a lattice; every other system goes by one. */
function exactOrSurrogate(definition: CrsDefinition): PlaneTransform {
  const { projection, datum } = definition;
  const exact = exactTransform(definition);
  const plain = projection.type === 'geographic' || projection.type === 'web-mercator';
  if (plain && (!datum || ntfGrid)) return exact;
  // a grid is kinked at its lines, where no lattice follows; it costs little: only the projection goes by surrogate
  const smooth = datum && ntfGrid ? exactProjection(definition) : exact;
  const extent = planeExtent(exact, definition.area);
  const cell = Math.max(...extent.map(Math.abs)) <= 400 ? degreeCell : metreCell;
  const fast = extent.every(Number.isFinite) ? surrogate(smooth, extent, cell) : smooth.toLonLat;
  const toLonLat = datum && ntfGrid ? chain({ ...smooth, toLonLat: fast }, ntfGrid).toLonLat : fast;
  return { toLonLat, fromLonLat: exact.fromLonLat };
}

const metreCell = 32768;
const degreeCell = 1;

/** Extent in the plane of an area of use, from 17 × 17 places of it. */
function planeExtent(exact: PlaneTransform, [west, south, east, north]: Bbox): Bbox {
  const n = 16;
  const coords = new Float64Array(2 * (n + 1) ** 2);
  for (let i = 0; i < coords.length / 2; i++) {
    coords[2 * i] = west + ((i % (n + 1)) / n) * (east - west);
    coords[2 * i + 1] = south + (Math.floor(i / (n + 1)) / n) * (north - south);
  }
  exact.fromLonLat(coords);
  const extent: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coords.length; i += 2) {
    const x = coords[i] as number;
    const y = coords[i + 1] as number;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    extent[0] = Math.min(extent[0], x);
    extent[1] = Math.min(extent[1], y);
    extent[2] = Math.max(extent[2], x);
    extent[3] = Math.max(extent[3], y);
  }
  return extent;
}
