// Promise: the address is the map: opened elsewhere it gives the very same document.
import type { Browser, Page } from '@playwright/test';
import {
  addEntries,
  addressFollows,
  expect,
  getDocument,
  linkFrom,
  openStudio,
  packed,
  readRows,
  result,
  test,
  waitIdle
} from './fixtures';

/** Opens an address in a fresh profile with another window. */
async function elsewhere<T>(browser: Browser, url: string, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 }, locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(url);
  await waitIdle(page);
  const seen = await look(page);
  await context.close();
  return seen;
}

test('a map of five layers: 1 200 characters, deep equal in a fresh profile', async ({ page, atelier, browser }) => {
  await openStudio(page, atelier);
  await addEntries(page, 'gironde-wfs', 'mailles-wms', 'lieux-wfs', 'gironde-geojson');
  const rows = await readRows(page);
  const id = (source: string): string => rows.find((r) => r.source === source)!.id;

  // a filter on the GeoJSON, a styled choropleth, a crossing
  const before = await getDocument(page);
  const layers = before.layers.map((layer) => {
    if (layer.id === id('gironde-geojson'))
      return { ...layer, where: { all: [{ column: 'population', op: '>', value: 2000 }] } };
    if (layer.id === id('gironde-wfs'))
      return {
        ...layer,
        style: { kind: 'classes', column: 'taux', method: 'quantile', classes: 5, palette: 'foret' }
      };
    return layer;
  });
  const crossing = {
    id: 'croisement',
    name: 'Lieux par maille',
    visible: true,
    opacity: 1,
    where: null,
    style: null,
    decidedBy: { style: 'automatic', place: 'automatic' },
    source: {
      kind: 'derived',
      crossing: { kind: 'count-in', areas: id('gironde-wfs'), points: id('lieux-wfs') }
    }
  };
  await result(page, 'setDocument', { document: { ...before, title: 'Cinq couches', layers: [...layers, crossing] } });
  await waitIdle(page);
  const statuses = (await readRows(page)).map((r) => [r.source, r.status]);
  expect(statuses.every(([, status]) => status === 'ready')).toBe(true);
  const document = await getDocument(page);
  expect(document.layers).toHaveLength(5);
  await addressFollows(page);
  const seen = await elsewhere(browser, page.url(), async (other) => ({
    document: await getDocument(other),
    states: (await readRows(other)).map((r) => [r.id, r.status])
  }));
  expect(seen).toEqual({ document, states: (await readRows(page)).map((r) => [r.id, 'ready']) });
  expect(page.url().length, 'the whole address').toBeLessThanOrEqual(1200);
});

test('the address follows within a second; Back returns to the landing', async ({ page, site }) => {
  await openStudio(page, site);
  await page.locator('[data-recipe-id]').first().click();
  await waitIdle(page);
  await expect(page).toHaveURL(/#m=/, { timeout: 1000 });
  const first = packed(page);
  await page.getByRole('button', { name: 'Agrandir' }).click();
  await expect(async () => expect(packed(page)).not.toBe(first)).toPass({ timeout: 1500 });
  await page.goBack();
  await expect(page.locator('[data-recipe-id]').first()).toBeVisible();
  await expect(page.locator('[data-layer-id]')).toHaveCount(0);
});

test('a pasted hash loads as one step that can be undone', async ({ page, site }) => {
  await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
  await addressFollows(page);
  const gironde = packed(page);
  const before = await getDocument(page);
  await page.goto('about:blank');
  await openStudio(page, site, '/carte/habitants/?territoire=dep-87');
  await expect(page).toHaveURL(/#m=/);
  const other = await getDocument(page);
  await page.evaluate((hash) => void (location.hash = `m=${hash}`), gironde);
  await expect(page.locator('[data-map-title]')).toContainText(before.title);
  await waitIdle(page);
  expect((await getDocument(page)).layers).toEqual(before.layers);
  await page.locator('[data-action=undo]').click();
  await waitIdle(page);
  expect((await getDocument(page)).title).toBe(other.title);
});

test('a recipe’s address runs it afresh, unless a document comes with it', async ({ page, site }) => {
  await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
  await result(page, 'setDocument', { document: { ...(await getDocument(page)), title: 'Un autre titre' } });
  await expect(page.locator('[data-map-title]')).toContainText('Un autre titre');
  await addressFollows(page);
  const withDocument = page.url();
  await page.goto('about:blank');
  await page.goto(withDocument);
  await waitIdle(page);
  await expect(page.locator('[data-map-title]')).toContainText('Un autre titre');
  await page.goto('about:blank');
  await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
  await expect(page.locator('[data-map-title]')).not.toContainText('Un autre titre');
});

test('a link that calls unknown hosts lists them before the first request', async ({
  page,
  site,
  atelier,
  mapserver
}) => {
  // this site's catalogue does not name that server
  const hash = await linkFrom(page, atelier, 'gironde-wfs');
  mapserver.log.length = 0;
  await page.goto(`${site.url}/${hash}`);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(new URL(mapserver.url).host);
  expect(mapserver.log).toEqual([]);
  await dialog.getByRole('button', { name: 'Charger ces sources' }).click();
  await waitIdle(page);
  await expect(page.locator('[data-layer-id]')).toHaveAttribute('data-status', 'ready');
  expect(mapserver.log.length).toBeGreaterThan(0);
});

test('hosts that were refused are never asked; trying again asks the person again', async ({
  page,
  site,
  atelier,
  mapserver,
  requests
}) => {
  const { host } = new URL(mapserver.url);
  const hash = await linkFrom(page, atelier, 'gironde-wfs');
  mapserver.log.length = requests.length = 0;
  await page.goto(`${site.url}/${hash}`);
  const dialog = page.getByRole('dialog');
  const row = page.locator('[data-layer-id]');
  for (const answer of ['Ouvrir sans elles', 'Escape']) {
    await expect(dialog).toContainText(host);
    if (answer === 'Escape') await page.keyboard.press('Escape');
    else await dialog.getByRole('button', { name: answer }).click();
    await expect(dialog).toHaveCount(0);
    await waitIdle(page);
    await expect(row).toHaveAttribute('data-status', 'error');
    await expect(row).toHaveAttribute('data-problem', 'host-refused');
    await expect(row).toContainText(host);
    expect(mapserver.log).toEqual([]);
    expect(requests.filter((url) => url.includes(host))).toEqual([]);
    await row.getByRole('button', { name: 'Réessayer' }).click();
  }
  await dialog.getByRole('button', { name: 'Charger ces sources' }).click();
  await waitIdle(page);
  await expect(row).toHaveAttribute('data-status', 'ready');
});

test('an address that is no document is said, and the studio lives', async ({ page, site }) => {
  await page.goto(`${site.url}/#m=1thisisnotadocument`);
  await expect(page.getByRole('status').filter({ hasText: /lien/i })).toBeVisible();
  await expect(page.locator('[data-recipe-id]').first()).toBeVisible();
});
