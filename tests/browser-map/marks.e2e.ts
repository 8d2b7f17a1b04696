import { expect, type Page } from '@playwright/test';
import { onScreen, picture, size, test, view } from './page-driver';

/** Guards: marks reach the screen as they are, holes stay holes, and a pick is the row of the table. */

const blue: [number, number, number] = [94, 158, 211];
const brick: [number, number, number] = [200, 90, 43];
const green: [number, number, number] = [40, 120, 60];
const at = (lon: number, lat: number): { x: number; y: number } => onScreen([lon, lat], view, size);

/** Row 0 has a hole, row 1 two parts, row 2 stands between them. */
async function threeAreas(map: Page): Promise<void> {
  await map.evaluate(
    async ([view, colours]) => {
      window.harness = new window.Harness({ view, basemap: window.basemaps.none });
      const { harness } = window;
      const square = (x: number, y: number, side: number): [number, number][] => [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side]
      ];
      await harness.put('areas', {
        polygons: [
          [[square(-1, 46, 3), square(0, 46.8, 1)]],
          [[square(2.5, 46, 1)], [square(4, 46, 1)]],
          [[square(3.5, 46, 0.5)]]
        ]
      });
      const fill = new Uint8Array(colours.flatMap((c) => [...c, 255]));
      harness.map.setLayers([
        { id: 'areas', visible: true, opacity: 1, marks: [{ mark: 'polygons', shape: 'areas', fill }] }
      ]);
      await harness.map.drawn();
    },
    [view, [blue, brick, green]] as const
  );
}

/** What the map says of a click: layers and rows, topmost first. */
async function clickAt(map: Page, { x, y }: { x: number; y: number }): Promise<unknown> {
  await map.evaluate(() => (window.harness.told.length = 0));
  await map.mouse.click(x, y);
  await map.waitForFunction(() => window.harness.told.some((t) => t.name === 'click'));
  return map.evaluate(() => window.harness.told.find((t) => t.name === 'click')?.args[1]);
}

test('areas: colours by row, hole and neighbour', async ({ map }) => {
  await threeAreas(map);
  const pixel = await picture(map);
  const read = (lon: number, lat: number): [number, number, number] => {
    const { x, y } = at(lon, lat);
    return pixel(x, y);
  };
  const paper = pixel(5, 5);
  expect(read(-0.5, 46.4)).toEqual(blue);
  expect(read(0.5, 47.3), 'the hole shows the ground').toEqual(paper);
  expect(read(3, 46.5)).toEqual(brick);
  expect(read(4.5, 46.5), 'second part of the same row').toEqual(brick);
  expect(read(3.75, 46.25)).toEqual(green);
});

test('a click gives table rows: none in the hole, the same in both parts', async ({ map }) => {
  await threeAreas(map);
  const clicked = (lon: number, lat: number): Promise<unknown> => clickAt(map, at(lon, lat));
  expect(await clicked(-0.5, 46.4)).toEqual([{ layer: 'areas', row: 0 }]);
  expect(await clicked(0.5, 47.3)).toEqual([]);
  expect(await clicked(3, 46.5)).toEqual([{ layer: 'areas', row: 1 }]);
  expect(await clicked(4.5, 46.5)).toEqual([{ layer: 'areas', row: 1 }]);
  expect(await clicked(3.75, 46.25)).toEqual([{ layer: 'areas', row: 2 }]);
});

test('a click goes through the stack, topmost first, and forgives four pixels', async ({ map }) => {
  await threeAreas(map);
  await map.evaluate(async () => {
    const { harness } = window;
    await harness.put('points', { points: [[[3, 46.5]], [[-0.5, 46.4]]] });
    const stroke = [255, 255, 255, 255] as [number, number, number, number];
    harness.map.setLayers([
      {
        id: 'areas',
        visible: true,
        opacity: 1,
        marks: [{ mark: 'polygons', shape: 'areas', fill: [94, 158, 211, 255] }]
      },
      {
        id: 'dots',
        visible: true,
        opacity: 1,
        marks: [{ mark: 'dots', shape: 'points', radius: 5, fill: [20, 20, 20, 255], stroke, strokeWidth: 1 }]
      },
      {
        id: 'circles',
        visible: true,
        opacity: 1,
        marks: [
          {
            mark: 'circles',
            positions: new Float64Array([3, 46.5, -0.5, 46.4]),
            radius: new Float32Array([14, 9]),
            row: new Uint32Array([41, 7]),
            fill: [10, 61, 94, 120],
            stroke,
            strokeWidth: 1
          }
        ]
      }
    ]);
    await harness.map.drawn();
  });
  const { x, y } = at(3, 46.5);
  const clicked = (dx: number): Promise<unknown> => clickAt(map, { x: x + dx, y });
  expect(await clicked(0)).toEqual([
    { layer: 'circles', row: 41 },
    { layer: 'dots', row: 0 },
    { layer: 'areas', row: 1 }
  ]);
  expect(await clicked(17)).toEqual([
    { layer: 'areas', row: 1 },
    { layer: 'circles', row: 41 }
  ]);
});

test('areas drawn by their edges are hit inside, after anything that is seen', async ({ map }) => {
  await threeAreas(map);
  const show = (filled: boolean): Promise<void> =>
    map.evaluate(async (filled) => {
      const { harness } = window;
      const usual = { visible: true, opacity: 1 };
      const fill = [94, 158, 211, 255] as [number, number, number, number];
      const stroke = [20, 20, 20, 255] as [number, number, number, number];
      harness.map.setLayers([
        ...(filled ? [{ id: 'filled', ...usual, marks: [{ mark: 'polygons' as const, shape: 'areas', fill }] }] : []),
        { id: 'edges', ...usual, marks: [{ mark: 'outlines', shape: 'areas', stroke }] }
      ]);
      await harness.map.drawn();
    }, filled);
  const clicked = (lon: number, lat: number): Promise<unknown> => clickAt(map, at(lon, lat));
  await show(false);
  const pixel = await picture(map);
  const inside = at(3, 46.5);
  expect(pixel(inside.x, inside.y), 'the inside shows the ground').toEqual(pixel(5, 5));
  expect(await clicked(3, 46.5)).toEqual([{ layer: 'edges', row: 1 }]);
  expect(await clicked(0.5, 47.3), 'nothing in the hole').toEqual([]);
  await show(true);
  expect(await clicked(-0.5, 46.4)).toEqual([
    { layer: 'filled', row: 0 },
    { layer: 'edges', row: 0 }
  ]);
});

test('hover lights a pointer, and leaving tells it once', async ({ map }) => {
  await threeAreas(map);
  const { x, y } = at(3, 46.5);
  await map.mouse.move(x, y);
  await map.waitForFunction(() => window.harness.told.some((t) => t.name === 'hover'));
  expect(await map.evaluate(() => window.harness.told.find((t) => t.name === 'hover')?.args[0])).toEqual({
    layer: 'areas',
    row: 1
  });
  await map.waitForFunction(() => document.querySelector('canvas')?.style.cursor === 'pointer');
  const hole = at(0.5, 47.3);
  await map.mouse.move(hole.x, hole.y);
  await map.waitForFunction(() => window.harness.told.at(-1)?.args[0] === null);
});

test('a highlight edges every part of a row', async ({ map }) => {
  await threeAreas(map);
  await map.evaluate(async () => {
    window.harness.map.highlight({ layer: 'areas', row: 1 });
    await window.harness.map.drawn();
  });
  const pixel = await picture(map);
  for (const lon of [2.5, 4]) {
    const { x, y } = at(lon, 46.5);
    expect(pixel(x, y), `edge at ${lon}`).toEqual([11, 85, 99]);
  }
  const other = at(-1, 46.5);
  expect(pixel(other.x + 4, other.y)).toEqual(blue);
});

test('opacity is the document’s: one half is one half', async ({ map }) => {
  await threeAreas(map);
  await map.evaluate(async () => {
    const { harness } = window;
    harness.map.setLayers([
      { id: 'areas', visible: true, opacity: 0.5, marks: [{ mark: 'polygons', shape: 'areas', fill: [0, 0, 0, 255] }] }
    ]);
    await harness.map.drawn();
  });
  const pixel = await picture(map);
  const paper = pixel(5, 5);
  const { x, y } = at(3, 46.5);
  pixel(x, y).forEach((v, i) => expect(Math.abs(v - (paper[i] as number) / 2)).toBeLessThanOrEqual(1.5));
});

test('restyling sends four bytes a row and hides what is hidden', async ({ map }) => {
  await threeAreas(map);
  const { x, y } = at(3, 46.5);
  const sent = await map.evaluate(async () => {
    const { harness } = window;
    let bytes = 0;
    const write = WebGL2RenderingContext.prototype.bufferSubData;
    WebGL2RenderingContext.prototype.bufferSubData = function (this: WebGL2RenderingContext, ...args: unknown[]) {
      const data = args[2] as ArrayBufferView;
      if (this.getParameter(this.COPY_WRITE_BUFFER_BINDING)) bytes += data.byteLength;
      return (write as (...a: unknown[]) => void).apply(this, args);
    } as typeof write;
    const fill = new Uint8Array([1, 2, 3, 255, 250, 200, 10, 255, 7, 8, 9, 255]);
    harness.map.setLayers([
      { id: 'areas', visible: true, opacity: 1, marks: [{ mark: 'polygons', shape: 'areas', fill }] }
    ]);
    await harness.map.drawn();
    WebGL2RenderingContext.prototype.bufferSubData = write;
    return bytes;
  });
  expect((await picture(map))(x, y)).toEqual([250, 200, 10]);
  // uniform blocks only: the smallest shape buffer here has 41 vertices
  expect(sent).toBeLessThan(20_000);
  await map.evaluate(async () => {
    const { harness } = window;
    const fill = new Uint8Array(12).fill(255);
    harness.map.setLayers([
      { id: 'areas', visible: false, opacity: 1, marks: [{ mark: 'polygons', shape: 'areas', fill }] }
    ]);
    await harness.map.drawn();
  });
  const pixel = await picture(map);
  expect(pixel(x, y)).toEqual(pixel(5, 5));
});
