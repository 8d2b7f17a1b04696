import type { PolygonBlock } from '../table/table';
import { eastward, standingInPart, type Standing } from './polygon-contains';

/** Looks at a part, and vertices that it has, from which on its edges are put in bands. */
const OFTEN = 4;
const MANY = 256;
/** Edges of a band, about. */
const AT_ONCE = 8;
/** Times that an edge is in a band at most, in the mean: what goes to and fro is in many. */
const AGAIN = 8;

/** Edges of a part by bands of latitude. */
interface Bands {
  south: number;
  perDegree: number;
  /** first of each band in `ends`; as many as bands, and one */
  starts: Uint32Array;
  /** vertices where the edges end */
  ends: Uint32Array;
}

/**
 * The standing of places in the parts of a block, as `standingInPart` tells it to the bit: of large parts that are asked for
 * again and again, only the edges of a band of latitude are looked at.
 */
export function standingOften(block: PolygonBlock): (part: number, x: number, y: number) => Standing {
  const looks = new Uint8Array(block.rowOf.length);
  const banded = new Map<number, Bands>();
  return (part, x, y) => {
    const before = looks[part] as number;
    if (before < OFTEN) {
      looks[part] = before + 1;
      return standingInPart(block, part, x, y);
    }
    const bands = banded.get(part) ?? bandsOf(block, part);
    if (!bands) return standingInPart(block, part, x, y);
    banded.set(part, bands);
    return standingInBand(block.coords, bands, x, y);
  };
}

const bandAt = ({ south, perDegree }: Pick<Bands, 'south' | 'perDegree'>, y: number): number =>
  Math.floor((y - south) * perDegree);

function standingInBand(coords: Float64Array, bands: Bands, x: number, y: number): Standing {
  const band = bandAt(bands, y);
  if (band < 0 || band + 1 >= bands.starts.length) return 'outside';
  let inside = false;
  const end = bands.starts[band + 1] as number;
  for (let n = bands.starts[band] as number; n < end; n++) {
    const met = eastward(coords, bands.ends[n] as number, x, y);
    if (met === 'border') return met;
    if (met === 'crossed') inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

/** Null where they are few, or flat. */
function bandsOf({ coords, rings, parts }: PolygonBlock, part: number): Bands | null {
  const [first, last] = [parts[part] as number, parts[part + 1] as number];
  const size = (rings[last] as number) - (rings[first] as number);
  if (size < MANY) return null;
  let [south, north] = [Infinity, -Infinity];
  for (let v = rings[first] as number; v < (rings[last] as number); v++) {
    south = Math.min(south, coords[2 * v + 1] as number);
    north = Math.max(north, coords[2 * v + 1] as number);
  }
  if (!(north > south)) return null;
  const eachBand = (perDegree: number, visit: (band: number, vertex: number) => void): void => {
    for (let ring = first; ring < last; ring++)
      for (let v = (rings[ring] as number) + 1; v < (rings[ring + 1] as number); v++) {
        const [a, b] = [coords[2 * v - 1] as number, coords[2 * v + 1] as number];
        const end = bandAt({ south, perDegree }, Math.max(a, b));
        for (let band = bandAt({ south, perDegree }, Math.min(a, b)); band <= end; band++) visit(band, v);
      }
  };
  for (let count = Math.ceil(size / AT_ONCE); count > 1; count = Math.ceil(count / 4)) {
    const perDegree = count / (north - south);
    // the northernmost vertex may stand in a band of its own
    const starts = new Uint32Array(bandAt({ south, perDegree }, north) + 2);
    let all = 0;
    eachBand(perDegree, (band) => {
      starts[band + 1] = (starts[band + 1] as number) + 1;
      all++;
    });
    if (all > AGAIN * size) continue;
    for (let band = 1; band < starts.length; band++)
      starts[band] = (starts[band] as number) + (starts[band - 1] as number);
    const ends = new Uint32Array(all);
    const next = starts.slice();
    eachBand(perDegree, (band, vertex) => {
      const at = next[band] as number;
      next[band] = at + 1;
      ends[at] = vertex;
    });
    return { south, perDegree, starts, ends };
  }
  return null;
}
