import { expect, type Page } from '@playwright/test';
import { writeCurve, STEPS } from '../../src/lib/core/styles/flows/curve';
import { onScreen, picture, size, test, view } from './page-driver';

/** Guards: lines and flows are as wide as their values, flows thin towards their end, icons are dots far out, and a pick is the row. */

type Rgb = [number, number, number];
const brick: Rgb = [200, 90, 43];
const white: Rgb = [255, 255, 255];
const at = (lon: number, lat: number, zoom = view.zoom): { x: number; y: number } =>
  onScreen([lon, lat], { ...view, zoom }, size);
const near = (a: Rgb, b: Rgb): boolean => a.every((n, i) => Math.abs(n - b[i]!) < 40);

async function clickAt(map: Page, { x, y }: { x: number; y: number }): Promise<unknown> {
  await map.evaluate(() => (window.harness.told.length = 0));
  await map.mouse.click(x, y);
  await map.waitForFunction(() => window.harness.told.some((t) => t.name === 'click'));
  return map.evaluate(() => window.harness.told.find((t) => t.name === 'click')?.args[1]);
}

/** How many pixels of a colour lie on a vertical around a place. */
function thickness(pixel: (x: number, y: number) => Rgb, place: { x: number; y: number }, colour: Rgb): number {
  let count = 0;
  for (let dy = -40; dy <= 40; dy++) if (near(pixel(place.x, place.y + dy), colour)) count++;
  return count;
}

test('lines are as wide as their rows say, and change width without their shape', async ({ map }) => {
  const draw = (widths: number[]): Promise<void> =>
    map.evaluate(
      async ([view, widths, colour]) => {
        if (!window.harness) {
          window.harness = new window.Harness({ view, basemap: window.basemaps.none });
          await window.harness.put('lines', {
            lines: widths.map((_, i) => [
              [
                [-1, 45.5 + i],
                [6, 45.5 + i]
              ]
            ])
          });
        }
        window.harness.map.setLayers([
          {
            id: 'lines',
            visible: true,
            opacity: 1,
            marks: [
              {
                mark: 'lines',
                shape: 'lines',
                width: new Float32Array(widths),
                stroke: [...colour, 255] as [number, number, number, number]
              }
            ]
          }
        ]);
        await window.harness.map.drawn();
      },
      [view, widths, brick] as const
    );
  for (const widths of [
    [24, 12, 6],
    [8, 0, 30]
  ]) {
    await draw(widths);
    const pixel = await picture(map);
    for (const [row, width] of widths.entries()) {
      const seen = thickness(pixel, at(2.5, 45.5 + row), brick);
      expect(Math.abs(seen - width), `row ${row}: ${seen} pixels for ${width}`).toBeLessThanOrEqual(1);
    }
  }
  expect(await clickAt(map, at(2.5, 47.5))).toEqual([{ layer: 'lines', row: 2 }]);
});

test('a flow starts as wide as its value, thins, bends to the right, and is hit along its curve', async ({ map }) => {
  const curve = new Float64Array(2 * (STEPS + 1));
  writeCurve([-0.5, 46.5], [5.5, 46.5], curve, 0);
  await map.evaluate(
    async ([view, positions, steps, colour]) => {
      window.harness = new window.Harness({ view, basemap: window.basemaps.none });
      window.harness.map.setLayers([
        {
          id: 'flows',
          visible: true,
          opacity: 1,
          marks: [
            {
              mark: 'flows',
              positions: new Float64Array(positions),
              steps,
              width: new Float32Array([30]),
              taper: 0.2,
              row: new Uint32Array([5]),
              fill: [...colour, 255] as [number, number, number, number],
              stroke: [20, 20, 20, 255]
            }
          ]
        }
      ]);
      await window.harness.map.drawn();
    },
    [view, [...curve], STEPS, brick] as const
  );
  const pixel = await picture(map);
  const on = (step: number): { x: number; y: number } => at(curve[2 * step]!, curve[2 * step + 1]!);
  // where the curve runs level its height is its width: half of the way, three fifths of the start
  expect(Math.abs(thickness(pixel, on(STEPS / 2), brick) - 30 * 0.6)).toBeLessThanOrEqual(1.5);
  // eastward, the right is the south
  expect(on(STEPS / 2).y).toBeGreaterThan(at(2.5, 46.5).y + 20);
  const [start, end] = [thickness(pixel, on(2), brick), thickness(pixel, on(STEPS - 2), brick)];
  expect(start).toBeGreaterThan(3 * end);
  expect(await clickAt(map, on(STEPS / 2))).toEqual([{ layer: 'flows', row: 5 }]);
  expect(await clickAt(map, at(2.5, 46.5))).toEqual([]);
});

test('an icon is a disc from its zoom on, a dot before, and both are hit', async ({ map }) => {
  const show = (zoom: number): Promise<void> =>
    map.evaluate(
      async ([view, colour]) => {
        if (!window.harness) {
          window.harness = new window.Harness({ view, basemap: window.basemaps.none });
          await window.harness.put('places', { points: [[[2.6, 46.6]], [[3.2, 46.6]]] });
        }
        window.harness.map.setView(view);
        window.harness.map.setLayers([
          {
            id: 'icons',
            visible: true,
            opacity: 1,
            marks: [
              {
                mark: 'icons',
                shape: 'places',
                icon: 'hospital',
                size: 32,
                dot: 4,
                // the first from zoom 6, the second never
                fromZoom: new Uint8Array([12, 255]),
                fill: [...colour, 255] as [number, number, number, number],
                ink: [255, 255, 255, 255],
                stroke: [20, 20, 20, 255]
              }
            ]
          }
        ]);
        await window.harness.map.drawn();
      },
      [{ ...view, zoom }, brick] as const
    );
  await show(5.6);
  let pixel = await picture(map);
  expect(near(pixel(at(2.6, 46.6).x, at(2.6, 46.6).y), brick)).toBe(true);
  expect(thickness(pixel, at(2.6, 46.6), brick)).toBeLessThan(11);

  await show(6.2);
  pixel = await picture(map);
  const middle = at(2.6, 46.6, 6.2);
  // a cross of white on a disc of 32 pixels
  expect(near(pixel(middle.x, middle.y), white), 'the icon').toBe(true);
  expect(near(pixel(middle.x - 9, middle.y - 9), brick), 'the disc').toBe(true);
  let across = 0;
  for (let dx = -30; dx <= 30; dx++) {
    const seen = pixel(middle.x + dx, middle.y + 8);
    if (near(seen, brick) || near(seen, white)) across++;
  }
  expect(across).toBeGreaterThan(0);
  expect(thickness(pixel, at(3.2, 46.6, 6.2), brick), 'the other stays a dot').toBeLessThan(11);
  expect(await clickAt(map, middle)).toEqual([{ layer: 'icons', row: 0 }]);
  expect(await clickAt(map, at(3.2, 46.6, 6.2))).toEqual([{ layer: 'icons', row: 1 }]);
});

for (const [motif, angle] of [
  ['lines', 0],
  ['lines', 90],
  ['dots', 0]
] as const)
  test(`hatches of ${motif} at ${angle}° repeat as far apart as asked`, async ({ map }) => {
    const spacing = 12;
    await map.evaluate(
      async ([view, colour, pattern]) => {
        window.harness = new window.Harness({ view, basemap: window.basemaps.none });
        await window.harness.put('areas', {
          polygons: [
            [
              [
                [
                  [-1, 45],
                  [6, 45],
                  [6, 48],
                  [-1, 48]
                ]
              ]
            ]
          ]
        });
        const fill = [...colour, 255] as [number, number, number, number];
        window.harness.map.setLayers([
          {
            id: 'areas',
            visible: true,
            opacity: 1,
            marks: [{ mark: 'polygons', shape: 'areas', fill, hatch: pattern }]
          }
        ]);
        await window.harness.map.drawn();
      },
      [view, brick, { motif, angle, spacing }] as const
    );
    const pixel = await picture(map);
    const paper = pixel(5, 5);
    const inked = (x: number, y: number): boolean => pixel(x, y).some((n, i) => Math.abs(n - paper[i]!) > 30);
    const [x0, y0, side] = [400, 300, 10 * spacing];
    const rows = Array.from({ length: side }, (_, dy) =>
      Array.from({ length: side }, (_, dx) => inked(x0 + dx, y0 + dy))
    );
    // the same again one spacing further, both ways
    let other = 0;
    for (let y = 0; y + spacing < side; y++)
      for (let x = 0; x + spacing < side; x++)
        if (rows[y]![x] !== rows[y + spacing]![x] || rows[y]![x] !== rows[y]![x + spacing]) other++;
    expect(other).toBe(0);
    const share = rows.flat().filter(Boolean).length / side ** 2;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.4);
    const level = rows.every((row) => row.every((ink) => ink === row[0]));
    const upright = rows[0]!.every((ink, x) => rows.every((row) => row[x] === ink));
    expect({ level, upright }).toEqual({
      level: motif === 'lines' && angle === 0,
      upright: motif === 'lines' && angle === 90
    });
  });
