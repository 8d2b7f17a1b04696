import { describe, expect, it } from 'vitest';
import { innerPoints } from '../geometry/inner-point';
import { handTable } from '../marks/hand-table';
import type { Rgba } from '../marks/marks';
import { transferOfMarks } from '../marks/transfer';
import { handContext } from '../styles/hand-context';
import type { CompileContext, Theme } from '../styles/kind';
import { compileLabels } from './compile-labels';
import { labelColours } from './colours';
import { importanceOf } from './importance';
import { labelLetters, labelText } from './letters';
import { MOST_LABELS, placeLabels } from './place-labels';

const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side]
];

const towns = handTable({
  polygons: [[[square(0, 45, 1)]], [[square(1, 45, 0.2)]], [[square(6, 45, 2)]], [[square(9, 45, 1)]]],
  columns: {
    nom: ['Abzac', 'Égliseneuve-près-Billom', 'L’Haÿ', null],
    habitants: [10, 2000, 30, 40],
    taux: [1.25, 1234.5, 0.1234, null]
  }
});
const single = { kind: 'single', colour: 'qual-1', fill: 'fill', size: 4 } as const;
const circles = { kind: 'circles', column: 'habitants', colour: 'qual-1', maxRadius: 20 } as const;
const context = (theme: Theme): CompileContext => handContext(towns, theme);
const names = (style: typeof single | typeof circles, by?: string): string[] => {
  const labels = by === undefined ? { column: 'nom' } : { column: 'nom', by };
  return placeLabels(towns, 'nom', innerPoints(towns), importanceOf(towns, labels, style), 'fr').texts;
};

describe('placeLabels', () => {
  it('goes by the column that was chosen, else what the style shows, else the area', () => {
    expect(names(single)).toEqual(['L’Haÿ', 'Abzac', 'Égliseneuve-près-Billom']);
    expect(names(circles)).toEqual(['Égliseneuve-près-Billom', 'L’Haÿ', 'Abzac']);
    expect(names(single, 'taux')).toEqual(['Égliseneuve-près-Billom', 'L’Haÿ', 'Abzac']);
    expect(names(circles, 'gone')).toEqual(names(circles));
  });

  it('stands on the inner point of its row, by zoom', () => {
    const placed = placeLabels(towns, 'nom', innerPoints(towns), new Float64Array([3, 2, 1, 0]), 'fr');
    expect([...placed.row]).toEqual([0, 2, 1]);
    expect(placed.positions[0]).toBeCloseTo(0.5, 9);
    expect(placed.positions[1]).toBeCloseTo(45.5, 2);
    expect([...placed.fromZoom]).toEqual([...placed.fromZoom].sort((a, b) => a - b));
  });

  it('writes figures in the language of the reader', () => {
    const texts = (language: 'fr' | 'en'): string[] =>
      placeLabels(towns, 'taux', innerPoints(towns), new Float64Array(4), language).texts.toSorted();
    expect(texts('fr')).toEqual(['0,12', '1', '1\u00a0235']);
    expect(texts('en')).toEqual(['0.12', '1', '1,235']);
  });

  it('keeps those that are seen from far when there are too many', () => {
    const many = handTable({
      points: Array.from({ length: 6000 }, (_, i) => [[(i % 80) / 8, 40 + Math.floor(i / 80) / 8]]),
      columns: { nom: Array.from({ length: 6000 }, (_, i) => `L${i}`) }
    });
    const placed = placeLabels(many, 'nom', innerPoints(many), new Float64Array(6000), 'fr');
    expect(placed.texts).toHaveLength(MOST_LABELS);
  });
});

describe('labelText', () => {
  it('keeps accents and French typography, cuts long texts, leaves out other scripts', () => {
    expect(labelText('  Œuilly\u202f–\nL’Haÿ-les-Roses ')).toBe('Œuilly\u00a0– L’Haÿ-les-Roses');
    expect(labelText('E\u0301toile')).toBe('Étoile');
    expect(labelText('Hòa Bình 東京 Việt')).toBe('Hòa Bình Viet');
    const cut = labelText('Communauté de communes du Pays de la Petite Pierre');
    expect([...cut]).toHaveLength(40);
    expect(cut).toMatch(/…$/);
    for (const letter of cut) expect(labelLetters).toContain(letter);
  });
});

describe('compileLabels', () => {
  it('gives one mark whose buffers leave with it', () => {
    const marks = compileLabels(towns, { column: 'nom' }, single, context('dark'), 'fr');
    expect(marks).toMatchObject([{ mark: 'texts', ...labelColours.dark, rise: 0 }]);
    expect(transferOfMarks(marks)).toHaveLength(3);
    expect(compileLabels(towns, { column: 'gone' }, single, context('dark'), 'fr')).toEqual([]);
  });

  it('writes above a point, clear of its dot', () => {
    const points = handTable({ points: [[[1, 45]]], columns: { nom: ['Abzac'] } });
    const of = handContext(points);
    const [mark] = compileLabels(points, { column: 'nom' }, single, of, 'fr');
    expect(mark?.rise).toBeGreaterThan(single.size + 6);
  });

  it.each(['light', 'dark'] as const)('is read on its halo: contrast of 7 at least (%s)', (theme) => {
    const { fill, halo } = labelColours[theme];
    const under: Rgba = theme === 'light' ? [0, 0, 0, 255] : [255, 255, 255, 255];
    expect(contrast(fill, over(halo, under))).toBeGreaterThanOrEqual(7);
  });
});

/** A translucent colour over the worst that may lie under it. */
function over(top: Rgba, under: Rgba): Rgba {
  const share = top[3] / 255;
  return top.map((value, i) => value * share + (under[i] as number) * (1 - share)) as Rgba;
}

/** Ratio of relative luminances, WCAG 2. */
function contrast(a: Rgba, b: Rgba): number {
  const luminance = ([r, g, blue]: Rgba): number => {
    const linear = [r, g, blue].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * (linear[0] as number) + 0.7152 * (linear[1] as number) + 0.0722 * (linear[2] as number);
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
