// Promise: a source too big to be read whole is read where one looks, each place once; a twin's pictures stand for it far out.
import { readFileSync } from 'node:fs';
import { pointOnFeature } from '@turf/turf';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { Locator, Page } from '@playwright/test';
import { askedOf, codesIn, mercator, ogrCodesIn, pixelsPerMetre, seenOf, type Place } from '../servers/boxes';
import { makeCatalogue, wfsEntry } from '../servers/catalogue';
import type { CellProperties } from '../servers/cells';
import { ogrCount } from '../servers/data';
import { startHoled, type HoledServer } from '../servers/holed';
import type { MapServer } from '../servers/mapserver';
import { startSite, type Site } from '../servers/site';
import {
  addEntries,
  addressFollows,
  BLOCKED,
  configured,
  expect,
  getDocument,
  longestTask,
  lookAt,
  middleOfMap,
  openStudio,
  readRows,
  showTab,
  test as base,
  waitIdle
} from './fixtures';

/** what a view may hold here: a ninth of the cells */
const wholeLimit = 1000;
/** where the map begins: the middle of Gironde, some three hundred cells in view */
const start = { lon: -0.6, lat: 44.8, zoom: 9 };

const test = base.extend<object, { holed: HoledServer; studio: Site }>({
  holed: [
    async ({ mapserver }, use) => {
      const server = await startHoled(mapserver.url);
      await use(server);
      await server.close();
    },
    { scope: 'worker' }
  ],
  studio: [
    async ({ mapserver, holed }, use) => {
      const catalogue = makeCatalogue();
      const style = { kind: 'classes', column: 'population', method: 'quantile', classes: 5, palette: 'ocre' };
      const twin = { source: { kind: 'wms', url: mapserver.ows, layers: ['cells'] }, below: 8 };
      // MapServer's own name of GeoJSON: nothing is tried first, each request is of features
      const cells = (title: string, ows: string): object =>
        wfsEntry(title, ows, 'cells', 'polygon', { format: 'geojson' });
      catalogue.write('essais/mailles.yaml', { ...cells('Mailles', mapserver.ows), style });
      catalogue.write('essais/trouees.yaml', { ...cells('Mailles trouées', `${holed.url}/ows`), style });
      catalogue.write('essais/jumelles.yaml', { ...cells('Mailles jumelles', mapserver.ows), twin });
      const site = await startSite({ CATALOG_DIR: catalogue.folder });
      await use(site);
      await site.close();
      catalogue.remove();
    },
    { scope: 'worker', timeout: 120_000 }
  ]
});

const number = (n: number): string => new Intl.NumberFormat('fr-FR').format(n);

/** The row of an entry's layer, in the stack. */
async function rowOf(page: Page, entry: string): Promise<Locator> {
  await showTab(page, 'map');
  return page.locator(`[data-source-id="${entry}"]`);
}

/** Opens the studio over Gironde with one layer, of whose source a view may hold a ninth. */
async function openAt(page: Page, site: Site, entry: string): Promise<Locator> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await configured(page, { wholeLimit });
  await openStudio(page, site);
  await lookAt(page, start.lon, start.lat, start.zoom);
  await addEntries(page, entry);
  return rowOf(page, entry);
}

const mapSize = async (page: Page): Promise<{ width: number; height: number }> =>
  (await page.locator('#carte').boundingBox())!;

/** Drags the map by so many pixels, and waits for what is then seen. */
async function drag(page: Page, dx: number, dy: number): Promise<void> {
  const before = (await getDocument(page)).view;
  const { x, y } = await middleOfMap(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await getDocument(page)).view, { message: 'the map moved' }).not.toEqual(before);
  await waitIdle(page);
}

/** Clicks on the cell that is nearest to a place of a view, and expects the card to tell its values. */
async function expectCard(
  page: Page,
  { data }: MapServer,
  view: Place & { zoom: number },
  near: Place = view
): Promise<void> {
  const { features } = JSON.parse(readFileSync(data.cells, 'utf8')) as FeatureCollection<MultiPolygon, CellProperties>;
  const away = ([lon, lat]: number[]): number => Math.hypot(lon! - near.lon, lat! - near.lat);
  const [cell] = features.toSorted((a, b) => away(firstOf(a)) - away(firstOf(b)));
  const { properties, geometry } = cell!;
  const [lon, lat] = pointOnFeature(geometry).geometry.coordinates as [number, number];
  const { x, y } = await middleOfMap(page);
  const pixels = pixelsPerMetre(view.zoom);
  const [to, from] = [mercator({ lon, lat }), mercator(view)];
  await page.mouse.click(x + (to[0] - from[0]) * pixels, y - (to[1] - from[1]) * pixels);
  const card = page.locator('[data-feature-card]');
  await expect(card.getByRole('heading')).toHaveText(properties.nom);
  await expect(card).toContainText(properties.code);
  await expect(card.getByText(number(properties.population), { exact: true })).toBeVisible();
  await card.getByRole('button', { name: 'Fermer' }).click();
  await expect(card).toHaveCount(0);
}

const firstOf = ({ geometry }: { geometry: MultiPolygon }): number[] => geometry.coordinates[0]![0]![0]!;

const legendOf = (page: Page): Promise<string> => page.locator('[data-legend-layer]').first().innerText();
/** Labels of the classes, without how many each has. */
const labelsOf = (page: Page): Promise<string[]> =>
  page.locator('[data-legend-layer] .classes li span:not(.num)').allInnerTexts();

test('the row tells how much of the source is in view, and panning asks each place once', async ({
  page,
  studio,
  mapserver,
  browser
}) => {
  const { log } = mapserver;
  log.length = 0;
  const row = await openAt(page, studio, 'mailles');
  const total = ogrCount(mapserver.data.gpkg, 'cells');

  // N: what MapServer gives for the cells asked, each feature once
  const first = askedOf(log);
  expect(first.whole, 'never read whole').toBe(0);
  expect(first.cells.length).toBeGreaterThan(1);
  expect(first.cells.length).toBeLessThanOrEqual(16);
  expect(new Set(first.cells).size, 'each cell once').toBe(first.cells.length);
  const held = await codesIn(mapserver, first.cells);
  // nothing that GDAL finds there is lacking; the server itself gives a few that only come near
  const there = ogrCodesIn(mapserver.data, first.cells);
  expect([...there].filter((code) => !held.has(code))).toEqual([]);
  expect(held.size / there.size).toBeLessThan(1.05);
  const each = await Promise.all(first.cells.map((cell) => codesIn(mapserver, [cell])));
  const given = each.reduce((sum, codes) => sum + codes.size, 0);
  expect(given, 'neighbours share objects, which are held once').toBeGreaterThan(held.size);
  await expect(row).toContainText(`vue courante : ${number(held.size)} sur ${number(total)}`);
  expect(await readRows(page)).toMatchObject([{ status: 'ready', count: held.size, total }]);
  await expectCard(page, mapserver, start);

  // on, and back
  const breaks = async (): Promise<unknown> => (await getDocument(page)).layers[0]!.style;
  const [style, legend, labels] = [await breaks(), await legendOf(page), await labelsOf(page)];
  expect(labels).toHaveLength(5);
  log.length = 0;
  await drag(page, -500, 0);
  const next = askedOf(log);
  expect(next.cells.length).toBeGreaterThan(0);
  expect(next.cells.length).toBeLessThan(first.cells.length);
  expect(
    next.cells.filter((cell) => first.cells.includes(cell)),
    'only cells it lacked'
  ).toEqual([]);
  expect([await breaks(), await labelsOf(page)]).toEqual([style, labels]);
  const [panned] = await readRows(page);
  expect(panned).toMatchObject({ status: 'ready', total });
  const { view } = await getDocument(page);
  const shown = seenOf([...first.cells, ...next.cells], view, await mapSize(page));
  expect(shown.length).toBeGreaterThan(next.cells.length);
  expect(panned!.count).toBe((await codesIn(mapserver, shown)).size);
  log.length = 0;
  await drag(page, 500, 0);
  expect(log, 'nothing is asked twice').toEqual([]);
  expect([await breaks(), await legendOf(page)]).toEqual([style, legend]);
  expect(await readRows(page)).toMatchObject([{ status: 'ready', count: held.size, total }]);

  // the same from its address, in a fresh profile
  const document = await getDocument(page);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' });
  const other = await context.newPage();
  await configured(other, { wholeLimit });
  await addressFollows(page);
  await other.goto(page.url());
  await waitIdle(other);
  expect(await getDocument(other)).toEqual(document);
  expect(await legendOf(other)).toBe(legend);
  expect(await readRows(other)).toMatchObject([{ status: 'ready', count: held.size, total }]);
  await context.close();
});

test('far out the row says to zoom, few requests are sent and the page answers', async ({
  page,
  studio,
  mapserver
}) => {
  const { log } = mapserver;
  const row = await openAt(page, studio, 'mailles');
  const [before] = await readRows(page);
  log.length = 0;
  const longest = await longestTask(page, async () => {
    const { x, y } = await middleOfMap(page);
    await page.mouse.move(x, y);
    for (let turn = 0; turn < 12; turn++) await page.mouse.wheel(0, 300);
    await expect.poll(async () => (await getDocument(page)).view.zoom).toBeLessThan(6);
    await waitIdle(page);
  });
  expect(longest, 'the page is never blocked').toBeLessThan(BLOCKED);
  await expect(row).toContainText(`vue précédente : ${number(before!.count!)} sur ${number(before!.total!)}`);
  await expect(row.locator('[data-notice="view-too-wide"]')).toContainText(`Plus de ${number(wholeLimit)} objets`);
  const asked = askedOf(log);
  expect(asked.whole).toBe(0);
  expect(asked.hits + asked.cells.length).toBeLessThanOrEqual(64);
  // what is known to hold too much is not asked again, wherever one looks from
  log.length = 0;
  await drag(page, -200, 0);
  await lookAt(page, start.lon, start.lat, 4);
  expect(log).toEqual([]);

  // back where it was: what was read is still there
  await lookAt(page, start.lon, start.lat, start.zoom);
  await expect(row.locator('[data-notice]')).toHaveCount(0);
  expect(await readRows(page)).toMatchObject([{ status: 'ready', count: before!.count }]);
});

test('a place that fails is told, the others are drawn, and « Réessayer » asks for what lacks', async ({
  page,
  studio,
  holed,
  mapserver
}) => {
  const row = await openAt(page, studio, 'trouees');
  await expect(row).toHaveAttribute('data-status', 'ready');
  // east of what was read
  const dordogne = { lon: 1, lat: 44.8 };
  holed.breakAt(dordogne);
  await drag(page, -500, 0);
  const view = { ...start, lon: start.lon + (500 * 360) / (512 * 2 ** start.zoom) };
  const again = row.getByRole('button', { name: 'Réessayer' });
  for (const turn of ['at first', 'once more']) {
    await expect(row, turn).toHaveAttribute('data-status', 'error');
    await expect(row.getByText('Service en panne')).toBeVisible();
    const [partial] = await readRows(page);
    await expect(row).toContainText(
      `Une partie de la vue n’a pas pu être lue ; ${partial!.count} objets sont dessinés.`
    );
    // of a cell read before, and of one beside the hole
    await expectCard(page, mapserver, view, { lon: -0.3, lat: 44.8 });
    await expectCard(page, mapserver, view, { lon: 0.74, lat: 45.15 });
    if (turn === 'at first') await again.click();
    await waitIdle(page);
  }

  holed.breakAt(null);
  const before = askedOf(holed.log).cells;
  holed.log.length = 0;
  await again.click();
  await waitIdle(page);
  await expect(row).toHaveAttribute('data-status', 'ready');
  await expect(again).toHaveCount(0);
  const { cells } = askedOf(holed.log);
  expect(cells, 'only the cell that failed').toHaveLength(1);
  await expectCard(page, mapserver, view, { lon: 0.74, lat: 44.8 });
  const shown = seenOf([...new Set([...before, ...cells])], view, await mapSize(page));
  expect(await readRows(page)).toMatchObject([{ count: (await codesIn(mapserver, shown)).size }]);
});

test('a twin: pictures far out, objects near, and only what is shown is asked for', async ({
  page,
  studio,
  mapserver
}) => {
  const { log } = mapserver;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await configured(page, { wholeLimit });
  await openStudio(page, studio);
  await lookAt(page, start.lon, start.lat, 6.5);
  log.length = 0;
  await addEntries(page, 'jumelles');
  const row = await rowOf(page, 'jumelles');

  const expectPictures = async (): Promise<void> => {
    await expect(row).toHaveAttribute('data-status', 'ready');
    await expect(row).toContainText('image du serveur');
    await expect(row.locator('[data-notice]')).toHaveCount(0);
    const asked = askedOf(log);
    expect(asked.pictures).toBeGreaterThan(0);
    expect([asked.cells, asked.hits, asked.whole]).toEqual([[], 0, 0]);
    await expect(page.locator('[data-legend-layer] img')).toBeVisible();
    await expectDrawn(page, row);
  };
  await expectPictures();

  log.length = 0;
  await lookAt(page, start.lon, start.lat, start.zoom);
  await expect(row).toContainText(/vue courante\s: \d+ sur 8\s925/);
  const near = askedOf(log);
  expect(near.cells.length).toBeGreaterThan(0);
  await expect(page.locator('[data-legend-layer]')).toHaveCount(1);
  await expect(page.locator('[data-legend-layer] img')).toHaveCount(0);
  await expectCard(page, mapserver, start);
  await expectDrawn(page, row);
  // pictures stood for the objects until they came, no longer
  log.length = 0;
  await drag(page, -500, 0);
  expect(askedOf(log)).toMatchObject({ pictures: 0, whole: 0 });
  expect(askedOf(log).cells.length).toBeGreaterThan(0);

  // a little further out there are too many objects: pictures again, and the row says to zoom
  log.length = 0;
  await lookAt(page, start.lon, start.lat, 8.05);
  await expect(row).toHaveAttribute('data-status', 'ready');
  await expect(row).toContainText('image du serveur');
  await expect(row.locator('[data-notice="view-too-wide"]')).toBeVisible();
  await expect(page.locator('[data-legend-layer] img')).toBeVisible();
  await expectDrawn(page, row);

  log.length = 0;
  await lookAt(page, start.lon, start.lat, 7);
  await expectPictures();

  // near again: its objects are there
  log.length = 0;
  await lookAt(page, start.lon, start.lat, start.zoom);
  expect(askedOf(log).cells).toEqual([]);
  await expectCard(page, mapserver, start);
});

/** The layer of a row changes what the middle of the map shows. */
async function expectDrawn(page: Page, row: Locator): Promise<void> {
  const { x, y } = await middleOfMap(page);
  const clip = { x: x - 150, y: y - 150, width: 300, height: 300 };
  const shot = async (): Promise<string> => (await page.screenshot({ clip })).toString('base64');
  const shown = await shot();
  await row.getByRole('button', { name: /^Masquer / }).click();
  await waitIdle(page);
  expect(await shot()).not.toBe(shown);
  await row.getByRole('button', { name: /^Afficher / }).click();
  await waitIdle(page);
}
