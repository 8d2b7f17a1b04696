import { noCrsAssets } from '../src/lib/core/crs/no-assets';
import { readFile } from '../src/lib/core/formats/read-file';
import { leastRank } from '../src/lib/core/generalise/bands';
import { keepOfPolygons } from '../src/lib/core/generalise/keep-vertices';
import { rankVertices } from '../src/lib/core/generalise/rank-vertices';
import { areas } from './areas';

interface Cost {
  vertices: number;
  /** ranks them all */
  rank(): void;
  /** vertices left in a band */
  left(band: number): number;
}

/** What it costs to leave out the vertices of 36,000 areas that are not seen. */
export async function generaliseCost(): Promise<Cost> {
  const read = await readFile(areas(), { assets: noCrsAssets, url: 'territoires.geojson' });
  const block = read.ok ? read.value.polygons : undefined;
  if (!block) throw new Error('no areas');
  const rank = (): Float32Array => rankVertices({ coords: block.coords, starts: block.rings, closed: true });
  const ranks = rank();
  return {
    vertices: ranks.length,
    rank,
    left: (band) => keepOfPolygons(block, ranks, leastRank(band)).coords.length / 2
  };
}
