import { expect, it } from 'vitest';
import { ZoneDrawing } from './zone-drawing.svelte';

function drawing() {
  const shown: (number | null)[] = [];
  const done: number[][][] = [];
  const made = new ZoneDrawing({
    show: (corners) => shown.push(corners && corners.length),
    // fourteen pixels are some 1.4 km
    metresPerPixel: () => 100,
    done: (corners) => done.push(corners.map((corner) => [...corner]))
  });
  return { made, shown, done };
}

it('closes on the first corner, on the last one again, and by finish; not before three', () => {
  for (const close of [[0, 0.001] as const, [1, 1.001] as const, null]) {
    const { made, done, shown } = drawing();
    made.click(5, 5);
    expect(made.corners).toBeNull();
    made.start();
    made.click(0, 0);
    made.click(1, 0);
    made.finish();
    // on the first one of two: a corner no more, and no zone yet
    expect(done).toEqual([]);
    made.click(1, 1);
    if (close) made.click(close[0], close[1]);
    else made.finish();
    expect(done).toEqual([
      [
        [0, 0],
        [1, 0],
        [1, 1]
      ]
    ]);
    expect(made.corners).toBeNull();
    expect(shown).toEqual([0, 1, 2, 3, null]);
  }
});

it('takes corners back, and forgets all when it is called off', () => {
  const { made, done } = drawing();
  made.start();
  made.click(0, 0);
  made.click(1, 0);
  made.removeLast();
  expect(made.corners).toEqual([[0, 0]]);
  made.cancel();
  expect(made.corners).toBeNull();
  expect(done).toEqual([]);
});

it('holds no more corners than a link may carry', () => {
  const { made } = drawing();
  made.start();
  for (let i = 0; i < 150; i++) made.click(i, (i * i) / 1000);
  expect(made.corners).toHaveLength(100);
});
