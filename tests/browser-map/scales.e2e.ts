import { expect, type Page } from '@playwright/test';
import { onScreen, picture, size, test, view } from './page-driver';

/** Guards: no frame without data while shapes of other scales arrive, only these sent, and no small area lost. */

/** Indices of triangles that each frame drew, and bytes sent: into buffers, and into textures of rows of 1,024 texels. */
interface Watched {
  frames: number[];
  buffers: number;
  paints: number;
}

/** Counts what each frame that is drawn draws, and all that is sent. */
async function watchFrames(map: Page): Promise<void> {
  await map.addInitScript(() => {
    const watched: Watched = { frames: [], buffers: 0, paints: 0 };
    let open = false;
    const frame = (): void => {
      open = false;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const draws = (indices: number): void => {
      if (!open) watched.frames.push(0);
      open = true;
      watched.frames[watched.frames.length - 1]! += indices;
    };
    const gl = WebGL2RenderingContext.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
    const watch = (name: string, note: (args: unknown[]) => void): void => {
      const real = gl[name]!;
      gl[name] = function (this: unknown, ...args: unknown[]) {
        note(args);
        return real.apply(this, args);
      };
    };
    const triangles = WebGL2RenderingContext.TRIANGLES;
    watch('clear', () => draws(0));
    watch('drawElements', ([mode, count]) => mode === triangles && draws(count as number));
    watch('drawElementsInstanced', ([mode, count]) => mode === triangles && draws(count as number));
    watch('bufferSubData', ([, , data, , length]) => {
      watched.buffers += (length as number) || (data as ArrayBufferView).byteLength;
    });
    watch('texSubImage2D', (args) => {
      if (args[4] === 1024) watched.paints += 4 * 1024 * (args[5] as number);
    });
    Object.assign(window, { watched });
  });
  await map.reload();
  await map.waitForFunction(() => 'Harness' in window);
}

test('from one band of scales to the next no frame is without data, and only the new shape is sent', async ({
  map
}) => {
  await watchFrames(map);
  const seen = await map.evaluate(async (view) => {
    const { watched } = window as unknown as { watched: Watched };
    const harness = (window.harness = new window.Harness({ view, basemap: window.basemaps.none }));
    const [far, near] = [window.cellsShape('cells@6', 300_000, 6), window.cellsShape('cells', 300_000)];
    const indices = { far: far.triangles!.length, near: near.triangles!.length };
    const bytes =
      near.positions.byteLength +
      near.row.byteLength +
      near.triangles!.byteLength +
      near.segments!.byteLength +
      near.specks!.vertices.byteLength;
    const fill = new Uint8Array(4 * far.rows).fill(160);
    const show = (shape: string): void =>
      harness.map.setLayers([{ id: 'cells', visible: true, opacity: 1, marks: [{ mark: 'polygons', shape, fill }] }]);
    await harness.map.putShape(far);
    show('cells@6');
    await harness.map.drawn();
    // a hand that zooms all the while
    let zoom = view.zoom;
    let moving = true;
    const move = (): void => {
      harness.map.setView({ ...view, zoom: (zoom += 0.002) });
      if (moving) requestAnimationFrame(move);
    };
    const frames = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    const before = { ...watched, frames: watched.frames.length };
    move();
    await harness.map.putShape(near);
    show('cells');
    await frames(20);
    harness.map.dropShape('cells@6');
    await frames(20);
    moving = false;
    await harness.map.drawn();
    return {
      bytes,
      indices,
      frames: watched.frames.slice(before.frames),
      buffers: watched.buffers - before.buffers,
      paints: watched.paints - before.paints
    };
  }, view);
  expect(seen.indices.far).toBeLessThan(0.5 * seen.indices.near);
  // each frame shows the one or the other, the last ones the new one
  expect(seen.frames.length).toBeGreaterThan(4);
  expect(Math.min(...seen.frames)).toBeGreaterThanOrEqual(seen.indices.far);
  expect(seen.frames.at(-1)).toBeGreaterThanOrEqual(seen.indices.near);
  expect(seen.buffers).toBeGreaterThanOrEqual(seen.bytes);
  // uniforms of the frames come on top
  expect(seen.buffers).toBeLessThan(seen.bytes + 20_000 * seen.frames.length);
  expect(seen.paints).toBe(0);
});

const [west, south] = [1.2, 46.3] as const;

/** One area of so many degrees a side, filled or by its edge alone; row 1, since row 0 is somewhere else. */
async function smallArea(map: Page, side: number, filled: boolean): Promise<void> {
  await map.evaluate(
    async ([view, west, south, side, filled]) => {
      window.harness ??= new window.Harness({ view, basemap: window.basemaps.none });
      const { harness } = window;
      const square = (x: number, y: number, side: number): [number, number][] => [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side]
      ];
      const shape = `small${side}`;
      await harness.put(shape, { polygons: [[[square(4, 44, 1)]], [[square(west, south, side)]]] });
      const colour = [200, 90, 43, 255] as [number, number, number, number];
      const mark = filled
        ? { mark: 'polygons' as const, shape, fill: colour }
        : { mark: 'outlines' as const, shape, stroke: colour };
      harness.map.setLayers([{ id: 'small', visible: true, opacity: 1, marks: [mark] }]);
      await harness.map.drawn();
    },
    [view, west, south, side, filled] as const
  );
}

/** Pixels of the area's colour around its corner. */
async function inkOf(map: Page): Promise<number> {
  const pixel = await picture(map);
  const { x, y } = onScreen([west, south], view, size);
  let ink = 0;
  for (let dx = -5; dx <= 5; dx++)
    for (let dy = -5; dy <= 5; dy++) {
      const [r, g, b] = pixel(x + dx, y + dy);
      if (Math.abs(r - 200) + Math.abs(g - 90) + Math.abs(b - 43) < 120) ink++;
    }
  return ink;
}

for (const filled of [true, false])
  test(`an area smaller than a pixel is a dot, ${filled ? 'filled' : 'by its edge'}, and can be clicked`, async ({
    map
  }) => {
    await smallArea(map, 0.0001, filled);
    expect(await inkOf(map)).toBeGreaterThanOrEqual(1);
    expect(await inkOf(map)).toBeLessThanOrEqual(9);
    const { x, y } = onScreen([west, south], view, size);
    await map.mouse.click(x, y);
    await map.waitForFunction(() => window.harness.told.some((t) => t.name === 'click'));
    const picked = await map.evaluate(() => window.harness.told.find((t) => t.name === 'click')?.args[1]);
    expect(picked).toEqual([{ layer: 'small', row: 1 }]);
  });

test('lines and lit areas change to the shape of another band too', async ({ map }) => {
  await map.evaluate(async (view) => {
    window.harness = new window.Harness({ view, basemap: window.basemaps.none });
    const { harness } = window;
    const square = (x: number, y: number, side: number): [number, number][] => [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side]
    ];
    const stroke = new Uint8Array([200, 90, 43, 255]);
    const show = (band: string): void =>
      harness.map.setLayers([
        { id: 'line', visible: true, opacity: 1, marks: [{ mark: 'lines', shape: `line${band}`, width: 5, stroke }] },
        {
          id: 'area',
          visible: true,
          opacity: 1,
          marks: [{ mark: 'polygons', shape: `area${band}`, fill: [94, 158, 211, 255] }]
        }
      ]);
    const far = { x: 3, y: 46, side: 1 };
    await harness.put('line@6', {
      lines: [
        [
          [
            [-1, 46],
            [1, 46]
          ]
        ]
      ]
    });
    await harness.put('area@6', { polygons: [[[square(far.x, far.y, far.side)]]] });
    show('@6');
    harness.map.highlight({ layer: 'area', row: 0 });
    await harness.map.drawn();
    // the same with more vertices, one of them well aside: what is drawn is the new shape
    await harness.put('line', {
      lines: [
        [
          [
            [-1, 46],
            [0, 47],
            [1, 46]
          ]
        ]
      ]
    });
    await harness.put('area', { polygons: [[[[...square(far.x, far.y, far.side), [2.2, 46.5]]]]] });
    show('');
    await harness.map.drawn();
    harness.map.dropShape('line@6');
    harness.map.dropShape('area@6');
    await harness.map.drawn();
  }, view);
  const pixel = await picture(map);
  const read = (lon: number, lat: number): [number, number, number] => {
    const { x, y } = onScreen([lon, lat], view, size);
    return pixel(x, y);
  };
  const paper = pixel(5, 5);
  const near = ([r, g, b]: [number, number, number], to: [number, number, number]): boolean =>
    Math.abs(r - to[0]) + Math.abs(g - to[1]) + Math.abs(b - to[2]) < 40;
  expect(near(read(0, 46.99), [200, 90, 43]), 'the line goes by its new vertex').toBe(true);
  expect(read(0, 46)).toEqual(paper);
  expect(read(2.6, 46.5), 'the area too').toEqual([94, 158, 211]);
  const { x, y } = onScreen([2.2, 46.5], view, size);
  const accent = [-1, 0, 1].some((dx) => near(pixel(x + dx, y), [11, 85, 99]));
  expect(accent, 'and the edge of the lit area').toBe(true);
});
