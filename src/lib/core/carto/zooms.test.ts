import { describe, expect, it } from 'vitest';
import { groundMetresPerPixel } from '../crs/map-scale';
import { handTable } from '../marks/hand-table';
import type { StyleSpec } from '../styles/schema';
import { profileOf } from '../table/make-profile';
import type { TableProfile } from '../table/profile';
import type { Bbox } from '../table/table';
import { explainZooms, proposeZooms } from './zooms';

type Position = [number, number];

/** Parcels: 30 by 30 squares of some 50 m near Bordeaux. */
const side = 0.0005;
const parcels: Position[][][][] = Array.from({ length: 900 }, (_, i) => {
  const [x, y] = [-0.6 + (i % 30) * side, 44.8 + Math.floor(i / 30) * side];
  return [
    [
      [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side]
      ]
    ]
  ];
});
const profile = profileOf(handTable({ polygons: parcels }));
const single: StyleSpec = { kind: 'single', colour: 'qual-1', fill: 'outline', size: 4 };
const gironde: Bbox = [-1.26, 44.19, 0.32, 45.57];
const commune: Bbox = [-0.62, 44.79, -0.57, 44.83];

describe('proposeZooms', () => {
  it('shows parcels over a département from where they are three pixels wide', () => {
    const { minzoom, maxzoom } = proposeZooms(profile, single, gironde);
    expect(maxzoom).toBeUndefined();
    const pixels = (zoom: number): number =>
      profile.grain!.metres / groundMetresPerPixel({ lat: profile.bbox![1], zoom });
    expect(pixels(minzoom!)).toBeGreaterThanOrEqual(2.99);
    expect(pixels(minzoom! - 0.5)).toBeLessThan(3);
  });

  it('shows them at all scales in the frame of their commune, and wherever the map is framed on them', () => {
    expect(proposeZooms(profile, single, commune)).toEqual({});
    expect(proposeZooms(profile, single, null)).toEqual({});
  });

  it('leaves alone what is few, read by the view, coloured by values, or drawn as circles', () => {
    const other = (more: Partial<TableProfile>): unknown => proposeZooms({ ...profile, ...more }, single, gironde);
    expect(other({ placed: 300 })).toEqual({});
    expect(other({ covers: 'view' })).toEqual({});
    expect(other({ geometry: 'point' })).toEqual({});
    for (const style of [
      { kind: 'classes', column: 'n', method: 'quantile', classes: 5, palette: 'ocre', size: 5 },
      { kind: 'categories', column: 't', size: 5 },
      { kind: 'circles', column: 'n', colour: 'carte-cercle', maxRadius: 24 }
    ] as StyleSpec[])
      expect(proposeZooms(profile, style, gironde)).toEqual({});
  });

  it('asks the same of lines that run together', () => {
    const streets = Array.from({ length: 1200 }, (_, i): Position[][] => [
      [
        [-0.8, 44.7 + i * 0.0002],
        [-0.5, 44.7 + i * 0.0002]
      ]
    ]);
    const lines = profileOf(handTable({ lines: streets }));
    expect(proposeZooms(lines, { ...single, fill: 'fill' } as StyleSpec, gironde).minzoom).toBeGreaterThan(10);
  });
});

describe('explainZooms', () => {
  it('says why in a line, and whose choice it was', () => {
    const range = proposeZooms(profile, single, gironde);
    const { fr, en } = explainZooms(profile, range, true);
    expect(fr).toMatch(/^à partir de 1:\d+\u202f000\u00a0: plus loin, les zones feraient moins de 3\u00a0px$/);
    for (const text of [fr, en]) expect(text.length).toBeLessThanOrEqual(90);
    expect(explainZooms(profile, range, false).fr).toMatch(/, comme choisi$/);
    expect(explainZooms(profile, { minzoom: 10, maxzoom: 12 }, false).en).toMatch(
      /^from 1:[\d,]+ to 1:[\d,]+, as chosen$/
    );
    expect(explainZooms(profile, {}, true).fr).toMatch(/^toutes les échelles/);
    expect(explainZooms({ ...profile, covers: 'view' }, {}, true).fr).toMatch(/^de près/);
  });
});
