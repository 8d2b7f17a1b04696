import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeWkt, parseWkt } from './parse';

describe('parseWkt', () => {
  it.each([
    ['POINT (30 10)', { type: 'Point', coordinates: [30, 10] }],
    ['point(-0.58 44.84)', { type: 'Point', coordinates: [-0.58, 44.84] }],
    ['POINT Z (1 2 3)', { type: 'Point', coordinates: [1, 2, 3] }],
    ['POINTZM(1 2 3 4)', { type: 'Point', coordinates: [1, 2, 3, 4] }],
    ['POINT EMPTY', { type: 'Point', coordinates: [] }],
    [
      'LINESTRING (30 10, 10 30, 1e2 -.5)',
      {
        type: 'LineString',
        coordinates: [
          [30, 10],
          [10, 30],
          [100, -0.5]
        ]
      }
    ],
    [
      'POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [0, 0]
          ],
          [
            [1, 1],
            [2, 1],
            [2, 2],
            [1, 1]
          ]
        ]
      }
    ],
    [
      'MULTIPOINT ((10 40), (40 30))',
      {
        type: 'MultiPoint',
        coordinates: [
          [10, 40],
          [40, 30]
        ]
      }
    ],
    [
      'MULTIPOINT (10 40, 40 30)',
      {
        type: 'MultiPoint',
        coordinates: [
          [10, 40],
          [40, 30]
        ]
      }
    ],
    [
      'MULTILINESTRING ((0 0, 1 1), EMPTY)',
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [1, 1]
          ],
          []
        ]
      }
    ],
    [
      'MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))',
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0]
            ]
          ]
        ]
      }
    ],
    [
      'GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION (POINT M (3 4 5)))',
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [1, 2] },
          { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [3, 4, 5] }] }
        ]
      }
    ],
    [
      'TIN (((0 0, 1 0, 1 1, 0 0)))',
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0]
            ]
          ]
        ]
      }
    ]
  ])('%s', (text, geometry) => {
    expect(parseWkt(text)).toEqual({ geometry, crs: null });
    expect(looksLikeWkt(text)).toBe(true);
  });

  it('reads the system of EWKT', () => {
    expect(parseWkt('SRID=2154;POINT(413471 6420759)')).toEqual({
      geometry: { type: 'Point', coordinates: [413471, 6420759] },
      crs: 'EPSG:2154'
    });
    expect(parseWkt('SRID=0;POINT(1 2)')?.crs).toBeNull();
  });

  it.each([
    '',
    'POINT',
    'POINT (1)',
    'POINT (1 2',
    'POINT (1 2))',
    'POLYGON (0 0, 1 1)',
    'CIRCULARSTRING (0 0, 1 1, 2 0)',
    'POINTE (1 2)',
    'LINESTRING ((0 0))',
    'GEOMETRYCOLLECTION ('.repeat(90)
  ])('refuses « %s »', (text) => {
    expect(parseWkt(text)).toBeNull();
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      'POINT',
      'MULTI',
      'POLYGON',
      ' Z',
      '(',
      ')',
      ',',
      ' ',
      '1',
      '-2.5e3',
      'EMPTY',
      'SRID=4326;',
      'é'
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        parseWkt(parts.join(''));
        looksLikeWkt(parts.join(''));
      }),
      { seed: 4, numRuns: 2000 }
    );
  });
});
