import { CompositeLayer, type DefaultProps, type Layer, type UpdateParameters } from '@deck.gl/core';
import type { Transform } from '../core/crs/transform';
import type { MatrixRequest, TileMatrix } from '../core/marks/raster-request';
import type { Tone } from '../core/marks/tone';
import { MeshPicture, toneProps } from './raster-bitmap';
import { boxInSight, matrixFor, pictureUrl, planeOf, tilesIn, unitsPerPixel, type GridTile } from './raster-grid';
import { cellsNeeded, meshOf, type Cells, type Mesh } from './raster-mesh';
import { pixelsOf } from './raster-scale';
import { sightOf } from './raster-sight';
import type { RasterWatch } from './raster-watch';

export interface MatrixProps {
  request: MatrixRequest;
  watch: RasterWatch;
  pixelRatio: number;
  tone: Tone;
}

interface Held {
  tile: GridTile;
  image: ImageBitmap | null;
  stop: AbortController | null;
  failed: boolean;
  mesh: Mesh | null;
  cells: Cells;
  /** cells that the tile needs by itself where the world is `sharp` CSS pixels wide */
  own: Cells;
  sharp: number;
}

const none: Cells = { columns: 0, rows: 0 };

/** Tiles kept when they left the view. */
const KEPT = 150;

const defaultProps: DefaultProps<MatrixProps> = {
  request: { type: 'object', value: null as unknown as MatrixRequest },
  watch: { type: 'object', value: null as unknown as RasterWatch, ignore: true },
  pixelRatio: 1,
  tone: { type: 'object', value: {} as Tone }
};

/** Tiles of a grid in any coordinate system, each on its own mesh. */
export class MatrixLayer extends CompositeLayer<MatrixProps> {
  static override layerName = 'MatrixLayer';
  static override defaultProps = defaultProps;

  declare state: { tiles: Map<string, Held>; wanted: Set<string>; plane: Transform | null };

  override initializeState(): void {
    this.setState({ tiles: new Map(), wanted: new Set(), plane: planeOf(this.props.request) });
  }

  override shouldUpdateState({ changeFlags }: UpdateParameters<this>): boolean {
    return Boolean(changeFlags.somethingChanged);
  }

  override updateState({ props, oldProps }: UpdateParameters<this>): void {
    const { tiles } = this.state;
    if (oldProps.request && props.request !== oldProps.request) {
      // asked anew: what failed is tried again; another address makes everything another picture
      const other = props.request.url !== oldProps.request.url || props.request.crs !== oldProps.request.crs;
      for (const [key, held] of tiles) if (other || held.failed) this.drop(key, held);
      this.state.plane = planeOf(props.request);
    }
    props.watch.generation(props.request);
    this.look();
  }

  override finalizeState(context: this['context']): void {
    for (const [key, held] of this.state.tiles) this.drop(key, held);
    super.finalizeState(context);
  }

  override renderLayers(): Layer[] {
    const { tiles, wanted, plane } = this.state;
    if (!plane) return [];
    const shown = this.shown([...wanted].flatMap((key) => tiles.get(key) ?? []));
    // by whole zooms: a moving camera must not have them counted again
    const sharp = 512 * 2 ** Math.ceil(this.context.viewport.zoom);
    // the same for all tiles of a level: neighbours must share the nodes of their edge
    const cells = new Map<TileMatrix, Cells>();
    for (const held of shown) {
      const { matrix, box } = held.tile;
      if (held.sharp !== sharp) Object.assign(held, { own: cellsNeeded(plane, box, sharp), sharp });
      const { columns, rows } = cells.get(matrix) ?? none;
      cells.set(matrix, { columns: Math.max(columns, held.own.columns), rows: Math.max(rows, held.own.rows) });
    }
    return shown.map((held) => {
      const needed = cells.get(held.tile.matrix) ?? held.cells;
      if (!held.mesh || held.cells.columns < needed.columns || held.cells.rows < needed.rows) {
        held.mesh = meshOf(plane, held.tile.box, needed);
        held.cells = needed;
      }
      const { mesh } = held;
      return new MeshPicture(
        this.getSubLayerProps({ id: `${held.tile.key}-${held.cells.columns}x${held.cells.rows}` }),
        { image: held.image, mesh, ...toneProps(this.props.tone), pickable: false }
      );
    });
  }

  /** Tiles to draw, the coarsest first: those wanted, and below them what was there before while some are missing. */
  private shown(wanted: readonly Held[]): Held[] {
    const ready = wanted.filter((held) => held.image !== null);
    const complete = wanted.every((held) => held.image !== null || held.failed);
    if (complete || wanted.length === 0) return ready;
    const level = wanted[0]?.tile.matrix;
    const missing = wanted.filter((held) => held.image === null);
    const below = [...this.state.tiles.values()].filter(
      ({ tile, image }) => image !== null && tile.matrix !== level && missing.some((m) => meets(m.tile, tile))
    );
    below.sort((a, b) => b.tile.matrix.resolution - a.tile.matrix.resolution);
    return [...below, ...ready];
  }

  /** Asks for what the view needs and is not there, and calls off what left it. */
  private look(): void {
    const { request } = this.props;
    const { tiles, plane } = this.state;
    const sight = sightOf(this.context.viewport);
    const box = plane && boxInSight(plane, request, sight);
    const matrix = plane && box && matrixFor(request.matrices, unitsPerPixel(plane, sight), box);
    const needed = matrix && box ? tilesIn(matrix, box) : [];
    const wanted = new Set(needed.map((tile) => tile.key));
    // not by `setState`, which would have deck come back at every frame
    this.state.wanted = wanted;
    for (const [key, held] of tiles) if (!wanted.has(key) && held.image === null) this.drop(key, held);
    for (const tile of needed) {
      const held = tiles.get(tile.key);
      // the most recently wanted last: the others leave first
      if (held) {
        tiles.delete(tile.key);
        tiles.set(tile.key, held);
      } else this.ask(tile);
    }
    for (const [key, held] of tiles) {
      if (tiles.size <= KEPT) break;
      if (!wanted.has(key)) this.drop(key, held);
    }
  }

  private ask(tile: GridTile): void {
    const { request, watch, pixelRatio } = this.props;
    const { matrix } = tile;
    const stop = new AbortController();
    const held: Held = { tile, image: null, stop, failed: false, mesh: null, cells: none, own: none, sharp: 0 };
    this.state.tiles.set(tile.key, held);
    const size = {
      width: pixelsOf(request, matrix.tileWidth, pixelRatio),
      height: pixelsOf(request, matrix.tileHeight, pixelRatio)
    };
    const url = pictureUrl(request.url, request.axis, tile.box, size, tile);
    watch
      .tile(url, request.timeoutSeconds, stop.signal)
      .then((image) => (held.image = image))
      .catch(() => (held.failed = true))
      .finally(() => {
        held.stop = null;
        if (this.state?.tiles.get(tile.key) !== held) return;
        if (held.image === null && !held.failed) this.state.tiles.delete(tile.key);
        this.setNeedsUpdate();
      });
  }

  private drop(key: string, held: Held): void {
    held.stop?.abort();
    this.state.tiles.delete(key);
  }
}

function meets({ box: a }: GridTile, { box: b }: GridTile): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
