import { expect, type Page } from '@playwright/test';
import { transformToLonLat } from '../../src/lib/core/crs/transform';
import type { RasterRequest, TileMatrix } from '../../src/lib/core/marks/raster-request';
import { listen, send, type TestServer } from '../servers/http';
import { png } from '../servers/png';
import { onScreen, picture, size, test } from './page-driver';

/**
 * Guards: pictures that a server draws in a projection of its own, tiled or whole, lie where the same places drawn as
 * objects do, from the country down to the street.
 */

const lambert = transformToLonLat('EPSG:2154');
if (!lambert.ok) throw new Error('EPSG:2154');
const { fromLonLat } = lambert.value;

/** Places shown at each zoom, degrees. */
const sights = {
  country: {
    view: { lon: 2.6, lat: 46.6, zoom: 5.2, bearing: 0, pitch: 0 },
    places: [
      [-4.49, 48.39],
      [7.75, 48.57],
      [7.26, 43.7],
      [-1.48, 43.49],
      [3.06, 50.63],
      [2.35, 46.6]
    ]
  },
  street: {
    view: { lon: 4.8357, lat: 45.764, zoom: 17.3, bearing: 0, pitch: 0 },
    places: [
      [4.8357, 45.764],
      [4.8342, 45.7647],
      [4.8371, 45.7633]
    ]
  },
  turned: {
    view: { lon: 4.8357, lat: 45.764, zoom: 12.4, bearing: 0, pitch: 0 },
    places: [
      [4.85, 45.75],
      [4.78, 45.79]
    ]
  }
} as const;
type Sight = (typeof sights)[keyof typeof sights];

const planes = Object.values(sights).flatMap(({ places }) =>
  places.map(([lon, lat]) => {
    const at = Float64Array.of(lon, lat);
    fromLonLat(at);
    return [at[0] as number, at[1] as number] as const;
  })
);

/** Discs of four pixels in red around the places that fall in an extent of Lambert-93. */
function discs([west, south, east, north]: readonly number[], width: number, height: number): Buffer {
  const rgba = new Uint8Array(width * height * 4);
  for (const [x, y] of planes) {
    const [cx, cy] = [((x - west!) / (east! - west!)) * width, ((north! - y) / (north! - south!)) * height];
    for (let j = Math.max(0, Math.floor(cy - 5)); j < Math.min(height, cy + 5); j++)
      for (let i = Math.max(0, Math.floor(cx - 5)); i < Math.min(width, cx + 5); i++)
        if (Math.hypot(i + 0.5 - cx, j + 0.5 - cy) <= 4) rgba.set([220, 20, 20, 255], 4 * (j * width + i));
  }
  return png(width, height, rgba);
}

const matrices: TileMatrix[] = Array.from({ length: 16 }, (_, level) => ({
  id: `L${level}`,
  resolution: 5000 / 2 ** level,
  left: 0,
  top: 12000000,
  tileWidth: 256,
  tileHeight: 256,
  columns: [0, 2 ** level] as [number, number],
  rows: [0, 10 * 2 ** level] as [number, number]
}));

let server: TestServer;
test.beforeAll(async () => {
  server = await listen((url, _request, response) => {
    const query = url.searchParams;
    if (url.pathname === '/map') {
      const bbox = (query.get('bbox') ?? '').split(',').map(Number);
      const [width, height] = [Number(query.get('width')), Number(query.get('height'))];
      return send(response, 'image/png', discs(bbox, width, height));
    }
    const [, , id, row, column] = url.pathname.split('/');
    const matrix = matrices.find((m) => m.id === id);
    if (!matrix) return send(response, 'text/plain', 'absent', 404);
    const side = matrix.resolution * 256;
    const [west, north] = [Number(column) * side, 12000000 - Number(row) * side];
    send(response, 'image/png', discs([west, north - side, west + side, north], 256, 256));
  });
});
test.afterAll(() => server.close());

const common = { crs: 'EPSG:2154', axis: 'xy', timeoutSeconds: 20, attribution: '' } as const;
const requests = {
  /** a WMS tiled by a grid of our own */
  drawn: (url: string): RasterRequest => ({
    ...common,
    form: 'matrix',
    url: `${url}/map?bbox={bbox}&width={width}&height={height}`,
    matrices: Array.from({ length: 24 }, (_, level) => ({
      id: String(level),
      resolution: 16384 / 2 ** level,
      left: 0,
      top: 0,
      tileWidth: 512,
      tileHeight: 512
    }))
  }),
  /** a WMTS in Lambert-93 */
  tiles: (url: string): RasterRequest => ({
    ...common,
    form: 'matrix',
    url: `${url}/tiles/{level}/{row}/{column}`,
    matrices
  }),
  /** one picture a view */
  whole: (url: string): RasterRequest => ({
    ...common,
    form: 'picture',
    url: `${url}/map?bbox={bbox}&width={width}&height={height}`,
    maxWidth: null,
    maxHeight: null
  })
};

async function show(map: Page, sight: Sight, request: RasterRequest | null): Promise<void> {
  await map.evaluate(
    async ([{ view, places }, request]) => {
      window.harness ??= new window.Harness({ view, basemap: window.basemaps.none });
      const { map } = window.harness;
      map.setView(view);
      const shape = `places-${view.zoom}`;
      await window.harness.put(shape, { points: places.map((place) => [place]) });
      map.setLayers([
        {
          id: request ? 'pictures' : 'objects',
          visible: true,
          opacity: 1,
          marks: request
            ? [{ mark: 'raster', request }]
            : [
                {
                  mark: 'dots',
                  shape,
                  radius: 4,
                  fill: [220, 20, 20, 255],
                  stroke: [0, 0, 0, 0],
                  strokeWidth: 0
                }
              ]
        }
      ]);
      await map.drawn();
    },
    [sight, request] as const
  );
  if (request)
    await map.waitForFunction(() => {
      const told = window.harness.told.filter((t) => t.name === 'raster').map((t) => t.args[1] as { pending: number });
      return told.some((t) => t.pending > 0) && told.at(-1)?.pending === 0;
    });
  await map.evaluate(() => window.harness.map.drawn());
}

/** Middle of the red around each place, CSS pixels. */
async function middles(map: Page, sight: Sight): Promise<({ x: number; y: number } | null)[]> {
  const pixel = await picture(map);
  return sight.places.map(([lon, lat]) => {
    const near = onScreen([lon, lat], sight.view, size);
    let [sum, x, y] = [0, 0, 0];
    for (let j = Math.floor(near.y) - 9; j <= near.y + 9; j++)
      for (let i = Math.floor(near.x) - 9; i <= near.x + 9; i++) {
        const [red, green] = pixel(i, j);
        const weight = Math.max(0, red - green - 20);
        sum += weight;
        x += weight * (i + 0.5);
        y += weight * (j + 0.5);
      }
    return sum > 0 ? { x: x / sum, y: y / sum } : null;
  });
}

test('each place lies within a pixel of where it is drawn as an object', async ({ map }) => {
  test.setTimeout(300_000);
  for (const [scale, sight] of Object.entries(sights)) {
    await show(map, sight, null);
    const objects = await middles(map, sight);
    for (const [name, request] of Object.entries(requests)) {
      await map.evaluate(() => window.harness.told.splice(0));
      await show(map, sight, request(server.url));
      const pictures = await middles(map, sight);
      sight.places.forEach((place, i) => {
        const [object, drawn] = [objects[i], pictures[i]];
        const which = `${name}, ${scale}, ${place.join(' ')}`;
        if (!object || !drawn) throw new Error(`${which}: ${object ? 'no picture' : 'no object'}`);
        expect(Math.hypot(object.x - drawn.x, object.y - drawn.y), which).toBeLessThan(1);
      });
    }
  }
});

test('a picture of a view: one request a rest, the one before called off', async ({ map }) => {
  await show(map, sights.turned, requests.whole(server.url));
  server.log.length = 0;
  await map.evaluate(() => {
    for (let i = 1; i <= 6; i++)
      window.harness.map.setView({ lon: 4.8357 + i / 100, lat: 45.764, zoom: 12.4, bearing: 0, pitch: 0 });
  });
  await expect.poll(() => server.log.length).toBe(1);
  await map.waitForFunction(
    () => (window.harness.told.filter((t) => t.name === 'raster').at(-1)?.args[1] as { pending: number }).pending === 0
  );
  expect(server.log).toHaveLength(1);
});

test('out of the scales of a server nothing is asked, and the zoom at which it draws is told', async ({ map }) => {
  server.log.length = 0;
  const request = { ...requests.drawn(server.url), scales: { min: null, max: 100000 } };
  await map.evaluate(
    async ([view, request]) => {
      window.harness = new window.Harness({ view, basemap: window.basemaps.none });
      window.harness.map.setLayers([
        { id: 'pictures', visible: true, opacity: 1, marks: [{ mark: 'raster', request }] }
      ]);
      await window.harness.map.drawn();
    },
    [sights.country.view, request] as const
  );
  const told = async (): Promise<{ pending: number; drawsAt: number | null }> =>
    map.evaluate(
      () =>
        window.harness.told.filter((t) => t.name === 'raster').at(-1)?.args[1] as {
          pending: number;
          drawsAt: number | null;
        }
    );
  const { drawsAt } = await told();
  expect(drawsAt).toBeGreaterThan(10);
  expect(server.log).toEqual([]);
  await map.evaluate(
    (zoom) => window.harness.map.setView({ lon: 4.8357, lat: 45.764, zoom, bearing: 0, pitch: 0 }),
    drawsAt!
  );
  await expect.poll(async () => (await told()).drawsAt).toBeNull();
  await expect.poll(() => server.log.length).toBeGreaterThan(0);
});
