import { expect, type Page } from '@playwright/test';
import { LABEL_HEIGHT, labelWidth } from '../../src/lib/core/labels/label-box';
import { onScreen, picture, size, test, view } from './page-driver';

/** Guards: names stand where they should, from their zoom on, and never over one another, whatever the layer. */

type Pixel = Awaited<ReturnType<typeof picture>>;

interface Name {
  text: string;
  at: [number, number];
  from: number;
}

/** Draws layers of names, bottom first, on blank paper, in the colour of each. */
async function write(
  map: Page,
  layers: { names: Name[]; colour: [number, number, number]; opacity?: number; rise?: number }[]
): Promise<void> {
  await map.evaluate(async (layers) => {
    const { harness } = window;
    harness.map.setLayers(
      layers.map(({ names, colour, opacity, rise }, i) => ({
        id: `l${i}`,
        visible: true,
        opacity: opacity ?? 1,
        marks: [
          {
            mark: 'texts' as const,
            positions: new Float64Array(names.flatMap((name) => name.at)),
            texts: names.map((name) => name.text),
            fromZoom: new Float32Array(names.map((name) => name.from)),
            row: new Uint32Array(names.map((_, row) => row)),
            fill: [...colour, 255] as [number, number, number, number],
            halo: [255, 255, 255, 255] as [number, number, number, number],
            size: 13,
            rise: rise ?? 0
          }
        ]
      }))
    );
    await harness.map.drawn();
  }, layers);
}

async function open(map: Page): Promise<void> {
  await map.evaluate((view) => {
    window.harness = new window.Harness({ view, basemap: window.basemaps.none });
  }, view);
}

async function zoomTo(map: Page, zoom: number): Promise<void> {
  await map.evaluate(
    async (view) => {
      window.harness.map.setView(view);
      await window.harness.map.drawn();
    },
    { ...view, zoom }
  );
}

/** Box of the pixels of a colour, CSS pixels; null when there are none. */
function inkOf(
  pixel: Pixel,
  ink: [number, number, number]
): { left: number; top: number; right: number; bottom: number } | null {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      if (pixel(x, y).some((v, i) => Math.abs(v - (ink[i] as number)) > 60)) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box.left === Infinity ? null : box;
}

const red: [number, number, number] = [200, 0, 0];
const blue: [number, number, number] = [0, 0, 200];

test('a name stands in the middle of its position, or as far above as it should', async ({ map }) => {
  await open(map);
  const at: [number, number] = [1.5, 46.2];
  const names = [{ text: 'Égliseneuve-l’Œuvre', at, from: 0 }];
  await write(map, [{ names, colour: red }]);
  const { x, y } = onScreen(at, view, size);
  const middle = inkOf(await picture(map), red);
  expect(Math.abs(((middle?.left ?? 0) + (middle?.right ?? 0)) / 2 - x)).toBeLessThan(4);
  expect(Math.abs(((middle?.top ?? 0) + (middle?.bottom ?? 0)) / 2 - y)).toBeLessThan(4);
  expect((middle?.right ?? 0) - (middle?.left ?? 0)).toBeGreaterThan(80);
  expect((middle?.bottom ?? 0) - (middle?.top ?? 0)).toBeLessThan(LABEL_HEIGHT);
  await write(map, [{ names, colour: red, rise: 30 }]);
  const risen = inkOf(await picture(map), red);
  expect((middle?.bottom ?? 0) - (risen?.bottom ?? 0)).toBe(30);
});

test('a name is drawn from its zoom on', async ({ map }) => {
  await open(map);
  await write(map, [{ names: [{ text: 'Abzac', at: [2.6, 46.6], from: 6.5 }], colour: red }]);
  for (const [zoom, seen] of [
    [6.49, false],
    [6.5, true],
    [12, true],
    [5, false]
  ] as const) {
    await zoomTo(map, zoom);
    expect(inkOf(await picture(map), red) !== null, `zoom ${zoom}`).toBe(seen);
  }
});

test('panning shows the same names, and sends nothing to the GPU again', async ({ map }) => {
  await open(map);
  const names = Array.from({ length: 60 }, (_, i) => ({
    text: 'Saint-Loubès',
    at: [-20 + i, 46.6] as [number, number],
    from: 0
  }));
  await write(map, [{ names, colour: red }]);
  const large = await map.evaluate(async (view) => {
    const gl = WebGL2RenderingContext.prototype;
    let large = 0;
    for (const name of ['bufferData', 'bufferSubData'] as const) {
      const send = gl[name] as (...args: unknown[]) => void;
      Object.assign(gl, {
        [name](this: unknown, ...args: unknown[]) {
          // uniforms are small, attributes of 720 letters are not
          if (args.some((arg) => ArrayBuffer.isView(arg) && arg.byteLength > 2000)) large++;
          send.apply(this, args);
        }
      });
    }
    for (let step = 1; step <= 5; step++) {
      window.harness.map.setView({ ...view, lon: view.lon + step / 2 });
      await window.harness.map.drawn();
    }
    return large;
  }, view);
  expect(large).toBe(0);
  const { x, y } = onScreen([3, 46.6], { ...view, lon: view.lon + 2.5 }, size);
  const pixel = await picture(map);
  expect(
    inkOf((dx, dy) => (Math.abs(dx - x) < 45 && Math.abs(dy - y) < 12 ? pixel(dx, dy) : [255, 255, 255]), red)
  ).not.toBeNull();
});

test('letters take no more room than is kept for them', async ({ map }) => {
  await open(map);
  const texts = [
    'Saint-Médard-en-Jalles',
    'MÉRIGNAC',
    'COMMUNAUTÉ DE COMMUNES MÉDOC',
    'Ménesplet-sous-Ŵommm',
    '1\u00a0234\u00a0567',
    'L’Haÿ-les-Roses'
  ];
  for (const text of texts) {
    await write(map, [{ names: [{ text, at: [2.6, 46.6], from: 0 }], colour: red }]);
    const box = inkOf(await picture(map), red);
    expect((box?.right ?? Infinity) - (box?.left ?? 0), text).toBeLessThan(labelWidth(text));
  }
});

test('half as opaque, half as dark', async ({ map }) => {
  await open(map);
  const names = [{ text: 'IIIIIIII', at: [2.6, 46.6] as [number, number], from: 0 }];
  const darkest = async (opacity: number): Promise<number> => {
    await write(map, [{ names, colour: [0, 0, 0], opacity }]);
    const pixel = await picture(map);
    const { x, y } = onScreen([2.6, 46.6], view, size);
    let least = 255;
    for (let dx = -20; dx <= 20; dx++)
      for (let dy = -4; dy <= 4; dy++) least = Math.min(least, pixel(x + dx, y + dy)[0]);
    return least;
  };
  expect(await darkest(1)).toBeLessThan(60);
  expect(await darkest(0.5)).toBeGreaterThan(60);
  expect(await darkest(0)).toBeGreaterThan(240);
});

test('of two layers the higher one keeps its name, until there is room for both', async ({ map }) => {
  await open(map);
  const low = { names: [{ text: 'Bordeaux', at: [2.6, 46.6] as [number, number], from: 0 }], colour: blue };
  const high = { names: [{ text: 'Mérignac', at: [2.65, 46.6] as [number, number], from: 0 }], colour: red };
  await write(map, [low, high]);
  for (let zoom = 5; zoom <= 12; zoom += 0.75) {
    await zoomTo(map, zoom);
    const pixel = await picture(map);
    const [under, above] = [inkOf(pixel, blue), inkOf(pixel, red)];
    expect(above, `zoom ${zoom}`).not.toBeNull();
    if (zoom < 9) expect(under, `zoom ${zoom}`).toBeNull();
    // the hidden one comes back, clear of the other
    if (zoom >= 11) expect(under?.right ?? Infinity, `zoom ${zoom}`).toBeLessThan(above?.left ?? 0);
  }
});

test('names of the basemap give way, and come back', async ({ map }) => {
  await map.evaluate((view) => {
    window.harness = new window.Harness({ view });
  }, view);
  const places: Record<string, [number, number]> = { Paris: [2.3488, 48.8534], Toulouse: [1.4437, 43.6045] };
  /** differing pixels around a city: those of its name */
  const ink = async (city: string): Promise<number> => {
    const pixel = await picture(map);
    const { x, y } = onScreen(places[city] as [number, number], view, size);
    let count = 0;
    for (let dx = -30; dx <= 30; dx++)
      for (let dy = -14; dy <= 14; dy++) if (Math.max(...pixel(x + dx, y + dy)) < 120) count++;
    return count;
  };
  /** a text without colour, so that only the basemap's are seen */
  const hold = (names: { text: string; at: [number, number] }[]): Promise<void> =>
    map.evaluate(async (names) => {
      const { harness } = window;
      const clear = [0, 0, 0, 0] as [number, number, number, number];
      const mark = {
        mark: 'texts' as const,
        positions: new Float64Array(names.flatMap((name) => name.at)),
        texts: names.map((name) => name.text),
        fromZoom: new Float32Array(names.length),
        row: new Uint32Array(names.length),
        fill: clear,
        halo: clear,
        size: 13,
        rise: 0
      };
      harness.map.setLayers([{ id: 'l', visible: true, opacity: 1, marks: names.length > 0 ? [mark] : [] }]);
      await harness.map.drawn();
    }, names);
  await hold([]);
  expect(await ink('Paris')).toBeGreaterThan(40);
  expect(await ink('Toulouse')).toBeGreaterThan(40);
  await hold([{ text: 'Une longue étiquette', at: places.Paris as [number, number] }]);
  expect(await ink('Paris'), 'under a text').toBe(0);
  expect(await ink('Toulouse'), 'far from it').toBeGreaterThan(40);
  await map.evaluate(() => window.harness.map.setBasemap(window.basemaps.offline, 'dark'));
  await map.evaluate(() => window.harness.map.setBasemap(window.basemaps.offline, 'light'));
  await map.evaluate(() => window.harness.map.drawn());
  expect(await ink('Paris'), 'under a text, in another style').toBe(0);
  await hold([{ text: 'Toulouse', at: [-3, 47] }]);
  expect(await ink('Paris'), 'free again').toBeGreaterThan(40);
  expect(await ink('Toulouse'), 'written elsewhere').toBe(0);
});

test('a name along a line goes up where its line does, and turns with the map', async ({ map }) => {
  await open(map);
  const at: [number, number] = [view.lon, view.lat];
  await map.evaluate(async (at) => {
    const mark = {
      mark: 'texts' as const,
      positions: new Float64Array(at),
      texts: ['MMMMMMMMMM'],
      fromZoom: new Float32Array(1),
      row: new Uint32Array(1),
      angle: new Float32Array([45]),
      fill: [0, 0, 0, 255] as [number, number, number, number],
      halo: [255, 255, 255, 255] as [number, number, number, number],
      size: 13,
      rise: 0
    };
    window.harness.map.setLayers([{ id: 'l', visible: true, opacity: 1, marks: [mark] }]);
    await window.harness.map.drawn();
  }, at);
  /** dark pixels in a square of 20 around a place aside of the middle */
  const ink = async (dx: number, dy: number): Promise<number> => {
    const pixel = await picture(map);
    let count = 0;
    for (let x = -10; x <= 10; x++)
      for (let y = -10; y <= 10; y++)
        if (Math.max(...pixel(size.width / 2 + dx + x, size.height / 2 + dy + y)) < 120) count++;
    return count;
  };
  expect(await ink(30, -30)).toBeGreaterThan(20);
  expect(await ink(-30, 30)).toBeGreaterThan(20);
  expect(await ink(30, 30)).toBe(0);
  await map.evaluate(async (view) => {
    // north to the left: what went up to the right goes up to the left
    window.harness.map.setView({ ...view, bearing: 90 });
    await window.harness.map.drawn();
  }, view);
  expect(await ink(-30, -30)).toBeGreaterThan(20);
  expect(await ink(30, -30)).toBe(0);
});
