// Promise: each basemap is one click away and says whose it is; one that does not answer costs a word and one click; its
// tone is the author's, undoable, and part of the link.
import type { Page } from '@playwright/test';
import { photograph } from '../servers/photograph';
import { looking } from './axe';
import {
  addEntries,
  addressFollows,
  configured,
  expect,
  getDocument,
  openStudio,
  showTab,
  test,
  waitIdle
} from './fixtures';

interface Toned {
  basemap: string;
  basemapTone?: { opacity?: number; grey?: number; tint?: string };
}
const documentOf = async (page: Page): Promise<Toned> => (await getDocument(page)) as unknown as Toned;

/** Stands for the services of basemaps: a tile for pictures, a style of one colour. */
async function services(page: Page): Promise<void> {
  await page.route(/^https:\/\/data\.geopf\.fr\/wmts/, (route) =>
    route.fulfill({ contentType: 'image/png', body: photograph() })
  );
  await page.route(/style\.json$|gris\.json$/, (route) =>
    route.fulfill({
      json: {
        version: 8,
        sources: { plan: { type: 'raster', tiles: ['https://data.geopf.fr/wmts?{z}-{x}-{y}'], tileSize: 256 } },
        layers: [{ id: 'plan', type: 'raster', source: 'plan' }]
      }
    })
  );
}

const menu = (page: Page) => page.locator('[data-basemap]').getByRole('button');

async function choose(page: Page, name: string): Promise<void> {
  await menu(page).click();
  await page.getByRole('menuitemradio', { name, exact: true }).click();
  await waitIdle(page);
}

test('every basemap of the site is one click away, with its credit', async ({ page, site }) => {
  await services(page);
  await openStudio(page, site);
  await addEntries(page, 'demo-departements');
  const credits: [string, RegExp][] = [
    ['Fond clair', /Natural Earth/],
    ['Fond sombre', /Natural Earth/],
    ['Fond d’impression', /Natural Earth/],
    ['Plan IGN', /© IGN/],
    ['Plan IGN gris', /© IGN/],
    ['Photographies aériennes', /© IGN/],
    ['OpenStreetMap', /© contributeurs OpenStreetMap/]
  ];
  for (const [name, credit] of credits) {
    await choose(page, name);
    await expect(menu(page)).toHaveAccessibleName(`Fond de carte\u00a0: ${name}`);
    await expect(page.locator('[data-attribution]')).toHaveText(credit);
  }
  await choose(page, 'Sans fond');
  await expect(page.locator('[data-attribution]')).not.toHaveText(/Fond/);
  await expect(page.locator('[data-attribution]')).toHaveText(/Données/);
});

test('data wear the colours of their ground, not of the page', async ({ page, site }) => {
  await openStudio(page, site);
  await addEntries(page, 'demo-departements');
  const colour = (): Promise<string | null> => page.locator('[data-legend] svg rect').first().getAttribute('style');
  const light = await colour();
  await choose(page, 'Fond sombre');
  await expect.poll(colour).not.toEqual(light);
  await choose(page, 'Fond clair');
  await expect.poll(colour).toEqual(light);
});

test('a basemap that does not answer is replaced, said, and asked again in one click', async ({ page, site }) => {
  let dead = true;
  await page.route(/^https:\/\/data\.geopf\.fr\/wmts/, (route) =>
    dead ? route.abort() : route.fulfill({ contentType: 'image/png', body: photograph() })
  );
  await openStudio(page, site);
  await addEntries(page, 'demo-departements');
  await showTab(page, 'map');
  await choose(page, 'Plan IGN');
  const row = page.locator('[data-basemap-row]');
  await expect(row.getByText('«\u00a0Plan IGN\u00a0» ne répond pas')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('status').filter({ hasText: 'Le fond sobre le remplace' }).first()).toBeVisible();
  await expect(page.locator('[data-attribution]')).toHaveText(/Natural Earth/);
  expect((await documentOf(page)).basemap).toBe('plan-ign');
  dead = false;
  await row.getByRole('button', { name: 'Réessayer' }).click();
  await expect(row.getByText('ne répond pas')).toHaveCount(0);
  await expect(page.locator('[data-attribution]')).toHaveText(/© IGN/);
  await waitIdle(page);
});

test('the tone of a basemap is set by hand, undone, and goes with the link', async ({ page, site }) => {
  await services(page);
  await openStudio(page, site);
  await addEntries(page, 'demo-departements');
  await showTab(page, 'map');
  const row = page.locator('[data-basemap-row]');
  await row.getByRole('button', { name: 'Réglages du fond' }).click();
  await expect(row.getByRole('slider', { name: 'Opacité de Fond sobre' })).toBeVisible();
  // our own papers are not pictures
  await expect(row.getByRole('slider')).toHaveCount(1);
  await choose(page, 'Photographies aériennes');
  await row.getByRole('slider', { name: 'Mise en gris de Photographies aériennes' }).fill('100');
  await row.getByRole('slider', { name: 'Opacité de Photographies aériennes' }).fill('60');
  await row.getByRole('combobox', { name: 'Teinte de Photographies aériennes' }).selectOption('Sépia');
  const wanted = { opacity: 0.6, grey: 1, tint: '#8a5a2b' };
  expect((await documentOf(page)).basemapTone).toEqual(wanted);
  await waitIdle(page);
  const { look, found } = looking(page);
  await look('tone of a basemap');
  expect(found()).toEqual([]);
  await page.keyboard.press('Control+z');
  expect((await documentOf(page)).basemapTone).toBeUndefined();
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(async () => (await documentOf(page)).basemapTone).toEqual(wanted);
  await waitIdle(page);
  await addressFollows(page);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await waitIdle(page);
  expect(await documentOf(page)).toMatchObject({ basemap: 'ortho', basemapTone: wanted });
});

test('an administrator says what a basemap is', async ({ page, site }) => {
  await configured(page, {
    basemaps: [
      {
        id: 'papier',
        name: { fr: 'Papier', en: 'Paper' },
        type: 'offline',
        look: 'print',
        attribution: 'Natural Earth'
      },
      { id: 'nuit', name: { fr: 'Nuit', en: 'Night' }, type: 'none', look: 'dark', ground: 'quiet' }
    ]
  });
  await openStudio(page, site);
  await addEntries(page, 'demo-departements');
  await expect(menu(page)).toHaveAccessibleName('Fond de carte\u00a0: Papier');
  await choose(page, 'Nuit');
  await expect(menu(page)).toHaveAccessibleName('Fond de carte\u00a0: Nuit');
});
