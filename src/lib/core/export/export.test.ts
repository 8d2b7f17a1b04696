import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, values } from '../../../../tests/crossing';
import { noCrsAssets } from '../crs/no-assets';
import { readCsv } from '../formats/csv/read';
import { readGeojson } from '../formats/geojson/read';
import { handTable, type HandPolygon } from '../marks/hand-table';
import { areasKm2 } from '../table/area';
import type { FeatureTable } from '../table/table';
import type { About } from './kind';
import { exportFormat, exportFormats, type ExportKind } from './registry';

const about: About = { name: 'Écoles', sources: 'Insee, 2025 (Licence Ouverte 2.0)', note: '' };
const url = 'https://x.fr/a';

async function textOf(table: FeatureTable, kind: ExportKind, said = about): Promise<string> {
  const { write } = await exportFormat(kind).load();
  return write(table, said, 'fr').join('');
}
async function reread(table: FeatureTable): Promise<FeatureTable> {
  const bytes = new TextEncoder().encode(await textOf(table, 'geojson'));
  const outcome = await readGeojson(bytes, { url, assets: noCrsAssets });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
const shapes = ({ points, lines, polygons }: FeatureTable) => ({ points, lines, polygons });

/** Coordinates as a file keeps them. */
const degree = (most: number) => fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((n) => n / 1e5);
const position = fc.tuple(degree(170), degree(80));
const square: fc.Arbitrary<HandPolygon> = fc
  .record({ at: position, size: fc.integer({ min: 4, max: 400 }), hole: fc.boolean() })
  .map(({ at: [x, y], size, hole }) => {
    const width = size / 100;
    const ring = box(x, y, width).map(([lon, lat]): [number, number] => [
      Number(lon.toFixed(5)),
      Number(lat.toFixed(5))
    ]);
    const inner = box(x + width / 4, y + width / 4, width / 2).map(([lon, lat]): [number, number] => [
      Number(lon.toFixed(5)),
      Number(lat.toFixed(5))
    ]);
    return hole ? [ring, inner.toReversed()] : [ring];
  });

describe('GeoJSON', () => {
  it('is read again as it was: figures, words, missing values; points, lines and areas, several of a row, none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            points: fc.array(position, { maxLength: 2 }),
            lines: fc.array(fc.array(position, { minLength: 2, maxLength: 4 }), { maxLength: 2 }),
            n: fc.option(fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000)),
            nom: fc.option(fc.string({ minLength: 1 }).map((text) => `n ${text}`))
          }),
          { minLength: 1, maxLength: 8 }
        ),
        async (rows) => {
          const table = handTable({
            points: rows.map((row) => row.points),
            lines: rows.map((row) => row.lines),
            // the first value tells a column's type
            columns: { n: [1, ...rows.slice(1).map((r) => r.n)], nom: ['n', ...rows.slice(1).map((r) => r.nom)] }
          });
          const again = await reread(table);
          expect(again.rows).toBe(table.rows);
          for (const name of ['n', 'nom']) expect(values(again, name)).toEqual(values(table, name));
          const of = shapes(again);
          expect([...(of.points?.coords ?? [])]).toEqual([...(table.points?.coords ?? [])]);
          expect([...(of.points?.rowOf ?? [])]).toEqual([...(table.points?.rowOf ?? [])]);
        }
      ),
      { numRuns: 200 }
    );
  });

  it('keeps areas, their holes and parts, shells counterclockwise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(square, { maxLength: 2 }), { minLength: 1, maxLength: 5 }), async (rows) => {
        const table = handTable({ polygons: rows, columns: { id: rows.map((_, i) => `z${i}`) } });
        const again = await reread(table);
        expect([...(again.polygons?.rowOf ?? [])]).toEqual([...(table.polygons?.rowOf ?? [])]);
        const [before, after] = [areasKm2(table), areasKm2(again)];
        before.forEach((km2, row) =>
          rows[row]!.length === 0
            ? expect(after[row]).toBeNaN()
            : expect(Math.abs(after[row]! - km2)).toBeLessThan(1e-6 * km2 + 1e-9)
        );
        const text = await textOf(table, 'geojson');
        for (const { geometry } of (
          JSON.parse(text) as { features: { geometry: { type: string; coordinates: number[][][] } | null }[] }
        ).features)
          if (geometry?.type === 'Polygon')
            geometry.coordinates.forEach((ring, i) => {
              const twice = ring.slice(1).reduce((sum, [x, y], k) => sum + ring[k]![0]! * y! - x! * ring[k]![1]!, 0);
              expect(twice > 0).toBe(i === 0);
            });
      }),
      { numRuns: 200 }
    );
  });

  it('says its name, sources and how it was made, in pieces of a thousand rows', async () => {
    const points = Array.from({ length: 2500 }, (_, i): [number, number][] => [[i / 100, 45]]);
    const table = handTable({ points, columns: { n: points.map((_, i) => i) } });
    const text = await textOf(table, 'geojson', { ...about, note: 'Croisement « x ».' });
    const read = JSON.parse(text) as {
      name: string;
      source?: string;
      sources: string;
      note: string;
      features: unknown[];
    };
    expect([read.name, read.sources, read.note, read.features.length]).toEqual([
      'Écoles',
      about.sources,
      'Croisement « x ».',
      2500
    ]);
    expect(JSON.parse(await textOf(handTable({}), 'geojson'))).toMatchObject({ features: [] });
  });
});

describe('CSV', () => {
  it('has a row each, places of points, and its sources; nothing that a spreadsheet would run', async () => {
    const table = handTable({
      points: [[[-0.5792, 44.8378]], [], [[2, 46.123456789]]],
      columns: { code: ['01001', '2A004', '33063'], taux: [12.5, null, 1e-7], nom: ['=1+1', 'Bègles; ici', null] }
    });
    const text = await textOf(table, 'csv');
    expect(text.split('\r\n')).toEqual([
      '\ufeffcode;taux;nom;longitude;latitude;source',
      `01001;12,5;"'=1+1";-0,5792;44,8378;${about.sources}`,
      `2A004;;"Bègles; ici";;;${about.sources}`,
      `33063;0,0000001;;2;46,1234568;${about.sources}`,
      ''
    ]);
    const outcome = await readCsv(new TextEncoder().encode(text), { url, assets: noCrsAssets });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    expect(values(outcome.value, 'code')).toEqual(['01001', '2A004', '33063']);
    expect([...(outcome.value.points?.coords ?? [])]).toEqual([-0.5792, 44.8378, 2, 46.1234568]);
  });

  it('gives no place of areas, and leaves columns their names', async () => {
    const table = handTable({ polygons: [[[box(0, 0, 1)]]], columns: { source: ['x'], n: [3] } });
    expect((await textOf(table, 'csv')).split('\r\n')[0]).toBe('\ufeffsource;n;source_2');
    expect((await textOf(table, 'csv', { ...about, sources: '' })).split('\r\n')[0]).toBe('\ufeffsource;n');
  });
});

it('every format says what it is in both languages', () => {
  for (const { words, extension, type } of exportFormats) {
    expect(words.fr).not.toBe(words.en);
    expect(extension).toMatch(/^[a-z]+$/);
    expect(type).toContain('/');
  }
});
