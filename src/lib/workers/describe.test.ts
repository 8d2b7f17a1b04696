import { expect, it } from 'vitest';
import { addGeometry } from '../core/formats/geojson/add-geometry';
import { TableBuilder } from '../core/table/builder';
import { describeRows } from './describe';

it('tells where each row is, whatever its geometry, and what it holds', () => {
  const builder = new TableBuilder();
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1]
  ];
  const geometries = [
    { type: 'Point', coordinates: [5, 6] },
    { type: 'LineString', coordinates: ring.slice(1) },
    { type: 'Polygon', coordinates: [ring] },
    null
  ];
  for (const [n, geometry] of geometries.entries()) {
    builder.addRow({ n });
    addGeometry(builder, geometry);
  }
  const { table } = builder.finish({ id: 't', crs: 'EPSG:4326' });
  const described = describeRows(table, [0, 1, 2, 3, 4, -1]);
  expect(described.map((row) => row.at)).toEqual([[5, 6], [1, 0], [0, 0], null]);
  expect(described[1]?.values).toEqual([{ column: 'n', value: 1 }]);
});
