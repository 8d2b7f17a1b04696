import { expect, type Page } from '@playwright/test';
import { listen, send, type TestServer } from '../servers/http';
import { picture, test, view } from './page-driver';

/** Guards: pictures of a server are asked as the address says, and a server that misbehaves costs one word, no more. */

/** One opaque pixel, rgb(180, 40, 60). */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPYomEDAAKsARlq3g7EAAAAAElFTkSuQmCC',
  'base64'
);
const exception =
  '<?xml version="1.0"?><ServiceExceptionReport><ServiceException code="LayerNotDefined">Couche inconnue &lt;x&gt;</ServiceException></ServiceExceptionReport>';

let server: TestServer;
const never: (() => void)[] = [];
/** a server that fails one picture in three, until it is whole */
const half = { asked: 0, whole: false };

test.beforeAll(async () => {
  server = await listen((url, _request, response) => {
    half.asked++;
    if (url.pathname === '/wms') send(response, 'image/png', png);
    else if (url.pathname === '/exception') send(response, 'application/xml', exception);
    else if (url.pathname === '/not-a-picture') send(response, 'image/gif', 'GIF89a…');
    else if (url.pathname === '/octets') send(response, 'application/octet-stream', png);
    else if (url.pathname === '/forbidden') send(response, 'text/html', '<h1>Non</h1>', 403);
    else if (url.pathname === '/page') send(response, 'text/html', '<!doctype html><h1>Maintenance</h1>');
    else if (url.pathname === '/login') send(response, 'text/html', '<!doctype html><input type=password>');
    else if (url.pathname === '/half' && (half.whole || half.asked % 3 > 0)) send(response, 'image/png', png);
    else if (url.pathname === '/broken' || url.pathname === '/half') send(response, 'text/plain', 'panne', 500);
    else if (url.pathname === '/silent')
      return new Promise<void>((resolve) => {
        never.push(() => resolve());
        response.on('close', resolve);
      });
    else send(response, 'text/plain', 'absent', 404);
  });
});
test.afterAll(async () => {
  for (const end of never) end();
  await server.close();
});

async function show(map: Page, path: string, timeoutSeconds = 20): Promise<number> {
  return map.evaluate(
    async ([url, view, timeoutSeconds]) => {
      window.harness = new window.Harness({ view, basemap: window.basemaps.none });
      await window.harness.map.drawn();
      const start = performance.now();
      window.shown = [
        {
          id: 'pictures',
          visible: true,
          opacity: 1,
          marks: [{ mark: 'raster', request: { form: 'tiles', url, tileSize: 256, timeoutSeconds, attribution: '' } }]
        }
      ];
      window.harness.map.setLayers(window.shown);
      await window.harness.map.drawn();
      return performance.now() - start;
    },
    [`${server.url}${path}`, view, timeoutSeconds] as const
  );
}

const raster = (): unknown => window.harness.told.filter((t) => t.name === 'raster').at(-1)?.args;
const settled = (): boolean => {
  const last = window.harness.told.filter((t) => t.name === 'raster').at(-1)?.args[1] as
    { pending: number } | undefined;
  return last?.pending === 0;
};

test('tiles: extent in Web Mercator, size, and the picture at its place', async ({ map }) => {
  server.log.length = 0;
  await show(map, '/wms?BBOX={bbox-epsg-3857}&WIDTH={width}&HEIGHT={height}');
  await map.waitForFunction(settled);
  await map.evaluate(() => window.harness.map.drawn());
  expect(server.log.length).toBeGreaterThan(3);
  for (const line of server.log) {
    const query = new URL(line, server.url).searchParams;
    expect([query.get('WIDTH'), query.get('HEIGHT')]).toEqual(['256', '256']);
    const [west, south, east, north] = (query.get('BBOX') ?? '').split(',').map(Number) as [
      number,
      number,
      number,
      number
    ];
    const side = east - west;
    expect(north - south).toBeCloseTo(side, 2);
    // a tile of the world's grid: the side divides the world
    const zoom = Math.log2((2 * Math.PI * 6378137) / side);
    expect(Math.abs(zoom - Math.round(zoom))).toBeLessThan(1e-6);
  }
  const pixel = await picture(map);
  for (const [x, y] of [
    [10, 10],
    [450, 350],
    [880, 690]
  ] as const)
    expect(pixel(x, y)).toEqual([180, 40, 60]);
});

test('an answer that is no picture is told for what it is', async ({ map }) => {
  for (const [path, problem] of [
    ['/exception', { code: 'service-exception', facts: { said: 'Couche inconnue <x>', ogcCode: 'LayerNotDefined' } }],
    ['/broken', { code: 'http-status', facts: { status: 500 } }],
    ['/forbidden', { code: 'auth-required', facts: { status: 403 } }],
    ['/login', { code: 'auth-required', facts: { status: 200 } }],
    ['/page', { code: 'unexpected-content', facts: { expected: 'PNG', found: 'HTML' } }],
    ['/not-a-picture', { code: 'unexpected-content', facts: { expected: 'PNG', found: 'TXT' } }]
  ] as const) {
    await show(map, `${path}?{bbox-epsg-3857}`);
    // what was told of the answer before may still stand
    await expect
      .poll(async () => {
        const [layer, { failed }] = (await map.evaluate(raster)) as [string, { failed: { problem: unknown } | null }];
        return { layer, problem: failed?.problem };
      })
      .toMatchObject({ layer: 'pictures', problem });
  }
});

test('a picture under a type that is not its own is shown', async ({ map }) => {
  await show(map, '/octets?{bbox-epsg-3857}');
  await map.waitForFunction(settled);
  expect(((await map.evaluate(raster)) as [string, { failed: unknown }])[1].failed).toBeNull();
});

test('one picture of a view that is missing is told, and no more once a whole view has come', async ({ map }) => {
  await show(map, '/half?BBOX={bbox-epsg-3857}');
  await map.waitForFunction(settled);
  const failed = async (): Promise<unknown> =>
    ((await map.evaluate(raster)) as [string, { failed: { problem: unknown } | null }])[1].failed;
  expect(await failed()).toMatchObject({ problem: { code: 'http-status', facts: { status: 500 } } });
  half.whole = true;
  await map.evaluate(() => window.harness.map.setView({ lon: -60, lat: 15, zoom: 8, bearing: 0, pitch: 0 }));
  await expect.poll(failed).toBeNull();
});

test('tiles that never answer neither hold the picture nor outlive a move', async ({ map }) => {
  server.log.length = 0;
  const took = await show(map, '/silent?{bbox-epsg-3857}');
  expect(took).toBeLessThan(8000);
  const [, state] = (await map.evaluate(raster)) as [string, { pending: number; failed: unknown }];
  expect(state.pending).toBeGreaterThan(0);
  expect(state.failed).toBeNull();
  const aborted: string[] = [];
  map.on('requestfailed', (request) => {
    if (request.url().includes('/silent')) aborted.push(request.url());
  });
  await map.evaluate(() => window.harness.map.setView({ lon: -60, lat: 15, zoom: 8, bearing: 0, pitch: 0 }));
  await expect.poll(() => aborted.length).toBeGreaterThan(0);
});

test('a server that stays silent is given up after the time-out', async ({ map }) => {
  await show(map, '/silent?{bbox-epsg-3857}', 1);
  await map.waitForFunction(settled);
  const [, state] = (await map.evaluate(raster)) as [string, { failed: unknown }];
  expect(state.failed).toMatchObject({ problem: { code: 'timeout', facts: { seconds: 1 } } });
});

test('changing opacity asks for nothing again', async ({ map }) => {
  await show(map, '/wms?BBOX={bbox-epsg-3857}&WIDTH={width}&HEIGHT={height}');
  await map.waitForFunction(settled);
  const before = server.log.length;
  await map.evaluate(async () => {
    window.harness.map.setLayers(window.shown.map((layer) => ({ ...layer, opacity: 0.5 })));
    await window.harness.map.drawn();
  });
  const pixel = await picture(map);
  // half of rgb(180, 40, 60) over paper rgb(247, 246, 242)
  pixel(450, 350).forEach((v, i) => expect(Math.abs(v - [213.5, 143, 151][i]!)).toBeLessThanOrEqual(2));
  expect(server.log.length).toBe(before);
});

test('asking anew tries again, hiding asks for nothing', async ({ map }) => {
  await show(map, '/broken?{bbox-epsg-3857}');
  await map.waitForFunction(settled);
  const again = async (visible: boolean): Promise<number> => {
    const before = server.log.length;
    await map.evaluate(
      async ([url, visible]) => {
        window.harness.map.setLayers([
          {
            id: 'pictures',
            visible,
            opacity: 1,
            marks: [
              { mark: 'raster', request: { form: 'tiles', url, tileSize: 256, timeoutSeconds: 20, attribution: '' } }
            ]
          }
        ]);
        await window.harness.map.drawn();
      },
      [`${server.url}/broken?{bbox-epsg-3857}`, visible] as const
    );
    await map.waitForFunction(settled);
    return server.log.length - before;
  };
  expect(await again(true)).toBeGreaterThan(3);
  expect(await again(false)).toBe(0);
});
