import type { Layer } from '@deck.gl/core';
import { TileLayer } from '@deck.gl/geo-layers';
import type { RasterRequest, TilesRequest } from '../core/marks/raster-request';
import type { Tone } from '../core/marks/tone';
import { Picture, toneProps } from './raster-bitmap';
import { MatrixLayer } from './raster-matrix';
import { PictureLayer } from './raster-picture';
import { denominatorOfTile, pixelsOf, within } from './raster-scale';
import type { RasterWatch } from './raster-watch';
import { tileBounds, tileUrl } from './tile-url';

type TileProps = ConstructorParameters<typeof TileLayer<ImageBitmap | null>>[0];

interface Props {
  id: string;
  beforeId: string;
  opacity: number;
  tone: Tone;
}

const parameters = { depthCompare: 'always', depthWriteEnabled: false } as const;

/** Pictures of a server, in document order like any other mark. `pixelRatio` sharpens dense screens. */
export function rasterLayer(request: RasterRequest, watch: RasterWatch, pixelRatio: number, props: Props): Layer {
  // another form is another layer to deck
  const own = { ...props, id: `${props.id}-${request.form}`, pickable: false, parameters, watch, pixelRatio };
  switch (request.form) {
    case 'tiles':
      return tilesLayer(request, watch, pixelRatio, { ...props, id: own.id });
    case 'matrix':
      return new MatrixLayer({ ...own, request });
    case 'picture':
      return new PictureLayer({ ...own, request });
  }
}

function tilesLayer(request: TilesRequest, watch: RasterWatch, pixelRatio: number, props: Props): Layer {
  const pixels = pixelsOf(request, request.tileSize, pixelRatio);
  const { tone, ...placed } = props;
  const tileProps: TileProps = {
    ...placed,
    data: request.url,
    // deck would replace {x}, {y}, {z} only: the address is ours to build
    getTileData: ({ index: { z, x, y }, signal }) => {
      if (!isThere(request, z, x, y) || !within(request.scales, denominatorOfTile(z, pixels))) return null;
      return watch.tile(tileUrl(request, z, x, y, pixels), request.timeoutSeconds, signal);
    },
    updateTriggers: { getTileData: watch.generation(request), renderSubLayers: [tone.grey, tone.tint] },
    onTileError: () => undefined,
    tileSize: request.tileSize,
    minZoom: request.minZoom ?? 0,
    maxZoom: request.maxZoom ?? 22,
    pickable: false,
    maxCacheSize: 200,
    parameters,
    renderSubLayers: ({ tile, data, id, opacity, parameters }) => {
      const box = tile.bbox;
      if (!data || !('west' in box)) return null;
      return new Picture({
        id,
        opacity,
        parameters,
        image: data,
        ...toneProps(tone),
        bounds: [box.west, box.south, box.east, box.north],
        pickable: false
      });
    }
  };
  return new TileLayer<ImageBitmap | null>(tileProps);
}

/** Whether a tile may hold anything, by the extent and the ends that the server states. */
function isThere({ bbox, levels }: TilesRequest, z: number, x: number, y: number): boolean {
  const level = levels?.[z];
  if (levels && !level) return false;
  const inside = (at: number, ends: readonly [number, number] | undefined): boolean =>
    !ends || (at >= ends[0] && at <= ends[1]);
  if (!inside(x, level?.columns) || !inside(y, level?.rows)) return false;
  if (!bbox) return true;
  const [west, south, east, north] = tileBounds(z, x, y);
  return west < bbox[2] && bbox[0] < east && south < bbox[3] && bbox[1] < north;
}
