import { expect, test as base, type Locator, type Page } from '@playwright/test';
import type { MapDocument } from '../../src/lib/core/document/document';
import { packDocument } from '../../src/lib/core/document/permalink';
import { makeCatalogue, writeServerEntries } from '../servers/catalogue';
import { startFaults, type FaultServer } from '../servers/faults';
import { startMapServer, type MapServer } from '../servers/mapserver';
import { startSite, type Site } from '../servers/site';

export { expect };

interface Workers {
  /** the build served by the project's own server, with its own catalogue */
  site: Site;
  mapserver: MapServer;
  faults: FaultServer;
  /** the same build over a catalogue of the test servers (`CATALOG_DIR`) */
  atelier: Site;
}
interface Each {
  /** what went wrong on the page; must be empty at the end unless a test takes from it */
  pageErrors: string[];
  /** URL of every request of the page and its workers */
  requests: string[];
}

export const test = base.extend<Each, Workers>({
  site: [
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' }
  ],
  mapserver: [
    async ({}, use) => {
      const server = await startMapServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 120_000 }
  ],
  faults: [
    async ({ mapserver }, use) => {
      const server = await startFaults(mapserver.url);
      await use(server);
      await server.close();
    },
    { scope: 'worker' }
  ],
  atelier: [
    async ({ mapserver, faults }, use) => {
      const catalogue = makeCatalogue();
      writeServerEntries(catalogue, mapserver, faults);
      const site = await startSite({ CATALOG_DIR: catalogue.folder });
      await use(site);
      await site.close();
      catalogue.remove();
    },
    { scope: 'worker', timeout: 120_000 }
  ],
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
      await use(errors);
      expect(errors, 'uncaught errors on the page').toEqual([]);
    },
    { auto: true }
  ],
  requests: [
    async ({ context }, use) => {
      const urls: string[] = [];
      context.on('request', (request) => urls.push(request.url()));
      await use(urls);
    },
    { auto: true }
  ]
});

/** Waits until every visible row is ready, empty or in error, and the frame is drawn. */
export async function waitIdle(page: Page, timeout = 30_000): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-map-status', 'idle', { timeout });
}

/** Serves the site's `config.json` as an administrator would have changed it. */
export async function configured(page: Page, changes: object): Promise<void> {
  await page.route('**/config.json', async (route) => {
    const config = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...config, ...changes } });
  });
}

/** Makes sources be given up after a few seconds rather than twenty. */
export const hurry = (page: Page, timeoutSeconds: number): Promise<void> => configured(page, { timeoutSeconds });

/** Opens the studio on its landing page and waits until it can be used. */
export async function openStudio(page: Page, site: Site, path = '/'): Promise<void> {
  await page.goto(site.url + path);
  await waitIdle(page);
}

/** Shows a part of the panel: maps, layers of the catalogue, the map's own stack. */
export const showTab = (page: Page, tab: 'cards' | 'layers' | 'map' | 'legend'): Promise<void> =>
  page.locator(`[role=tab][data-tab=${tab}]`).click();

/** Adds entries of the catalogue, one click each, and waits for the map. */
export async function addEntries(page: Page, ...ids: string[]): Promise<void> {
  for (const id of ids) {
    await showTab(page, 'layers');
    await page.locator(`[data-entry-id="${id}"]`).click();
    await expect(page.locator(`[data-source-id="${id}"]`)).toHaveCount(1);
  }
  await waitIdle(page);
}

/** Rows of the stack, topmost first. */
export const rows = (page: Page): Locator => page.locator('[data-layer-id]');

export interface Row {
  id: string;
  status: string;
  name: string;
  count: number | null;
  total: number | null;
  source: string | null;
  crossing: boolean;
  problem: string | null;
}

/** What the rows say by their attributes. */
export const readRows = (page: Page): Promise<Row[]> =>
  rows(page).evaluateAll((nodes) =>
    nodes.map((node) => {
      const number = (name: string): number | null => {
        const text = node.getAttribute(name);
        return text === null || text === '' ? null : Number(text);
      };
      return {
        id: node.getAttribute('data-layer-id') ?? '',
        status: node.getAttribute('data-status') ?? '',
        name: (node.textContent ?? '').trim(),
        count: number('data-count'),
        total: number('data-total'),
        source: node.getAttribute('data-source-id'),
        crossing: node.hasAttribute('data-crossing'),
        problem:
          node.getAttribute('data-problem') ??
          node.querySelector('[data-problem]')?.getAttribute('data-problem') ??
          null
      };
    })
  );

/** Hosts asked by the page, its own left out. */
export const foreignHosts = (requests: readonly string[], own: string): string[] => [
  ...new Set(
    requests
      .filter((url) => /^(https?|wss?):/.test(url))
      .map((url) => new URL(url).host)
      .filter((host) => host !== new URL(own).host)
  )
];

/** What a finished one-click map shows: rows, title, a legend for each visible row, sources. */
export async function expectFinishedMap(page: Page): Promise<void> {
  const rows = await readRows(page);
  expect(rows.filter((r) => r.status !== 'ready' && r.status !== 'hidden')).toEqual([]);
  expect(rows.filter((r) => r.status === 'ready').length).toBeGreaterThanOrEqual(3);
  expect(rows.some((r) => r.crossing && r.status === 'ready')).toBe(true);
  const document = await getDocument(page);
  expect(document.title).not.toBe('');
  await expect(page.locator('[data-map-title]')).toHaveText(document.title);
  for (const row of rows.filter((r) => r.status !== 'hidden'))
    await expect(page.locator(`[data-legend-layer="${row.id}"]`), row.name).not.toHaveCount(0);
  await expect(page.locator('[data-sources]')).toHaveText(/^\s*Sources?\s:\s+\S.*\S/);
  const kinds = new Set(document.layers.map((l) => l.source.kind).filter((kind) => kind !== 'derived'));
  expect(kinds.size).toBeGreaterThanOrEqual(2);
}

/** Makes the page's browser one that cannot draw: no context of WebGL is ever given. */
export async function withoutWebgl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : (real.call(this, kind as '2d', ...(rest as [])) as never);
    } as typeof real;
  });
}

/** Packed part of the page's address; '' when there is none. */
export const packed = (page: Page): string => new URL(page.url()).hash.replace(/^#m=/, '');

/** Waits until the address is that of the map as it is now: it follows a change within a second. */
export const addressFollows = (page: Page): Promise<void> =>
  expect(async () =>
    expect(packed(page)).toBe(packDocument((await getDocument(page)) as unknown as MapDocument))
  ).toPass();

/** A link to a map of one layer that only the studio `from` knows the host of. */
export async function linkFrom(page: Page, from: Site, entry: string): Promise<string> {
  await openStudio(page, from);
  await addEntries(page, entry);
  await addressFollows(page);
  const { hash } = new URL(page.url());
  await page.goto('about:blank');
  return hash;
}

export interface Reply {
  result?: unknown;
  problem?: { code: string; facts: Record<string, unknown> };
}

/** Sends a message of the outside contract to the page's own window and waits for its reply. */
export const ask = (page: Page, method: string, params: unknown = {}): Promise<Reply> =>
  page.evaluate(
    ([method, params]) =>
      new Promise<Reply>((resolve) => {
        const id = `t${performance.now()}`;
        const hear = (event: MessageEvent<{ millefeuille?: number; id?: string; method?: string } & Reply>): void => {
          if (event.data.millefeuille !== 1 || event.data.id !== id || event.data.method) return;
          removeEventListener('message', hear);
          resolve(event.data);
        };
        addEventListener('message', hear);
        postMessage({ millefeuille: 1, id, method, params }, '*');
      }),
    [method, params] as const
  );

/** What the tests read of a document. */
export interface DocumentView {
  title: string;
  view: { lon: number; lat: number; zoom: number };
  territory: { kind: string; code: string } | null;
  layers: {
    id: string;
    name: string;
    visible: boolean;
    source: { kind: string };
    style: { kind: string; column?: string; breaks?: number[] } | null;
  }[];
}

export const getDocument = (page: Page): Promise<DocumentView> => result<DocumentView>(page, 'getDocument');

/** Asks and expects a result. */
export async function result<T>(page: Page, method: string, params: unknown = {}): Promise<T> {
  const reply = await ask(page, method, params);
  expect(reply.problem, `${method} answers with a result`).toBeUndefined();
  return reply.result as T;
}

/**
 * What tests hold the longest task to, in ms: a page that is truly blocked. The 100 ms that is promised on an idle machine
 * is measured by `npm run bench`, since a crowded machine stretches any task.
 */
export const BLOCKED = 1000;

/** Longest task of the main thread while `act` runs, in ms; 0 when none reached 50. */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen: number[] = [];
    const note = (entries: PerformanceEntryList): void => void seen.push(...entries.map((e) => e.duration));
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'longtask' });
    Object.assign(window, {
      longestTask: (): number => {
        // what the observer has not been told yet counts too
        note(observer.takeRecords());
        observer.disconnect();
        return Math.max(0, ...seen);
      }
    });
  });
  await act();
  return page.evaluate(() => (window as unknown as { longestTask(): number }).longestTask());
}

/** Moves the camera to a place, north up, by the outside contract; the map is drawn when it returns. */
export async function lookAt(page: Page, lon: number, lat: number, zoom: number): Promise<void> {
  const document = await getDocument(page);
  await result(page, 'setDocument', { document: { ...document, view: { lon, lat, zoom, bearing: 0, pitch: 0 } } });
  await waitIdle(page);
}

/** Middle of the map on the page, where `lookAt` puts its place. */
export async function middleOfMap(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.locator('#carte').boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
