import { GeoJSONVT, geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { area, polygon } from '@turf/turf';
import fc from 'fast-check';
import { gzipSync } from 'fflate';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { TableBuilder } from '../../table/builder';
import type { Bbox, FeatureTable } from '../../table/table';
import { cell } from '../../table/table';
import { clipLine, clipRing } from './clip';
import { decodeLayer, layerNames } from './decode';
import { addPieces } from './join-pieces';
import { placeInTile, tilesCovering, zoomCovering, type TileAddress } from './tile-grid';

const url = 'https://tuiles.exemple.fr/1/2/3.pbf';
const buffer = 64;

/** Tiles of a collection, written by MapLibre's own tools. */
function writer(data: FeatureCollection) {
  const index = new GeoJSONVT(data, { maxZoom: 14, indexMaxZoom: 0, tolerance: 0, buffer, promoteId: 'code' });
  return ({ z, x, y }: TileAddress): Uint8Array => {
    const tile = index.getTile(z, x, y);
    return tile ? fromGeojsonVt({ zones: tile }, { version: 2, extent: 4096 }) : new Uint8Array(0);
  };
}

function tableOf(data: FeatureCollection, bbox: Bbox, z: number, id?: string): FeatureTable {
  const write = writer(data);
  const pieces = tilesCovering(bbox, z).map((at) => {
    const decoded = decodeLayer(write(at), url, 'zones', at);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problem));
    return decoded.value;
  });
  const builder = new TableBuilder();
  addPieces(builder, pieces, id);
  return builder.finish({ id: 'zones', crs: 'EPSG:4326' }).table;
}

const square = (code: string, west: number, south: number, side: number): Feature<Polygon> => ({
  type: 'Feature',
  properties: { code, nom: `Zone ${code}`, habitants: 12 },
  geometry: polygon([
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south]
    ]
  ]).geometry
});
const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const values = (table: FeatureTable, name: string): unknown[] => {
  const column = table.columns.find((c) => c.name === name);
  return Array.from({ length: table.rows }, (_, row) => column && cell(column, row));
};

describe('vector tiles', () => {
  it('reads points, lines and areas with their properties, on the ground', () => {
    const line: Feature = {
      type: 'Feature',
      properties: { code: 'l' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [-0.6, 44.8],
          [-0.5, 44.9]
        ]
      }
    };
    const point: Feature = {
      type: 'Feature',
      properties: { code: 'p' },
      geometry: { type: 'Point', coordinates: [-0.58, 44.84] }
    };
    const table = tableOf(collection([point, line, square('a', -0.57, 44.85, 0.01)]), [-0.7, 44.7, -0.4, 45], 10);
    expect(values(table, 'code').sort()).toEqual(['a', 'l', 'p']);
    expect(values(table, 'habitants')).toContain(12);
    expect(table.points?.coords[0]).toBeCloseTo(-0.58, 3);
    expect(table.points?.coords[1]).toBeCloseTo(44.84, 3);
  });

  it('gives an area that tiles cut as one row and one part, as large as it is', () => {
    // z 12: tiles of 0.088°; this square meets sixteen of them
    const zone = square('33', -0.7, 44.7, 0.25);
    const table = tableOf(collection([zone]), [-0.75, 44.65, -0.4, 45], 12, 'code');
    expect(table.rows).toBe(1);
    expect(table.polygons?.rowOf.length).toBe(1);
    expect(table.polygons?.rings.length).toBe(2);
    expect(areaOf(table) / area(zone)).toBeCloseTo(1, 3);
  });

  it('keeps two areas of the same properties apart unless a border joins them', () => {
    const apart = [square('x', -0.7, 44.7, 0.005), square('x', -0.6, 44.9, 0.005)];
    const write = apart.map((zone) => ({ ...zone, id: undefined }));
    const builder = new TableBuilder();
    const tiles = tilesCovering([-0.75, 44.65, -0.4, 45], 11).map((at) => {
      const index = geoJSONToTile(collection(write), at.z, at.x, at.y, { tolerance: 0 });
      const decoded = decodeLayer(fromGeojsonVt({ zones: index }, { version: 2, extent: 4096 }), url, 'zones', at);
      return decoded.ok ? decoded.value : [];
    });
    addPieces(builder, tiles, undefined);
    expect(builder.rows).toBe(2);
  });

  it('never counts a point of a tile’s margin twice', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: -0.69, max: -0.41, noNaN: true }),
            fc.double({ min: 44.71, max: 44.99, noNaN: true })
          ),
          {
            minLength: 1,
            maxLength: 60
          }
        ),
        (places) => {
          const features = places.map((coordinates, code): Feature => ({
            type: 'Feature',
            properties: { code },
            geometry: { type: 'Point', coordinates }
          }));
          const table = tableOf(collection(features), [-0.8, 44.6, -0.3, 45.1], 13, 'code');
          expect(table.rows).toBe(places.length);
          expect(table.points?.rowOf.length).toBe(places.length);
        }
      ),
      { seed: 4, numRuns: 20 }
    );
  });

  it('inflates tiles sent compressed without a word, and takes an empty answer for an empty tile', () => {
    const at = tilesCovering([-0.7, 44.7, -0.69, 44.71], 10)[0] as TileAddress;
    const tile = writer(collection([square('a', -0.7, 44.7, 0.01)]))(at);
    expect(layerNames(gzipSync(tile), url)).toMatchObject({ ok: true, value: ['zones'] });
    expect(decodeLayer(gzipSync(tile), url, 'zones', at)).toMatchObject({
      ok: true,
      value: [{ properties: { code: 'a' } }]
    });
    expect(decodeLayer(tile, url, 'toString', at)).toMatchObject({ ok: true, value: [] });
    expect(decodeLayer(new Uint8Array(0), url, 'zones', at)).toMatchObject({ ok: true, value: [] });
  });

  it('names what is not a tile', () => {
    const at = { z: 0, x: 0, y: 0 };
    const text = (s: string): Uint8Array => new TextEncoder().encode(s);
    expect(decodeLayer(text('<!doctype html><html>'), url, 'a', at)).toMatchObject({
      problem: { code: 'unexpected-content', facts: { expected: 'MVT', found: 'HTML' } }
    });
    const tile = writer(collection([square('a', 0, 0, 10)]))(at);
    expect(decodeLayer(tile.slice(0, tile.length - 9), url, 'zones', at)).toMatchObject({
      problem: { code: 'parse-failed' }
    });
  });
});

describe('the square of a tile', () => {
  it('keeps the area of a ring that it holds in four quarters', () => {
    const coordinate = fc.integer({ min: -3000, max: 7000 });
    fc.assert(
      fc.property(coordinate, coordinate, fc.integer({ min: 1, max: 6000 }), (x, y, side) => {
        const ring = [
          { x, y },
          { x: x + side, y },
          { x: x + side, y: y + side },
          { x, y: y + side },
          { x, y }
        ];
        const inside = (from: number): number => Math.max(0, Math.min(from + side, 4096) - Math.max(from, 0));
        expect(surface(clipRing(ring, 4096))).toBeCloseTo(inside(x) * inside(y), 3);
      }),
      { seed: 4 }
    );
  });

  it('cuts a line where it leaves and returns', () => {
    const line = [
      { x: -10, y: 5 },
      { x: 10, y: 5 },
      { x: 10, y: -20 },
      { x: 20, y: -20 },
      { x: 20, y: 30 }
    ];
    expect(clipLine(line, 100)).toEqual([
      [
        { x: 0, y: 5 },
        { x: 10, y: 5 },
        { x: 10, y: 0 }
      ],
      [
        { x: 20, y: 0 },
        { x: 20, y: 30 }
      ]
    ]);
  });
});

describe('the grid', () => {
  it('covers a tile by itself alone, at every zoom', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 0, max: 0.999 }),
        fc.double({ min: 0, max: 0.999 }),
        (z, a, b) => {
          const tile = { z, x: Math.floor(a * 2 ** z), y: Math.floor(b * 2 ** z) };
          const [west, north] = placeInTile(tile, 0, 0);
          const [east, south] = placeInTile(tile, 1, 1);
          expect(tilesCovering([west, south, east, north], z)).toEqual([tile]);
        }
      ),
      { seed: 4 }
    );
  });

  it('goes as deep as few tiles allow', () => {
    const gironde: Bbox = [-1.26, 44.19, 0.31, 45.57];
    const z = zoomCovering(gironde, 0, 14, 16) as number;
    expect(tilesCovering(gironde, z).length).toBeLessThanOrEqual(16);
    expect(tilesCovering(gironde, z + 1).length).toBeGreaterThan(16);
    expect(zoomCovering(gironde, 0, z - 1, 16)).toBe(z - 1);
    expect(zoomCovering([-180, -85, 180, 85], 10, 14, 16)).toBeNull();
  });
});

function surface(ring: readonly { x: number; y: number }[]): number {
  return Math.abs(
    ring.reduce((sum, a, i) => {
      const b = ring[(i + 1) % ring.length] ?? a;
      return sum + (a.x * b.y - b.x * a.y) / 2;
    }, 0)
  );
}

function areaOf(table: FeatureTable): number {
  const { coords } = table.polygons as NonNullable<FeatureTable['polygons']>;
  const ring = Array.from({ length: coords.length / 2 }, (_, i) => [
    coords[2 * i] as number,
    coords[2 * i + 1] as number
  ]);
  return area(polygon([ring]));
}
