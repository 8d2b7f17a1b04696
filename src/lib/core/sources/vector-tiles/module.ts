import { decodeLayer, type TilePiece } from '../../formats/mvt/decode';
import { addPieces } from '../../formats/mvt/join-pieces';
import { tilesCovering, zoomCovering, type TileAddress } from '../../formats/mvt/tile-grid';
import { placeTable } from '../../formats/place-table';
import { bad, good, type Outcome } from '../../problems/problem';
import { TableBuilder } from '../../table/builder';
import type { Bbox } from '../../table/table';
import type { ReadContext, SourceModule } from '../kind';
import { discoverTiles } from './discover';
import { tileUrl } from './tile-url';
import type { VectorTilesSource } from '.';

/** tiles that one reading may ask for */
const mostTiles = 16;
const deepest = 14;
const world: Bbox = [-180, -85, 180, 85];

/** Features of one layer of the tiles that a box meets, at the deepest zoom that takes few of them. */
export const vectorTilesModule: SourceModule<VectorTilesSource> = {
  discover: discoverTiles,
  async read(spec, context) {
    const box = context.bbox ?? world;
    const max = spec.maxZoom ?? deepest;
    const zoom = zoomCovering(box, Math.min(spec.minZoom ?? 0, max), max, mostTiles);
    // whole countries at the zoom of parcels: only a smaller view can help
    if (zoom === null) return bad({ code: 'scale-hidden', facts: { layer: spec.layer } });
    const tiles = tilesCovering(box, zoom);
    let bytes = 0;
    const answers = await Promise.all(
      tiles.map(async (tile) => {
        const pieces = await readTile(spec, tile, context);
        if (pieces.ok) bytes += pieces.value.bytes;
        context.progress({ features: 0, total: null, bytes });
        return pieces;
      })
    );
    const failed = answers.find((answer) => !answer.ok);
    if (failed && !failed.ok) return failed;
    const pieces = answers.map((answer) => (answer.ok ? answer.value.pieces : []));
    const builder = new TableBuilder();
    addPieces(builder, pieces, spec.id);
    context.progress({ features: builder.rows, total: builder.rows, bytes });
    return placeTable(builder, {
      id: spec.layer,
      url: spec.url,
      declared: 'EPSG:4326',
      assets: context.assets,
      covers: 'all'
    });
  }
};

/** Tiles that a server does not have (204, 404) hold nothing. */
async function readTile(
  spec: VectorTilesSource,
  tile: TileAddress,
  { net, signal, baseUrl }: ReadContext
): Promise<Outcome<{ pieces: TilePiece[]; bytes: number }>> {
  const url = tileUrl(spec.url, tile);
  if (!URL.canParse(url, baseUrl)) return bad({ code: 'source-unreachable', facts: { url } });
  const accept = 'application/vnd.mapbox-vector-tile, application/x-protobuf, */*;q=0.1';
  const answer = await net.get({ url: new URL(url, baseUrl).href, accept, signal });
  if (!answer.ok) {
    const { problem } = answer;
    const absent = problem.code === 'http-status' && problem.facts.status === 404;
    return absent ? good({ pieces: [], bytes: 0 }) : answer;
  }
  const { bytes } = answer.value;
  const pieces = decodeLayer(bytes, url, spec.layer, tile);
  return pieces.ok ? good({ pieces: pieces.value, bytes: bytes.length }) : pieces;
}
