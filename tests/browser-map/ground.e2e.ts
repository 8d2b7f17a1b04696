import { expect, type Page } from '@playwright/test';
import { listen, send, type TestServer } from '../servers/http';
import { photograph } from '../servers/photograph';
import { png } from '../servers/png';
import { onScreen, picture, size, test, view } from './page-driver';

/** Guards: data are read over any basemap, and basemaps and pictures take the tone that was chosen for them. */

const photo = photograph();
const red = png(1, 1, new Uint8Array([200, 40, 60, 255]));

let server: TestServer;
test.beforeAll(async () => {
  server = await listen((url, _request, response) => {
    if (url.pathname.startsWith('/ortho')) send(response, 'image/png', photo);
    else if (url.pathname.startsWith('/red')) send(response, 'image/png', red);
    else send(response, 'text/plain', 'absent', 404);
  });
});
test.afterAll(() => server.close());

type Pixel = [number, number, number];
const relative = ([r, g, b]: Pixel): number => {
  const part = (v: number): number => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
};

/** A road from west to east, an area by its outline, a point: all in dark ink, as an automatic style would give them. */
async function draw(map: Page, path: string, automatic = true): Promise<void> {
  await map.evaluate(
    async ([tiles, view, automatic]) => {
      const name = { fr: 'Photographies', en: 'Photographs' };
      const basemap = { id: 'ortho', name, type: 'raster' as const, tiles, maxZoom: 19, attribution: '' };
      window.harness = new window.Harness({ view, basemap: tiles === '' ? window.basemaps.none : basemap });
      const { harness } = window;
      const line: [number, number][] = [
        [-3, 47.6],
        [8, 47.6]
      ];
      const ring: [number, number][] = [
        [0, 44],
        [4, 44],
        [4, 45.5],
        [0, 45.5],
        [0, 44]
      ];
      await harness.put('line', { lines: [[line]] });
      await harness.put('area', { polygons: [[[ring]]] });
      await harness.put('point', { points: [[[6, 45]]] });
      const ink: [number, number, number, number] = [29, 31, 130, 255];
      const layer = { visible: true, opacity: 1, automatic };
      harness.map.setLayers([
        { ...layer, id: 'area', marks: [{ mark: 'outlines', shape: 'area', stroke: ink }] },
        { ...layer, id: 'line', marks: [{ mark: 'lines', shape: 'line', width: 2, stroke: ink }] },
        {
          ...layer,
          id: 'point',
          marks: [{ mark: 'dots', shape: 'point', radius: 4, fill: ink, stroke: [255, 255, 255, 255], strokeWidth: 1 }]
        },
        {
          ...layer,
          id: 'name',
          marks: [
            {
              mark: 'texts',
              positions: new Float64Array([2, 44.75]),
              texts: ['Œuilly-sur-Loire'],
              fromZoom: new Float32Array([0]),
              row: new Uint32Array([0]),
              fill: [23, 33, 43, 255],
              halo: [255, 255, 255, 235],
              size: 13,
              rise: 0
            }
          ]
        }
      ]);
      await harness.map.drawn();
    },
    [path === '' ? '' : `${server.url}${path}/{z}/{x}/{y}.png`, view, automatic] as const
  );
}

/** Pixels of a column of the page through a place, from `above` to `below` pixels around it. */
async function column(map: Page, place: [number, number], around: number): Promise<Pixel[]> {
  const pixel = await picture(map);
  const { x, y } = onScreen(place, view, size);
  return Array.from({ length: 2 * around + 1 }, (_, i) => pixel(x, y - around + i));
}
const isInk = ([r, g, b]: Pixel): boolean => Math.abs(r - 29) + Math.abs(g - 31) + Math.abs(b - 130) < 60;
/** paper of a casing: light, where the ground is dark */
const isPaper = (pixel: Pixel): boolean => relative(pixel) > 0.55;

test('over photographs lines, edges and points are wider and stand on paper', async ({ map }) => {
  await draw(map, '/ortho');
  for (const place of [
    [5, 47.6],
    [2, 45.5]
  ] as [number, number][]) {
    const seen = await column(map, place, 8);
    const first = seen.findIndex(isInk);
    const last = seen.findLastIndex(isInk);
    expect(first).toBeGreaterThan(0);
    // paper right above and right below the ink
    const aside = [...seen.slice(first - 3, first), ...seen.slice(last + 1, last + 4)];
    expect(aside.filter(isPaper).length).toBeGreaterThanOrEqual(2);
    // and of a contrast that the ground itself does not give
    const darkest = Math.min(...seen.slice(first, last + 1).map(relative));
    const lightest = Math.max(...aside.map(relative));
    expect((lightest + 0.05) / (darkest + 0.05)).toBeGreaterThan(7);
  }
  const dot = await column(map, [6, 45], 9);
  expect(dot.filter(isInk).length).toBeGreaterThanOrEqual(7);
  expect(dot.filter(isPaper).length).toBeGreaterThanOrEqual(2);
});

test('a name over photographs has its halo all around', async ({ map }) => {
  await draw(map, '/ortho');
  const pixel = await picture(map);
  const { x, y } = onScreen([2, 44.75], view, size);
  let [ink, halo, ground] = [0, 0, 0];
  for (let dx = -30; dx <= 30; dx++)
    for (let dy = -5; dy <= 5; dy++) {
      const light = relative(pixel(x + dx, y + dy));
      if (light > 0.7) halo++;
      else if (light < 0.06) ink++;
      else ground++;
    }
  expect(halo).toBeGreaterThan(250);
  expect(ink).toBeGreaterThan(30);
  // half tones are edges of letters
  expect(ground).toBeLessThan(halo);
});

test('the same data are drawn as they are on quiet paper again', async ({ map }) => {
  await draw(map, '');
  const quiet = await column(map, [5, 47.6], 8);
  expect(quiet.filter(isInk).length).toBeLessThanOrEqual(3);
  await draw(map, '/ortho');
  const wide = (await column(map, [5, 47.6], 8)).filter(isInk).length;
  expect(wide).toBeGreaterThan(quiet.filter(isInk).length);
  await map.evaluate(() => window.harness.map.setBasemap(window.basemaps.none, 'light'));
  await map.evaluate(() => window.harness.map.drawn());
  await expect.poll(() => column(map, [5, 47.6], 8)).toEqual(quiet);
});

test('a width that its author chose stays, with paper round it', async ({ map }) => {
  await draw(map, '');
  const quiet = (await column(map, [5, 47.6], 8)).filter(isInk).length;
  await draw(map, '/ortho', false);
  const seen = await column(map, [5, 47.6], 8);
  expect(seen.filter(isInk).length).toBe(quiet);
  expect(seen.filter(isPaper).length).toBeGreaterThanOrEqual(2);
});

const near = (seen: Pixel, wanted: readonly number[], by = 4): void =>
  seen.forEach((v, i) => expect(Math.abs(v - (wanted[i] as number)), `${seen} for ${wanted}`).toBeLessThanOrEqual(by));

test('a basemap of pictures fades, greys and takes a tint, and asks for nothing again', async ({ map }) => {
  await map.evaluate(
    async ([tiles, view]) => {
      const name = { fr: 'Plan', en: 'Plan' };
      const basemap = { id: 'plan', name, type: 'raster' as const, tiles, maxZoom: 19, attribution: '' };
      Object.assign(window, { plan: basemap });
      window.harness = new window.Harness({ view, basemap });
      await window.harness.map.drawn();
    },
    [`${server.url}/red/{z}/{x}/{y}.png`, view] as const
  );
  const seen = async (tone: object): Promise<Pixel> => {
    await map.evaluate(async (tone) => {
      const { plan } = window as unknown as { plan: Parameters<typeof window.harness.map.setBasemap>[0] };
      window.harness.map.setBasemap(plan, 'light', tone);
      await window.harness.map.drawn();
    }, tone);
    return (await picture(map))(450, 350);
  };
  near(await seen({}), [200, 40, 60]);
  const asked = server.log.length;
  // half of it over paper rgb(247, 246, 242)
  near(await seen({ opacity: 0.5 }), [223.5, 143, 151]);
  // MapLibre greys by the mean of the three
  near(await seen({ grey: 1 }), [100, 100, 100]);
  near(await seen({ tint: '#8a5a2b' }), [0.6 * 200 + 0.4 * 138, 0.6 * 40 + 0.4 * 90, 0.6 * 60 + 0.4 * 43]);
  near(await seen({}), [200, 40, 60]);
  expect(server.log.length).toBe(asked);
  expect(await map.evaluate(() => window.harness.told.some((t) => t.name === 'basemapFailed'))).toBe(false);
});

test('pictures of a layer grey and take a tint on the GPU, and are not asked again', async ({ map }) => {
  await map.evaluate(
    async ([url, view]) => {
      window.harness = new window.Harness({ view, basemap: window.basemaps.none });
      const request = { form: 'tiles' as const, url, tileSize: 256, timeoutSeconds: 20, attribution: '' };
      window.shown = [{ id: 'p', visible: true, opacity: 1, marks: [{ mark: 'raster', request }] }];
      window.harness.map.setLayers(window.shown);
      await window.harness.map.drawn();
    },
    [`${server.url}/red/{z}/{x}/{y}.png`, view] as const
  );
  const seen = async (tone: object): Promise<Pixel> => {
    await map.evaluate(async (tone) => {
      window.harness.map.setLayers(window.shown.map((layer) => ({ ...layer, tone })));
      await window.harness.map.drawn();
    }, tone);
    return (await picture(map))(450, 350);
  };
  await expect.poll(() => seen({})).toEqual([200, 40, 60]);
  const asked = server.log.length;
  const grey = await seen({ grey: 1 });
  expect(Math.max(...grey) - Math.min(...grey)).toBeLessThanOrEqual(2);
  expect(grey[0]).toBeLessThan(200);
  near(await seen({ tint: '#1d4f7c' }), [0.6 * 200 + 0.4 * 29, 0.6 * 40 + 0.4 * 79, 0.6 * 60 + 0.4 * 124]);
  near(await seen({}), [200, 40, 60], 1);
  expect(server.log.length).toBe(asked);
});
