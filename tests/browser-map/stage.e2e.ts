import { geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { expect, type Page } from '@playwright/test';
import { listen, send, type TestServer } from '../servers/http';
import { onScreen, picture, size, test, view } from './page-driver';

/** Guards: names above data whatever the basemap does, one basemap for another, lost contexts, leaks, long tasks. */

/** Covers the whole view with one opaque colour. */
async function cover(map: Page): Promise<void> {
  await map.evaluate(async (view) => {
    window.harness ??= new window.Harness({ view });
    const { harness } = window;
    await harness.put('cover', {
      polygons: [
        [
          [
            [
              [-20, 30],
              [30, 30],
              [30, 60],
              [-20, 60]
            ]
          ]
        ]
      ]
    });
    harness.map.setLayers([
      {
        id: 'cover',
        visible: true,
        opacity: 1,
        marks: [{ mark: 'polygons', shape: 'cover', fill: [120, 180, 90, 255] }]
      }
    ]);
    await harness.map.drawn();
  }, view);
}

/** How many pixels around a place are neither the cover's colour: the ink and halo of its name. */
async function inkAround(map: Page, place: [number, number]): Promise<number> {
  const pixel = await picture(map);
  const { x, y } = onScreen(place, view, size);
  let ink = 0;
  for (let dx = -30; dx <= 30; dx++)
    for (let dy = -12; dy <= 12; dy++) {
      const [r, g, b] = pixel(x + dx, y + dy);
      if (Math.abs(r - 120) + Math.abs(g - 180) + Math.abs(b - 90) > 30) ink++;
    }
  return ink;
}

const cities: Record<string, [number, number]> = {
  Paris: [2.3488, 48.8534],
  Lyon: [4.8467, 45.7485],
  Toulouse: [1.4437, 43.6045]
};

test('names stay above data, and the great cities have theirs, through every change of basemap', async ({ map }) => {
  await cover(map);
  const named = async (when: string): Promise<void> => {
    await expect
      .poll(async () => Math.min(...(await Promise.all(Object.values(cities).map((at) => inkAround(map, at))))), {
        message: when,
        timeout: 20_000
      })
      .toBeGreaterThan(120);
    const pixel = await picture(map);
    // far from any name: the cover hides the ground
    const sea = onScreen([-3, 44.6], view, size);
    expect(pixel(sea.x, sea.y), when).toEqual([120, 180, 90]);
  };
  await named('first');
  await map.evaluate(() => window.harness.map.setBasemap(window.basemaps.offline, 'dark'));
  await map.evaluate(() => window.harness.map.drawn());
  await named('dark');
  await map.evaluate(() => window.harness.map.setBasemap(window.basemaps.none, 'light'));
  await map.evaluate(() => window.harness.map.drawn());
  await expect.poll(() => inkAround(map, cities.Paris as [number, number])).toBe(0);
  await map.evaluate(() => window.harness.map.setBasemap(window.basemaps.offline, 'light'));
  await map.evaluate(() => window.harness.map.drawn());
  await named('back');
});

test('an online basemap that cannot be reached gives way to the offline one, once', async ({ map }) => {
  await map.evaluate(async (view) => {
    const basemap = {
      ...window.basemaps.offline,
      id: 'plan',
      type: 'raster' as const,
      tiles: 'http://127.0.0.1:4399/{z}/{x}/{y}.png'
    };
    window.harness = new window.Harness({ view, basemap });
    await window.harness.map.drawn();
  }, view);
  await map.waitForFunction(() => window.harness.told.some((t) => t.name === 'basemapFailed'), undefined, {
    timeout: 15_000
  });
  await map.evaluate(() => window.harness.map.drawn());
  const told = await map.evaluate(() =>
    window.harness.told.filter((t) => t.name === 'basemapFailed').map((t) => t.args)
  );
  expect(told).toEqual([['plan']]);
  const sea = onScreen([-3, 45.4], view, size);
  await expect.poll(async () => (await picture(map))(sea.x, sea.y), { timeout: 20_000 }).toEqual([219, 230, 235]);
});

test('a lost context makes a new map that asks for its shapes again', async ({ map, faults }) => {
  await cover(map);
  await map.evaluate(() => {
    const gl = document.querySelector('canvas')?.getContext('webgl2');
    gl?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await map.waitForFunction(() => window.harness.told.some((t) => t.name === 'restored'), undefined, {
    timeout: 20_000
  });
  expect(await map.evaluate(() => window.harness.map.hasShape('cover'))).toBe(false);
  await cover(map);
  const { x, y } = onScreen([-3, 44.6], view, size);
  expect((await picture(map))(x, y)).toEqual([120, 180, 90]);
  expect(await map.locator('canvas').count()).toBe(1);
  // the browser tells the loss, MapLibre that the old map has no style left when deck takes its leave
  faults.splice(0, faults.length, ...faults.filter((f) => !/context|no style added/i.test(f)));
});

test('a hundred shapes put and dropped leave nothing on the GPU', async ({ map }) => {
  await map.addInitScript(() => {
    // vertex arrays are left out: luma makes one too many for some of deck's own layers, empty, given back by the
    // garbage collector
    const live = { buffers: 0, textures: 0 };
    const gl = WebGL2RenderingContext.prototype;
    const watch = (
      make: 'createBuffer' | 'createTexture',
      drop: 'deleteBuffer' | 'deleteTexture',
      what: keyof typeof live
    ): void => {
      const [made, dropped] = [gl[make], gl[drop]] as unknown as [() => unknown, (x: unknown) => void];
      Object.assign(gl, {
        [make](this: unknown) {
          live[what]++;
          return made.call(this);
        },
        [drop](this: unknown, x: unknown) {
          if (x) live[what]--;
          dropped.call(this, x);
        }
      });
    };
    watch('createBuffer', 'deleteBuffer', 'buffers');
    watch('createTexture', 'deleteTexture', 'textures');
    Object.assign(window, { live });
  });
  await map.reload();
  await map.waitForFunction(() => 'Harness' in window);
  const counts = await map.evaluate(async (view) => {
    const { live } = window as unknown as { live: { buffers: number; textures: number } };
    const harness = (window.harness = new window.Harness({ view, basemap: window.basemaps.none }));
    const cycle = async (i: number): Promise<void> => {
      await harness.map.putShape(window.cellsShape(`s${i}`, 650));
      const fill = new Uint8Array(40).fill(200);
      harness.map.setLayers([
        {
          id: `l${i}`,
          visible: true,
          opacity: 1,
          marks: [
            { mark: 'polygons', shape: `s${i}`, fill },
            { mark: 'outlines', shape: `s${i}`, stroke: [0, 0, 0, 255] },
            { mark: 'lines', shape: `s${i}`, width: 3, stroke: fill },
            { mark: 'dots', shape: `s${i}`, radius: 3, fill, stroke: [0, 0, 0, 255], strokeWidth: 1 },
            {
              mark: 'circles',
              positions: new Float64Array([2, 46]),
              radius: new Float32Array([9]),
              row: new Uint32Array([0]),
              fill: [0, 0, 0, 255],
              stroke: [0, 0, 0, 255],
              strokeWidth: 1
            },
            {
              mark: 'texts',
              positions: new Float64Array([2, 46]),
              texts: ['Œuilly'],
              fromZoom: new Float32Array([0]),
              row: new Uint32Array([0]),
              fill: [0, 0, 0, 255],
              halo: [255, 255, 255, 255],
              size: 13,
              rise: 0
            }
          ]
        }
      ]);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      harness.map.setLayers([]);
      harness.map.dropShape(`s${i}`);
    };
    for (let i = 0; i < 5; i++) await cycle(i);
    await harness.map.drawn();
    const before = { ...live };
    for (let i = 5; i < 105; i++) await cycle(i);
    await harness.map.drawn();
    return { before, after: { ...live } };
  }, view);
  expect(counts.after.buffers).toBe(counts.before.buffers);
  // MapLibre keeps four textures of the emptied tiles that hold the room of names, or drops them: 2 or 6 are left. What
  // one cycle of ours forgot would be there a hundred times
  expect(Math.abs(counts.after.textures - counts.before.textures)).toBeLessThanOrEqual(4);
});

test('300 000 vertices arrive a mebibyte a frame, and restyling sends none of them', async ({ map }) => {
  await map.addInitScript(() => {
    const perFrame: number[] = [0];
    const frame = (): void => {
      perFrame.push(0);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const { prototype } = WebGL2RenderingContext;
    const write = prototype.bufferSubData;
    prototype.bufferSubData = function (this: WebGL2RenderingContext, ...args: unknown[]): void {
      const [, , data, , length] = args as [number, number, ArrayBufferView, number?, number?];
      perFrame[perFrame.length - 1]! += length || data.byteLength;
      (write as (...all: unknown[]) => void).apply(this, args);
    } as typeof write;
    Object.assign(window, { perFrame });
  });
  await map.reload();
  await map.waitForFunction(() => 'Harness' in window);
  const seen = await map.evaluate(async (view) => {
    const { perFrame } = window as unknown as { perFrame: number[] };
    const harness = (window.harness = new window.Harness({ view, basemap: window.basemaps.none }));
    await harness.map.drawn();
    const shape = window.cellsShape('cells', 300_000);
    const bytes =
      shape.positions.byteLength +
      shape.row.byteLength +
      (shape.triangles?.byteLength ?? 0) +
      (shape.segments?.byteLength ?? 0);
    const draw = async (shade: number): Promise<number> => {
      const first = perFrame.length - 1;
      const fill = new Uint8Array(4 * shape.rows).fill(shade);
      harness.map.setLayers([
        { id: 'cells', visible: true, opacity: 1, marks: [{ mark: 'polygons', shape: 'cells', fill }] }
      ]);
      await harness.map.drawn();
      return perFrame.slice(first).reduce((sum, n) => sum + n, 0);
    };
    const first = perFrame.length - 1;
    await harness.map.putShape(shape);
    const arrival = perFrame.slice(first);
    await draw(100);
    return {
      bytes,
      sent: arrival.reduce((sum, n) => sum + n, 0),
      most: Math.max(...arrival),
      restyled: await draw(200)
    };
  }, view);
  expect(seen.sent).toBeGreaterThanOrEqual(seen.bytes);
  // uniforms of the frame come on top
  expect(seen.most).toBeLessThan((1 << 20) + 20_000);
  expect(seen.restyled).toBeLessThan(100_000);
});

test('in an embed the wheel zooms only with Ctrl, and says so in the reader’s language', async ({ map }) => {
  await map.evaluate(async (view) => {
    window.harness = new window.Harness({ view, basemap: window.basemaps.none, scroll: 'ctrl' });
    await window.harness.map.drawn();
  }, view);
  const zoom = (): Promise<number> => map.evaluate(() => window.harness.map.getView().zoom);
  await map.mouse.move(300, 300);
  await map.mouse.wheel(0, -300);
  await expect(map.getByText('Ctrl + molette pour zoomer sur la carte')).toBeVisible();
  expect(await zoom()).toBe(view.zoom);
  await map.keyboard.down('Control');
  await map.mouse.wheel(0, -300);
  await map.keyboard.up('Control');
  await expect.poll(zoom).toBeGreaterThan(view.zoom);
});

test('the keyboard moves the map, which tells it was a person', async ({ map }) => {
  await map.evaluate(async (view) => {
    window.harness = new window.Harness({ view, basemap: window.basemaps.none });
    await window.harness.map.drawn();
    window.harness.told.length = 0;
  }, view);
  const canvas = map.getByRole('region', { name: 'Carte interactive' });
  await canvas.focus();
  await map.keyboard.press('+');
  await map.waitForFunction(() => window.harness.told.some((t) => t.name === 'view' && t.args[1] === true));
  await map.evaluate(() => window.harness.map.setLanguage('en'));
  await expect(map.getByRole('region', { name: 'Interactive map' })).toBeVisible();
  await map.evaluate(() => (window.harness.told.length = 0));
  await map.evaluate(() =>
    window.harness.map.fit([-1.3, 44.2, 0.3, 45.6], { top: 20, right: 20, bottom: 20, left: 380 })
  );
  const [framed, byUser] = await map.evaluate(
    () =>
      window.harness.told.find((t) => t.name === 'view')?.args as [{ lon: number; lat: number; zoom: number }, boolean]
  );
  expect(byUser).toBe(false);
  const west = onScreen([-1.3, 44.9], framed, size);
  const east = onScreen([0.3, 44.9], framed, size);
  expect(west.x).toBeGreaterThanOrEqual(379);
  expect(east.x).toBeLessThanOrEqual(size.width - 19);
});

test('a service’s style is a basemap: its ground below the data, its names above, and the offline one when it fails', async ({
  map
}) => {
  const server = await startTiles();
  try {
    await cover(map);
    await map.evaluate((style) => {
      const basemap = { ...window.basemaps.none, id: 'vecteur', type: 'style' as const, style };
      window.harness.map.setBasemap(basemap, 'light');
    }, `${server.url}/style.json`);
    const name = onScreen([2.6, 46.6], view, size);
    // the name is drawn by a red square of the style above the cover, the ground stays below it
    await expect.poll(async () => (await picture(map))(name.x, name.y), { timeout: 20_000 }).toEqual([255, 0, 0]);
    const beside = onScreen([-3, 44.6], view, size);
    expect((await picture(map))(beside.x, beside.y)).toEqual([120, 180, 90]);
    expect(server.log.some((path) => path.endsWith('.pbf'))).toBe(true);
    await map.evaluate((style) => {
      const basemap = { ...window.basemaps.none, id: 'absent', type: 'style' as const, style };
      window.harness.map.setBasemap(basemap, 'light');
    }, `${server.url}/absent.json`);
    await map.waitForFunction(() => window.harness.told.some((t) => t.name === 'basemapFailed'), undefined, {
      timeout: 15_000
    });
  } finally {
    await server.close();
  }
});

/** A style, its sprite of one red square, and tiles written by MapLibre's own tools: a place in the middle of France. */
function startTiles(): Promise<TestServer> {
  const place = {
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'Point' as const, coordinates: [2.6, 46.6] }
  };
  const red = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mP4z8CAFTEMLQkAKP8/wc53yE8AAAAASUVORK5CYII=';
  return listen((url, _request, response) => {
    const tile = /\/tuiles\/(\d+)\/(\d+)\/(\d+)\.pbf$/.exec(url.pathname);
    if (url.pathname === '/style.json') {
      const style = {
        version: 8,
        sprite: new URL('/sprite', url).href,
        sources: { lieux: { type: 'vector', tiles: [`${url.origin}/tuiles/{z}/{x}/{y}.pbf`], maxzoom: 6 } },
        layers: [
          { id: 'fond', type: 'background', paint: { 'background-color': '#0000ff' } },
          { id: 'nom', type: 'symbol', source: 'lieux', 'source-layer': 'lieux', layout: { 'icon-image': 'carre' } }
        ]
      };
      send(response, 'application/json', JSON.stringify(style));
    } else if (url.pathname === '/sprite.json') {
      send(response, 'application/json', JSON.stringify({ carre: { x: 0, y: 0, width: 8, height: 8, pixelRatio: 1 } }));
    } else if (url.pathname === '/sprite.png') send(response, 'image/png', Buffer.from(red, 'base64'));
    else if (tile) {
      const [z = 0, x = 0, y = 0] = tile.slice(1).map(Number);
      const lieux = geoJSONToTile({ type: 'FeatureCollection', features: [place] }, z, x, y, {});
      send(response, 'application/x-protobuf', fromGeojsonVt({ lieux }, { version: 2, extent: 4096 }));
    } else send(response, 'text/plain', 'none', 404);
  });
}
