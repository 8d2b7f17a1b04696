import { differenceCiede2000 } from 'culori';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handTable, type HandTable } from '../marks/hand-table';
import type { Compiled, Mark, Paint } from '../marks/marks';
import { handContext } from './hand-context';
import { squareNames } from './bivariate/schema';
import { SIDE, squareOf } from './bivariate/square';
import { legendStops } from './circles/legend-stops';
import { compileStyle } from './registry';
import { rampOf } from './palettes';
import { hidden } from './rgba';
import type { StyleSpec } from './schema';

const polygons = (count: number): HandTable['polygons'] =>
  Array.from({ length: count }, (_, x) => [
    [
      [
        [x, 45],
        [x + 1, 45],
        [x + 1, 46],
        [x, 46]
      ]
    ]
  ]);

function compile(hand: HandTable, style: StyleSpec): Promise<Compiled> {
  const table = handTable(hand);
  return compileStyle(table, style, handContext(table));
}

const normalSight = differenceCiede2000();

const marksOf = <M extends Mark['mark']>(compiled: Compiled, mark: M): Extract<Mark, { mark: M }>[] =>
  compiled.marks.filter((m): m is Extract<Mark, { mark: M }> => m.mark === mark);

describe('circles', () => {
  const style: StyleSpec = { kind: 'circles', column: 'n', colour: 'carte-cercle', maxRadius: 20 };

  it('makes areas proportional to values, the largest first', async () => {
    const value = fc.integer({ min: 1, max: 1_000_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 30 }), async (n) => {
        const compiled = await compile({ polygons: polygons(n.length), columns: { n } }, style);
        const [circles] = marksOf(compiled, 'circles');
        const max = Math.max(...n);
        expect([...circles!.row].map((row) => n[row])).toEqual([...n].sort((a, b) => b - a));
        circles!.radius.forEach((r, i) => {
          const share = n[circles!.row[i]!]! / max;
          if (r > 1.41) expect((r / 20) ** 2).toBeCloseTo(share, 5);
          else expect(share).toBeLessThanOrEqual((1.41 / 20) ** 2);
        });
      }),
      { numRuns: 60 }
    );
  });

  it('stands on inner points, leaves out what is not positive, and says so', async () => {
    const { marks, legend } = await compile({ polygons: polygons(5), columns: { n: [4, 0, -1, null, 16] } }, style);
    const circles = marksOf({ marks, legend }, 'circles')[0]!;
    expect([...circles.row]).toEqual([4, 0]);
    expect([...circles.radius]).toEqual([20, 10]);
    expect([...circles.positions]).toEqual([4.5, 45.5, 0.5, 45.5]);
    expect(legend).toMatchObject({ type: 'circles', total: 20, drawn: 2, noData: 2 });
    if (legend.type === 'circles') expect(legend.stops[0]).toEqual({ value: 15, radius: 20 * Math.sqrt(15 / 16) });
  });

  it('keeps to the value it was resolved with', async () => {
    const compiled = await compile({ points: [[[0, 45]]], columns: { n: [25] } }, { ...style, maxValue: 100 });
    expect([...marksOf(compiled, 'circles')[0]!.radius]).toEqual([10]);
  });

  it('has at most three round stops, never above the largest value', () => {
    expect(legendStops(812345, true)).toEqual([800000, 200000, 20000]);
    expect(legendStops(7, true)).toEqual([7, 1]);
    expect(legendStops(1, true)).toEqual([1]);
    expect(legendStops(0.034, false)).toEqual([0.03, 0.005, 0.001]);
    expect(legendStops(0, true)).toEqual([]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (n) => {
        const stops = legendStops(n, true);
        expect(stops.length).toBeGreaterThan(0);
        expect(stops[0]!).toBeLessThanOrEqual(n);
        expect(stops[0]!).toBeGreaterThanOrEqual(n / 2);
        expect(stops.every((s) => Number.isInteger(s))).toBe(true);
      })
    );
  });
});

describe('classes', () => {
  const style: StyleSpec = { kind: 'classes', column: 'n', method: 'quantile', classes: 5, palette: 'ocre', size: 5 };

  it('hatches rows without data, and paints the others by class', async () => {
    const n = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null];
    const compiled = await compile({ polygons: polygons(11), columns: { n } }, style);
    const { legend } = compiled;
    expect(legend).toMatchObject({ counts: [2, 2, 2, 2, 2], noData: 1 });
    const [fill, hatch] = marksOf(compiled, 'polygons');
    expect(hatch!.hatch).toBe('no-data');
    expect([...(hatch!.fill as Uint8Array).filter((_, i) => i % 4 === 3)]).toEqual([...Array(10).fill(0), 255]);
    expect([...(fill!.fill as Uint8Array).slice(0, 4)]).toEqual([0xfb, 0xf0, 0xd1, 255]);
    expect([...(fill!.fill as Uint8Array).slice(36, 40)]).toEqual([0xac, 0x69, 0x2c, 255]);
    if (legend.type === 'classes') expect(legend.colours[4]).toBe('#ac692c');
  });

  it('turns a diverging palette at zero', async () => {
    const n = [-40, -30, -20, -10, 1, 2, 3, 4, 5, 6];
    const compiled = await compile(
      { polygons: polygons(10), columns: { n } },
      { ...style, classes: 4, palette: 'bleu-brique' }
    );
    const { legend } = compiled;
    if (legend.type !== 'classes') throw new Error('no classes');
    expect(legend.breaks).toEqual([-40, -30, 0, 4, 6].map((b, i) => (i === 1 ? expect.any(Number) : b)));
    expect(legend.counts).toEqual([2, 2, 3, 3]);
  });

  it('has the middle of a diverging palette in the class of the mean that deviations are counted from', async () => {
    // nearly all below the mean and near it, two far above
    const n = [...Array.from({ length: 60 }, (_, i) => i / 10), 60, 90];
    const deviation = { ...style, method: 'deviation', palette: 'bleu-brique' } as const;
    const coloursOf = async (classes: number): Promise<[colours: string[], breaks: number[]]> => {
      const { legend } = await compile({ polygons: polygons(62), columns: { n } }, { ...deviation, classes });
      if (legend.type !== 'classes') throw new Error('no classes');
      return [legend.colours, legend.breaks];
    };
    const [odd, breaks] = await coloursOf(5);
    const mean = n.reduce((sum, value) => sum + value, 0) / n.length;
    expect(breaks[0]! <= mean && mean < breaks[1]!).toBe(true);
    expect(odd).toHaveLength(3);
    expect(odd).toEqual(rampOf('bleu-brique', 5, 'light').slice(2));
    const [even] = await coloursOf(4);
    expect(even[0]).toBe(rampOf('bleu-brique', 4, 'light')[1]);
  });

  it('counts values beyond stored breaks in the end classes', async () => {
    const compiled = await compile(
      { points: [[[0, 0]], [[1, 0]], [[2, 0]]], columns: { n: [-5, 5, 500] } },
      { ...style, breaks: [0, 5, 10] }
    );
    expect(compiled.legend).toMatchObject({ breaks: [0, 5, 10], counts: [1, 2], noData: 0 });
  });

  it('has no data when the column is gone', async () => {
    const compiled = await compile({ polygons: polygons(2), columns: { other: [1, 2] } }, style);
    expect(compiled.legend).toMatchObject({ breaks: [], counts: [], noData: 2 });
  });
});

describe('categories', () => {
  const style: StyleSpec = { kind: 'categories', column: 'type', size: 5 };

  it('takes « non renseigné » and its like for no data, unless the style gives it a colour', async () => {
    const type = ['rural', 'Non renseigné', 'NR', 'urbain', '-9999', 'sans objet', null, 'Non renseigné'];
    const table = { points: type.map((): [number, number][] => [[0, 0]]), columns: { type } };
    const { legend } = await compile(table, style);
    expect(legend).toMatchObject({ noData: 6, others: null });
    if (legend.type !== 'categories') throw new Error('no categories');
    expect(legend.items.map((item) => item.value)).toEqual(['rural', 'urbain']);
    const values = [{ value: 'Non renseigné', colour: 'qual-1' }];
    expect((await compile(table, { ...style, values })).legend).toMatchObject({
      items: [{ value: 'Non renseigné', count: 2 }],
      others: { count: 2 },
      noData: 4
    });
  });

  it('keeps the twelve most frequent values, the rest being others', async () => {
    const type = Array.from({ length: 15 }, (_, i) =>
      Array<string>(20 - i).fill(`t${String(i).padStart(2, '0')}`)
    ).flat();
    const compiled = await compile({ points: type.map(() => [[0, 0]]), columns: { type } }, style);
    const { legend } = compiled;
    if (legend.type !== 'categories') throw new Error('no categories');
    expect(legend.items).toHaveLength(12);
    expect(new Set(legend.items.map((i) => i.colour)).size).toBe(12);
    expect(legend.items[0]).toMatchObject({ value: 't00', count: 20 });
    expect(legend.others).toMatchObject({ count: 8 + 7 + 6 });
  });

  it('reads codes as text', async () => {
    const compiled = await compile({ points: [[[0, 0]], [[1, 0]]], columns: { type: ['01', '1'] } }, style);
    expect(compiled.legend).toMatchObject({ items: [{ value: '01' }, { value: '1' }] });
  });

  it('orders and colours levels of danger as expected', async () => {
    const type = ['Faible', 'Faible', 'Fort', 'Moyen'];
    const compiled = await compile({ polygons: polygons(4), columns: { type } }, style);
    expect(compiled.legend).toMatchObject({
      items: [
        { value: 'Fort', colour: '#b3261e' },
        { value: 'Moyen', colour: '#e07a1f' },
        { value: 'Faible', colour: '#e9b44c' }
      ]
    });
  });
});

describe('single', () => {
  const style = { kind: 'single', colour: '#0b5563', size: 4 } as const;

  it('fills, outlines or hatches areas', async () => {
    const hand = { polygons: polygons(2) };
    const drawn = async (fill: 'fill' | 'outline' | 'hatch'): Promise<Mark[]> =>
      (await compile(hand, { ...style, fill })).marks;
    expect((await drawn('fill')).map((m) => m.mark)).toEqual(['polygons', 'outlines']);
    expect(await drawn('outline')).toEqual([{ mark: 'outlines', shape: 'own', stroke: [11, 85, 99, 255] }]);
    expect((await drawn('hatch'))[0]).toMatchObject({
      mark: 'polygons',
      hatch: { motif: 'lines', angle: 45, spacing: 7 }
    });
  });
});

describe('bivariate', () => {
  const style: StyleSpec = {
    kind: 'bivariate',
    column: 'a',
    second: 'b',
    palette: 'prune-petrole',
    size: 5
  };
  // nine areas, one for each pair of classes, and two that lack a value
  const a = [1, 2, 3, 1, 2, 3, 1, 2, 3, null, 1];
  const b = [10, 10, 10, 20, 20, 20, 30, 30, 30, 10, null];

  it('colours each area by the classes of both columns, and counts it there', async () => {
    const compiled = await compile({ polygons: polygons(11), columns: { a, b } }, style);
    const { legend } = compiled;
    if (legend.type !== 'bivariate') throw new Error('no square');
    expect(legend.counts).toEqual([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1]
    ]);
    expect(legend.noData).toBe(2);
    const { fill } = marksOf(compiled, 'polygons')[0]!;
    for (let row = 0; row < 9; row++) {
      const [red, green, blue] = [...(fill as Uint8Array).subarray(row * 4, row * 4 + 3)];
      const hex = `#${[red, green, blue].map((n) => n!.toString(16).padStart(2, '0')).join('')}`;
      expect(hex).toBe(legend.colours[b[row]! / 10 - 1]![a[row]! - 1]);
    }
  });

  it('has nine colours that can be told apart on either paper', () => {
    for (const name of squareNames)
      for (const theme of ['light', 'dark'] as const) {
        const colours = squareOf(name, SIDE, SIDE, theme).flat();
        for (const [i, one] of colours.entries())
          for (const other of colours.slice(i + 1)) expect(normalSight(one, other)).toBeGreaterThan(6);
      }
  });
});

describe('classes round a value', () => {
  const compileAround = (n: number[], turn?: number): Promise<Compiled> =>
    compile(
      { polygons: polygons(n.length), columns: { n } },
      {
        kind: 'classes',
        column: 'n',
        method: 'jenks',
        classes: 6,
        palette: 'bleu-brique',
        size: 5,
        ...(turn !== undefined && { turn })
      }
    );

  it('have a break at the value, cold colours below and warm ones above', async () => {
    const n = Array.from({ length: 60 }, (_, i) => 70 + i + (i % 7) / 10);
    for (const turn of [80, 100, 120]) {
      const { legend } = await compileAround(n, turn);
      if (legend.type !== 'classes') throw new Error('no classes');
      const below = legend.breaks.indexOf(turn);
      expect(below).toBeGreaterThan(0);
      legend.colours.forEach((hex, i) => {
        const [red, blue] = [parseInt(hex.slice(1, 3), 16), parseInt(hex.slice(5, 7), 16)];
        expect(red > blue).toBe(i >= below);
      });
    }
  });
});

describe('classes that a reader put out', () => {
  const style: StyleSpec = { kind: 'categories', column: 'type', size: 5, off: [1] };
  const type = ['a', 'b', 'a', null];

  it('are drawn nowhere, edges included, and stay in the legend with their number', async () => {
    const compiled = await compile({ polygons: polygons(4), columns: { type } }, style);
    const alphas = (paint: Paint): number[] => [0, 1, 2, 3].map((row) => (paint as Uint8Array)[row * 4 + 3]!);
    expect(alphas(marksOf(compiled, 'polygons')[0]!.fill)).toEqual([255, 0, 255, 255]);
    expect(alphas(marksOf(compiled, 'outlines')[0]!.stroke)).toEqual([204, 0, 204, 204]);
    // red without opacity: the map does not let the pointer hit it either
    expect([...(marksOf(compiled, 'polygons')[0]!.fill as Uint8Array).subarray(4, 8)]).toEqual([...hidden]);
    expect(compiled.legend).toMatchObject({ off: [1], items: [{ count: 2 }, { value: 'b', count: 1 }] });
  });

  it('leave no trace once they are back', async () => {
    const { off: _off, ...plain } = style as Extract<StyleSpec, { kind: 'categories' }>;
    const points = { points: [0, 1, 2, 3].map((x): [number, number][] => [[x, 45]]), columns: { type } };
    expect(await compile(points, { ...plain, off: [] })).toEqual(await compile(points, plain));
  });
});
