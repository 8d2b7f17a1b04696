import { describe, expect, it } from 'vitest';
import { scanXml } from '../../formats/xml/scan';
import type { Condition } from '../../table/filter';
import { cqlFilter } from './cql';
import { cutsOf } from './cuts';
import { fesFilter } from './fes';

const conditions: Condition[] = [
  { column: 'nom', op: '=', value: "L'Isle & <Co>" },
  { column: 'pop', op: '>=', value: 1000 },
  { column: 'dep', op: 'in', value: ['33', '40'] },
  { column: 'nom', op: 'contains', value: 'a*b' },
  { column: 'code insee', op: 'filled' }
];
const cut = { box: [1, 2, 3, 4] as [number, number, number, number], crs: 'EPSG:3857', geometry: 'geom' };

describe('filters of WFS', () => {
  it.each([
    ['2.0.0', 'fes:', 'ValueReference', 'lowerCorner'],
    ['1.1.0', 'ogc:', 'PropertyName', 'lowerCorner'],
    ['1.0.0', 'ogc:', 'PropertyName', 'coordinates']
  ] as const)('in FES as %s has it', (version, prefix, property, corner) => {
    const text = fesFilter(conditions, cut, version);
    const names: string[] = [];
    const said: Record<string, string[]> = {};
    expect(
      scanXml(text, {
        open: (name) => void names.push(name),
        close: (name, content) => void (said[name] ??= []).push(content)
      })
    ).toBeNull();
    expect(text.startsWith(`<${prefix}Filter xmlns`)).toBe(true);
    expect(names.slice(0, 3)).toEqual(['Filter', 'And', 'BBOX']);
    expect(names).toContain(corner);
    expect(said[property]).toEqual(['geom', 'nom', 'pop', 'dep', 'dep', 'nom', 'code insee']);
    expect(said['Literal']).toEqual(["L'Isle & <Co>", '1000', '33', '40', '*a!*b*']);
  });

  it('in ECQL', () => {
    expect(cqlFilter(conditions, cut, "x='1'")).toBe(
      "(x='1') AND nom ILIKE 'L''Isle & <Co>' AND pop >= 1000 AND (dep ILIKE '33' OR dep ILIKE '40') AND nom ILIKE '%a*b%' AND \"code insee\" IS NOT NULL AND BBOX(geom,1,2,3,4,'EPSG:3857')"
    );
    expect(cqlFilter([], null, "x='1'")).toBe("x='1'");
    expect(cqlFilter([{ column: 'a', op: '=', value: '5%' }], null)).toBe("a = '5%'");
  });

  it('ends by asking for everything, and never asks the server what it would answer otherwise', () => {
    const ways = (options: Partial<Parameters<typeof cutsOf>[0]>): string[] =>
      cutsOf({ version: '2.0.0', geometry: 'geom', nativeCrs: null, ...options }).map((way) =>
        Object.keys(way.parameters).join('+')
      );
    expect(ways({})).toEqual(['']);
    expect(ways({ filter: { all: [{ column: 'a', op: 'empty' }] } })).toEqual(['']);
    expect(ways({ filter: { all: conditions } })).toEqual(['FILTER', 'CQL_FILTER', '']);
    expect(ways({ bbox: [0, 0, 1, 1] })).toEqual(['BBOX', 'BBOX', '']);
    expect(ways({ bbox: [0, 0, 1, 1], version: '1.0.0' })).toEqual(['']);
    expect(ways({ bbox: [0, 0, 1, 1], version: '1.0.0', nativeCrs: 'EPSG:2154' })).toEqual(['BBOX', '']);
    expect(ways({ bbox: [0, 0, 1, 1], cql: 'a=1' })).toEqual(['CQL_FILTER', 'CQL_FILTER']);
  });

  it('names the system of a box as it is, in both forms', () => {
    const named = (nativeCrs: string | null): (string | undefined)[] =>
      cutsOf({ version: '1.1.0', bbox: [0, 45, 1, 46], geometry: null, nativeCrs }).map(
        ({ parameters }) => parameters['BBOX']?.split(',')[4]
      );
    expect(named('urn:x-ogc:def:crs:EPSG:2154')).toEqual(['EPSG:2154', 'urn:ogc:def:crs:EPSG::2154', undefined]);
    expect(named('EPSG:4326')).toEqual(['EPSG:3857', 'urn:ogc:def:crs:EPSG::3857', undefined]);
    expect(named(null)).toEqual(['EPSG:3857', 'urn:ogc:def:crs:EPSG::3857', undefined]);
  });
});
