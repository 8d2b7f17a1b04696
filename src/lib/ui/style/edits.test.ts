import { describe, expect, it } from 'vitest';
import type { StyleSpec } from '../../core/styles/schema';
import type { ColumnProfile, TableProfile } from '../../core/table/profile';
import {
  colouredBy,
  representations,
  secondsFor,
  typedNumber,
  withBreak,
  withClasses,
  withColumn,
  withMethod,
  withPalette,
  withSecond,
  withToggled,
  withTurn
} from './edits';

const column = (name: string, role: ColumnProfile['role'], rest: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type: 'number',
  role,
  present: 10,
  missing: 0,
  distinct: 10,
  integer: true,
  min: 0,
  max: 100,
  sum: 300,
  mean: 30,
  ...rest
});
const profile: TableProfile = {
  table: 't',
  rows: 10,
  placed: 10,
  vertices: 40,
  geometry: 'polygon',
  bbox: [0, 0, 1, 1],
  covers: 'all',
  total: 10,
  crs: 'EPSG:4326',
  columns: [column('pop', 'count'), column('part', 'rate')],
  bytes: 0
};
const classes = {
  kind: 'classes',
  column: 'part',
  method: 'quantile',
  classes: 4,
  palette: 'ocre',
  breaks: [0, 5, 8, 15, 40],
  size: 5
} as const satisfies StyleSpec;
const style = { ...classes, breaks: [...classes.breaks] };

describe('representations', () => {
  it('lists offers first, then the kinds that can show the table, each once', () => {
    const offers = [{ style, reason: { fr: 'taux', en: 'rate' }, score: 0.9 }];
    const list = representations(offers, profile);
    expect(list[0]).toEqual({ style, offer: offers[0] });
    expect(new Set(list.map((r) => r.style.kind)).size).toBe(list.length);
    expect(list.map((r) => r.style.kind)).toEqual(expect.arrayContaining(['single', 'circles']));
  });

  it('offers nothing for a table without geometry', () => {
    expect(representations([], { ...profile, geometry: 'none' })).toEqual([]);
  });
});

describe('circles on classes', () => {
  const both = {
    kind: 'circles-on-classes',
    column: 'pop',
    second: 'part',
    colour: 'carte-cercle',
    maxRadius: 22,
    maxValue: 9,
    method: 'quantile',
    classes: 4,
    palette: 'ocre',
    breaks: [0, 5, 8, 15, 40],
    off: [1]
  } as const satisfies StyleSpec;
  const given = { ...both, breaks: [...both.breaks], off: [...both.off] };

  it('drops of each variable only what was computed from it', () => {
    const { maxValue: _max, ...circles } = given;
    expect(withColumn(given, 'autre')).toEqual({ ...circles, column: 'autre' });
    const { breaks: _breaks, off: _off, ...areas } = given;
    expect(withSecond(given, 'autre')).toEqual({ ...areas, second: 'autre' });
  });

  it('puts its classes out and back', () => {
    expect(withToggled(given, 1)).not.toHaveProperty('off');
    expect(withToggled(given, 0)).toMatchObject({ off: [0, 1] });
  });

  it('may show what its table has of both kinds', () => {
    const shown = representations([], profile).find((r) => r.style.kind === 'circles-on-classes');
    expect(shown?.style).toMatchObject({ column: 'pop', second: 'part' });
    expect(secondsFor(given, profile).map((c) => c.name)).toContain('part');
    expect(secondsFor(style, profile)).toEqual([]);
  });
});

describe('columns', () => {
  const plain = {
    kind: 'extruded-columns',
    column: 'pop',
    colour: 'qual-1',
    maxHeight: 140,
    width: 14,
    maxValue: 9
  } as const satisfies StyleSpec;
  const by = { column: 'part', method: 'quantile', classes: 4, palette: 'bleu', breaks: [0, 5, 8, 15, 40], off: [1] };
  const inClasses = { ...plain, by } as Extract<StyleSpec, { kind: 'extruded-columns' }>;

  it('take the colours of another column and give them up, heights left alone', () => {
    expect(colouredBy(plain, 'part')).toMatchObject({ ...plain, by: { column: 'part', classes: 5 } });
    const { breaks: _breaks, off: _off, ...look } = by;
    expect(colouredBy(inClasses, 'autre')).toEqual({ ...plain, by: { ...look, column: 'autre' } });
    expect(colouredBy(inClasses, null)).toEqual(plain);
    const { maxValue: _max, ...heights } = inClasses;
    expect(withColumn(inClasses, 'autre')).toEqual({ ...heights, column: 'autre' });
    expect(secondsFor(plain, profile).map((c) => c.name)).toContain('part');
  });

  it('have classes that are put out and back; of one colour, none', () => {
    expect(withToggled(inClasses, 3)).toMatchObject({ by: { off: [1, 3] } });
    expect((withToggled(inClasses, 1) as typeof inClasses).by).not.toHaveProperty('off');
    expect(withToggled(plain, 0)).toBeNull();
  });
});

describe('edits', () => {
  const pair = {
    kind: 'bivariate',
    column: 'part',
    second: 'revenu',
    palette: 'prune-petrole',
    breaks: [0, 1, 2, 3],
    secondBreaks: [0, 10, 20, 30],
    size: 5
  } as const satisfies StyleSpec;
  const two = { ...pair, breaks: [...pair.breaks], secondBreaks: [...pair.secondBreaks] };

  it('puts a class out and back, and forgets it when classes are others', () => {
    const out = withToggled(withToggled(style, 2), 0) as typeof style;
    expect(out).toEqual({ ...style, off: [0, 2] });
    expect(withToggled(withToggled(out, 0), 2)).toEqual(style);
    for (const other of [withClasses(out, 3), withMethod(out, 'jenks'), withColumn(out, 'pop'), withTurn(out, 3)])
      expect(other).not.toHaveProperty('off');
    expect(withBreak(out, 1, 6)).toHaveProperty('off');
    expect(withToggled({ kind: 'single', colour: 'qual-1', fill: 'fill', size: 4 }, 0)).toBeNull();
  });

  it('never shows a column against itself: the two change places', () => {
    const { breaks: _breaks, secondBreaks: _secondBreaks, ...swapped } = { ...two, column: 'revenu', second: 'part' };
    expect(withColumn(two, 'revenu')).toEqual(swapped);
    expect(withSecond(two, 'part')).toEqual(swapped);
  });

  it('keeps the breaks of the column that stays', () => {
    expect(withColumn(two, 'age')).toEqual({ ...two, column: 'age', breaks: undefined });
    expect(withSecond(two, 'age')).toEqual({ ...two, second: 'age', secondBreaks: undefined });
  });

  it('computes breaks again when a palette begins to turn or turns elsewhere, never those an author placed', () => {
    expect(withPalette(style, 'bleu')).toEqual({ ...style, palette: 'bleu' });
    expect(withPalette(style, 'bleu-brique')).not.toHaveProperty('breaks');
    const manual = { ...style, method: 'manual' as const };
    expect(withPalette(manual, 'bleu-brique')).toEqual({ ...manual, palette: 'bleu-brique' });
    expect(withTurn(style, 12)).toEqual({ ...style, turn: 12, breaks: undefined });
    expect(withTurn({ ...style, turn: 12 }, 0)).not.toHaveProperty('turn');
  });

  it('drops what was computed when the column changes', () => {
    expect(withColumn(style, 'pop')).toEqual({ ...style, column: 'pop', breaks: undefined });
    expect(withColumn(style, 'pop')).not.toHaveProperty('breaks');
    expect(withColumn({ kind: 'circles', column: 'a', colour: 'qual-1', maxRadius: 20, maxValue: 9 }, 'b')).toEqual({
      kind: 'circles',
      column: 'b',
      colour: 'qual-1',
      maxRadius: 20
    });
    expect(
      withColumn({ kind: 'categories', column: 'a', values: [{ value: 'x', colour: 'qual-1' }], size: 5 }, 'b')
    ).toEqual({ kind: 'categories', column: 'b', size: 5 });
  });

  it('keeps the number of classes within limits', () => {
    expect(withClasses(style, 9).classes).toBe(7);
    expect(withClasses(style, 1).classes).toBe(2);
    expect(withClasses({ ...style, method: 'manual' }, 5)).toMatchObject({ method: 'quantile', classes: 5 });
    expect(withClasses(style, 5)).not.toHaveProperty('breaks');
  });

  it('starts free breaks from those on screen', () => {
    expect(withMethod({ ...style, classes: 6 }, 'manual')).toMatchObject({ method: 'manual', classes: 4 });
    expect(withMethod(style, 'manual').breaks).toEqual([0, 5, 8, 15, 40]);
    expect(withMethod(style, 'equal')).not.toHaveProperty('breaks');
  });

  it('moves an inner break only where breaks go on rising', () => {
    expect(withBreak(style, 2, 10)?.breaks).toEqual([0, 5, 10, 15, 40]);
    expect(withBreak(style, 2, 15)).toBeNull();
    expect(withBreak(style, 0, -1)).toBeNull();
    expect(withBreak(style, 4, 50)).toBeNull();
    expect(style.breaks).toEqual([0, 5, 8, 15, 40]);
  });

  it('reads figures as they are typed in each language', () => {
    expect(typedNumber('1\u202f250,5', 'fr')).toBe(1250.5);
    expect(typedNumber('1,250.5', 'en')).toBe(1250.5);
    expect(typedNumber('-3', 'fr')).toBe(-3);
    expect(typedNumber('abc', 'fr')).toBeNull();
    expect(typedNumber('', 'en')).toBeNull();
  });
});
