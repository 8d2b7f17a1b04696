import type { CrsAssets } from '../ports';
import { bad, good, type Outcome, type Problem } from '../problems/problem';
import type { Bbox } from '../table/table';
import { grown, inDegrees, lands, likelySystems, mostly, senseOf, type Positions } from './likely';
import { resolveCrs } from './resolve';
import { transformOf, type Transform } from './transform';

export type { Positions } from './likely';

export interface ChooseOptions {
  /** what the service says of the layer */
  fallback?: string | null | undefined;
  /** order of the coordinates, when somebody states it: `yx` is north first */
  axis?: 'xy' | 'yx' | undefined;
  /** true when a person or the catalogue states `declared`: it is taken even where it cannot be right, with a notice */
  stated?: boolean | undefined;
  /** where the service says that the layer is, degrees */
  expected?: Bbox | null | undefined;
  /** grids and definitions that are not bundled */
  assets: CrsAssets;
}

/** Lambert-93 of mainland France and Corsica, with a margin, metres */
const inLambert93 = (x: number, y: number): boolean => x > 0 && x < 1350000 && y > 5950000 && y < 7250000;

/**
 * The coordinate system of positions that were read: what was declared (any form that `resolveCrs` reads), as long as
 * the positions make sense in it. Else, in this order: the same with x and y exchanged (`axis-swapped`); `fallback`, or
 * the only system in which they do make sense (`crs-mismatch`); what was declared, when it still gives places on Earth
 * (`placeTable` says how many are outside its area). `declared` null means that nothing said so: longitude/latitude,
 * `fallback`, or a system of France that the positions tell (`crs-guessed`).
 * Fails with `unsupported-crs`, and with `crs-mismatch` when no system is sure.
 */
export async function chooseCrs(
  positions: Positions,
  declared: string | null,
  options: ChooseOptions
): Promise<Outcome<Transform>> {
  const { fallback, assets } = options;
  if (declared === null) return undeclared(positions, options);
  const found = await resolveCrs(declared, assets);
  if (!found.ok) {
    // a code that nobody knows, where the service names another one
    const other = fallback ? await resolveCrs(fallback, assets) : null;
    if (!other?.ok || !fits(positions, other.value)) return found;
    return withNotice(other, { code: 'crs-guessed', facts: { crs: other.value.definition.code } });
  }
  if (options.axis === 'yx') return { ...found, value: exchanged(found.value) };
  if (fits(positions, found.value, options.expected)) return found;
  return mend(positions, found, options);
}

/** True unless most positions fall where the system makes no sense, or nearly all aside from where they are expected. */
function fits(positions: Positions, transform: Transform, expected?: Bbox | null): boolean {
  const share = positions.share(lands(transform, senseOf(transform.definition)));
  if (share !== null && share <= 0.5) return false;
  if (!expected) return true;
  const there = positions.share(lands(transform, grown(expected)));
  return there === null || there > 0.05;
}

/** A declared system that cannot be right. */
async function mend(
  positions: Positions,
  found: Outcome<Transform> & { ok: true },
  { axis, expected, fallback, stated, assets }: ChooseOptions
): Promise<Outcome<Transform>> {
  const { definition } = found.value;
  const crs = definition.code;
  const inPlace = expected ? grown(expected) : definition.area;
  if (axis === undefined) {
    const swapped = exchanged(found.value);
    if (mostly(positions.share(lands(swapped, inPlace))))
      return withNotice({ ...found, value: swapped }, { code: 'axis-swapped', facts: { crs } });
  }
  const offered = fallback ? await resolveCrs(fallback, assets) : null;
  const other = offered?.ok && offered.value.definition.code !== crs && fits(positions, offered.value, expected);
  const { codes, sure } = likelySystems(positions, crs, expected);
  const likely = other && offered?.ok ? offered.value.definition.code : sure;
  const mismatch: Problem = { code: 'crs-mismatch', facts: { crs, likely, ...among(codes) } };
  if (stated) return onEarth(positions, found.value) ? withNotice(found, mismatch) : bad(mismatch);
  if (likely !== null) {
    const taken = await transformOf(likely, assets);
    if (taken.ok) return withNotice(taken, mismatch);
  }
  // what comes out may still be meant: zones are used beyond their area
  const plausible = codes.length === 0 && definition.projection.type !== 'geographic';
  return plausible && onEarth(positions, found.value) ? found : bad(mismatch);
}

async function undeclared(positions: Positions, options: ChooseOptions): Promise<Outcome<Transform>> {
  const { fallback, axis, expected, assets } = options;
  const ordered = (found: Outcome<Transform>): Outcome<Transform> =>
    found.ok && axis === 'yx' ? { ...found, value: exchanged(found.value) } : found;
  const share = positions.share(axis === 'yx' ? (x, y) => inDegrees(y, x) : inDegrees);
  if (share === null || share > 0.5) {
    const degrees = ordered(await transformOf('EPSG:4326', assets));
    if (!degrees.ok || axis !== undefined || !expected || fits(positions, degrees.value, expected)) return degrees;
    const swapped = exchanged(degrees.value);
    if (!mostly(positions.share(lands(swapped, grown(expected))))) return degrees;
    return withNotice({ ...degrees, value: swapped }, { code: 'axis-swapped', facts: { crs: 'EPSG:4326' } });
  }
  const offered = fallback ? await resolveCrs(fallback, assets) : null;
  if (offered && (!offered.ok || offered.value.definition.projection.type !== 'geographic')) {
    if (!offered.ok || axis !== undefined || fits(positions, offered.value, expected)) return ordered(offered);
    return mend(positions, offered, options);
  }
  const { codes, sure } = likelySystems(positions, null, expected);
  const guess = mostly(positions.share(inLambert93)) ? 'EPSG:2154' : sure;
  if (guess === null) return bad({ code: 'unsupported-crs', facts: { crs: '?', ...among(codes) } });
  const found = await transformOf(guess, assets);
  return found.ok ? withNotice(found, { code: 'crs-guessed', facts: { crs: guess } }) : found;
}

const among = (codes: string[]): { among?: string[] } => (codes.length > 1 ? { among: codes } : {});

function withNotice(found: Outcome<Transform> & { ok: true }, notice: Problem): Outcome<Transform> {
  return good(found.value, [notice, ...found.notices]);
}

function onEarth(positions: Positions, transform: Transform): boolean {
  return mostly(positions.share(lands(transform, [-180, -90, 180, 90])));
}

/** The same taking y before x. */
function exchanged(transform: Transform): Transform {
  const exchange = (coords: Float64Array): void => {
    for (let i = 0; i < coords.length; i += 2) {
      const x = coords[i] as number;
      coords[i] = coords[i + 1] as number;
      coords[i + 1] = x;
    }
  };
  return {
    definition: transform.definition,
    toLonLat(coords) {
      exchange(coords);
      transform.toLonLat(coords);
    },
    fromLonLat(coords) {
      transform.fromLonLat(coords);
      exchange(coords);
    }
  };
}
