import { classifyRings, VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { bad, good, type Outcome } from '../../problems/problem';
import { gunzip } from '../gunzip';
import { sniff } from '../sniff';
import { unexpected } from '../unexpected';
import { clipLine, clipRing, isInside, type TilePoint } from './clip';
import { placeInTile, type TileAddress } from './tile-grid';

type Position = [lon: number, lat: number];

/** What of a feature lies in one tile, degrees. `cut`: it touches the tile's border and may go on in the next. */
export interface TilePiece {
  id: number | string | undefined;
  properties: Record<string, number | string | boolean>;
  cut: boolean;
  points: Position[];
  lines: Position[][];
  /** rings of each polygon, shell first */
  polygons: Position[][][];
}

/** features of one tile beyond which it is no tile of a map */
const mostFeatures = 1_000_000;

/** inflated bytes beyond which it is no tile either */
const mostTileBytes = 64 * 1024 * 1024;

/** Names of a tile's layers. Fails as `decodeLayer` does. */
export function layerNames(bytes: Uint8Array, url: string): Outcome<string[]> {
  const tile = openTile(bytes, url);
  return tile.ok ? good(Object.keys(tile.value.layers)) : tile;
}

/**
 * Features of one layer of a Mapbox Vector Tile (version 1 or 2), cut to the tile so that neighbours do not overlap;
 * none when the tile lacks the layer. Tiles sent compressed without saying so are inflated.
 * Fails with `unexpected-content`, `service-exception`, `parse-failed`.
 */
export function decodeLayer(bytes: Uint8Array, url: string, layer: string, at: TileAddress): Outcome<TilePiece[]> {
  const tile = openTile(bytes, url);
  if (!tile.ok) return tile;
  const found = Object.hasOwn(tile.value.layers, layer) ? tile.value.layers[layer] : undefined;
  if (!found || found.length === 0) return good([]);
  try {
    if (found.length > mostFeatures || !(found.extent > 0)) throw new Error(`extent ${found.extent}`);
    return good(piecesOf(found, at));
  } catch (error) {
    return broken(bytes, error);
  }
}

function openTile(bytes: Uint8Array, url: string): Outcome<VectorTile> {
  if (bytes.length === 0) return good(new VectorTile(new PbfReader(bytes)));
  try {
    const content = sniff(bytes);
    if (content === 'gzip') {
      // by pieces: the length that a gzip file announces may be gigabytes
      const inflated = gunzip(bytes, mostTileBytes);
      if (!inflated.ok) return inflated;
      // compressed twice it is no tile, and might hold itself
      if (sniff(inflated.value) === 'gzip') return broken(bytes, new Error('GZIP'));
      return openTile(inflated.value, url);
    }
    if (content === 'xml' || content === 'html' || content === 'json') return bad(unexpected(bytes, url, 'MVT'));
    return good(new VectorTile(new PbfReader(bytes)));
  } catch (error) {
    return broken(bytes, error);
  }
}

function broken<T>(bytes: Uint8Array, error: unknown): Outcome<T> {
  const found = error instanceof Error ? error.message.slice(0, 80) : String(error);
  return bad({ code: 'parse-failed', facts: { format: 'MVT', at: bytes.length, expected: 'MVT', found } });
}

function piecesOf(layer: VectorTileLayer, at: TileAddress): TilePiece[] {
  const { extent } = layer;
  const place = (p: TilePoint): Position => placeInTile(at, p.x / extent, p.y / extent);
  const pieces: TilePiece[] = [];
  for (let i = 0; i < layer.length; i++) {
    const feature = layer.feature(i);
    const rings = feature.loadGeometry();
    const piece: TilePiece = {
      id: feature.id,
      properties: feature.properties,
      cut: !rings.every((ring) => isInside(ring, extent)),
      points: [],
      lines: [],
      polygons: []
    };
    if (feature.type === 1) {
      // a point of the buffer belongs to the next tile, one on the border to the tile that it begins
      const own = rings.flat().filter((p) => p.x >= 0 && p.x < extent && p.y >= 0 && p.y < extent);
      piece.points = own.map(place);
    } else if (feature.type === 2) {
      piece.lines = rings.flatMap((line) => clipLine(line, extent)).map((line) => line.map(place));
    } else if (feature.type === 3) {
      for (const polygon of classifyRings(rings)) {
        const [shell = [], ...holes] = polygon.map((ring) => clipRing(ring, extent));
        if (shell.length === 0) continue;
        piece.polygons.push([shell, ...holes.filter((hole) => hole.length > 0)].map((ring) => ring.map(place)));
      }
    }
    if (piece.points.length + piece.lines.length + piece.polygons.length > 0) pieces.push(piece);
  }
  return pieces;
}
