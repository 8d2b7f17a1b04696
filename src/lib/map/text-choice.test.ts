import { expect, it } from 'vitest';
import { chooseTexts, type TextMark } from './text-choice';

/** Texts side by side from longitude `lon` on, one a degree. */
function mark(lon: number, fromZoom: number[], rise = 0): TextMark {
  return {
    mark: 'texts',
    positions: Float64Array.from(fromZoom.flatMap((_, i) => [lon + i, 46])),
    texts: fromZoom.map((_, i) => `Nom ${i}`),
    fromZoom: Float32Array.from(fromZoom),
    row: Uint32Array.from(fromZoom.keys()),
    fill: [0, 0, 0, 255],
    halo: [255, 255, 255, 255],
    size: 13,
    rise
  };
}

it('shows texts from their zoom on', () => {
  const marks = [mark(0, [4, 4, 6.5, 8])];
  expect([3.5, 4, 6, 6.5, 18].map((zoom) => chooseTexts(marks, zoom)[0]?.length)).toEqual([0, 2, 2, 3, 4]);
});

it('lets the higher layer keep its texts where two meet, and the lower one the rest', () => {
  const low = mark(0, [6, 6, 6]);
  const high = mark(0.1, [6, 8]);
  expect(chooseTexts([low, high], 6)).toEqual([[1, 2], [0]]);
  expect(chooseTexts([low, high], 8)).toEqual([[2], [0, 1]]);
  expect(chooseTexts([low, high], 12)).toEqual([
    [0, 1, 2],
    [0, 1]
  ]);
});

it('knows that a text stands above its point', () => {
  expect(chooseTexts([mark(0, [6]), mark(0, [6], 30)], 6)).toEqual([[0], [0]]);
});
