import { expect, type Page } from '@playwright/test';
import type { Mark } from '../../src/lib/core/marks/marks';
import { picture, size, test, view } from './page-driver';

/** Guards: columns are as tall as their values wherever they stand, the nearer hides the farther, and a pick is the row. */

type Rgb = [number, number, number];
const near = (a: Rgb, b: Rgb, by = 12): boolean => a.every((n, i) => Math.abs(n - b[i]!) <= by);

/** Rows: three in a line across the middle, one far behind, one right behind the first. */
const places: [number, number][] = [
  [0.6, 46.6],
  [2.6, 46.6],
  [4.6, 46.6],
  [2.6, 49.2],
  [0.6, 46.75]
];
const heights = [160, 80, 40, 80, 150];
const colours: Rgb[] = [
  [200, 90, 43],
  [40, 110, 180],
  [70, 140, 60],
  [40, 110, 180],
  [150, 40, 140]
];
const paint = (of: readonly Rgb[]): number[] => of.flatMap((colour) => [...colour, 255]);

interface Drawn {
  pitch?: number;
  heights?: readonly number[];
  fill?: readonly number[];
  opacity?: number;
  bearing?: number;
}

async function draw(map: Page, { pitch = 45, bearing = 0, opacity = 1, ...more }: Drawn = {}): Promise<void> {
  await map.evaluate(
    async ([view, places, heights, fill, opacity]) => {
      if (!window.harness) {
        window.harness = new window.Harness({ view, basemap: window.basemaps.none });
        await window.harness.put('places', { points: places.map((place) => [place]) });
      }
      window.harness.map.setView(view);
      const columns: Mark = {
        mark: 'columns',
        shape: 'places',
        height: new Float32Array(heights),
        width: 20,
        fill: new Uint8Array(fill),
        stroke: [255, 255, 255, 255]
      };
      window.harness.map.setLayers([{ id: 'columns', visible: true, opacity, marks: [columns] }]);
      await window.harness.map.drawn();
    },
    [{ ...view, pitch, bearing }, places, more.heights ?? heights, [...(more.fill ?? paint(colours))], opacity] as const
  );
}

/** Where the pixels of a row's lit side are: its colour as it is. */
function litSide(pixel: (x: number, y: number) => Rgb, row: number): { x: number; top: number; bottom: number } {
  const found: { x: number; y: number }[] = [];
  for (let x = 0; x < size.width; x++)
    for (let y = 0; y < size.height; y++) if (near(pixel(x, y), colours[row]!, 3)) found.push({ x, y });
  const x = Math.round(found.reduce((sum, at) => sum + at.x, 0) / found.length);
  const column = found.filter((at) => at.x === x).map(({ y }) => y);
  return { x, top: Math.min(...column), bottom: Math.max(...column) };
}

async function clickAt(map: Page, x: number, y: number): Promise<unknown> {
  await map.evaluate(() => (window.harness.told.length = 0));
  await map.mouse.click(x, y);
  await map.waitForFunction(() => window.harness.told.some((t) => t.name === 'click'));
  return map.evaluate(() => window.harness.told.find((t) => t.name === 'click')?.args[1]);
}

test('heights are in proportion, near and far, from 30° of tilt on; flat, nothing stands', async ({ map }) => {
  for (const pitch of [30, 45, 60]) {
    await draw(map, { pitch, heights: [160, 80, 40, 0, 0] });
    const pixel = await picture(map);
    for (const [row, height] of [160, 80, 40].entries()) {
      const { top, bottom } = litSide(pixel, row);
      expect(Math.abs(bottom - top + 1 - height), `row ${row} at ${pitch}°: ${bottom - top + 1}`).toBeLessThanOrEqual(
        2
      );
    }
    // as tall behind as in front
    await draw(map, { pitch, heights: [0, 0, 0, 80, 0] });
    const far = litSide(await picture(map), 3);
    expect(Math.abs(far.bottom - far.top + 1 - 80), `far at ${pitch}°`).toBeLessThanOrEqual(2);
  }
  await draw(map, { pitch: 0, heights: [160, 80, 0, 0, 0] });
  const pixel = await picture(map);
  // the top alone: what is lit of 160 stands nowhere above the foot
  for (let dy = 12; dy <= 160; dy += 4) expect(near(pixel(450, 350 - dy), [255, 255, 255], 40)).toBe(true);
});

test('the nearer column hides the farther, turned or not, seen through or not; a pick is the row', async ({ map }) => {
  for (const opacity of [1, 0.5]) {
    await draw(map, { opacity, heights: [160, 0, 0, 0, 0] });
    const alone = await picture(map);
    await draw(map, { opacity });
    const both = await picture(map);
    await draw(map, { opacity: 1, heights: [160, 0, 0, 0, 0] });
    const { x, top, bottom } = litSide(await picture(map), 0);
    for (let y = top; y <= bottom; y += 3) expect(both(x, y)).toEqual(alone(x, y));
  }
  await draw(map);
  const { x, top, bottom } = litSide(await picture(map), 0);
  expect(await clickAt(map, x, (top + bottom) / 2)).toEqual([
    { layer: 'columns', row: 0 },
    { layer: 'columns', row: 4 }
  ]);
  // seen from the other side, the order is the other
  await draw(map, { bearing: 180 });
  const behind = litSide(await picture(map), 4);
  expect(await clickAt(map, behind.x, (behind.top + behind.bottom) / 2)).toMatchObject([{ row: 4 }, { row: 0 }]);
});

test('another colour and other heights send no geometry', async ({ map }) => {
  await draw(map);
  await map.evaluate(() => {
    Object.assign(window, { sent: 0 });
    const gl = WebGL2RenderingContext.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
    for (const [name, at] of [
      ['bufferData', 1],
      ['bufferSubData', 2]
    ] as const) {
      const real = gl[name]!;
      gl[name] = function (this: WebGL2RenderingContext, ...args: unknown[]) {
        const data = args[at];
        // uniforms go by buffers too
        if (args[0] !== this.UNIFORM_BUFFER && ArrayBuffer.isView(data))
          (window as unknown as { sent: number }).sent += data.byteLength;
        return real.apply(this, args);
      };
    }
  });
  const sentBy = async (drawn: Drawn): Promise<number> => {
    await map.evaluate(() => Object.assign(window, { sent: 0 }));
    await draw(map, drawn);
    return map.evaluate(() => (window as unknown as { sent: number }).sent);
  };
  // the basemap sends a little at each frame
  const nothingNew = await sentBy({});
  const swapped: Rgb[] = [colours[2]!, colours[1]!, colours[0]!, colours[3]!, colours[4]!];
  expect(await sentBy({ fill: paint(swapped), heights: [40, 80, 160, 0, 0] })).toBe(nothingNew);
  const { top, bottom } = litSide(await picture(map), 0);
  expect(Math.abs(bottom - top + 1 - 160)).toBeLessThanOrEqual(2);
});

test('circles keep their size and shape on a tilted map, near and far', async ({ map }) => {
  const brick: Rgb = [200, 90, 43];
  await map.evaluate(
    async ([view, brick]) => {
      window.harness = new window.Harness({ view, basemap: window.basemaps.none });
      const circles: Mark = {
        mark: 'circles',
        positions: new Float64Array([2.6, 46.6, 2.6, 50]),
        radius: new Float32Array([30, 30]),
        row: new Uint32Array([0, 1]),
        fill: [...brick, 255] as [number, number, number, number],
        stroke: [0, 0, 0, 0],
        strokeWidth: 0
      };
      window.harness.map.setLayers([{ id: 'circles', visible: true, opacity: 1, marks: [circles] }]);
      await window.harness.map.drawn();
    },
    [{ ...view, pitch: 45 }, brick] as const
  );
  const pixel = await picture(map);
  const inside = (x: number, y: number): boolean => near(pixel(x, y), brick, 40);
  const rows = Array.from({ length: size.height }, (_, y) => y).filter((y) => inside(450, y));
  const far = rows.filter((y) => y < 300);
  for (const tall of [far, rows.filter((y) => y >= 300)]) {
    expect(Math.abs(tall.length - 60)).toBeLessThanOrEqual(2);
    const middle = Math.round(tall[0]! + tall.length / 2);
    const wide = Array.from({ length: size.width }, (_, x) => x).filter((x) => inside(x, middle));
    expect(Math.abs(wide.length - 60)).toBeLessThanOrEqual(2);
  }
});
