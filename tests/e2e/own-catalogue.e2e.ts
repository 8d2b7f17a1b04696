// Promise: a folder of YAML is a catalogue: its entries show, draw where PROJ says, and change without a build.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import type { Catalogue } from '../../src/lib/core/catalogue/entry';
import { geojsonAddress, geojsonEntry, makeCatalogue, wfsEntry, wmsEntry } from '../servers/catalogue';
import { ogrCount, ogrLonLat } from '../servers/data';
import { root, startSite } from '../servers/site';
import { addEntries, expect, getDocument, readRows, result, showTab, test, waitIdle } from './fixtures';

/** Entries that the panel offers. */
const offered = (page: Page): Promise<string[]> =>
  page
    .locator('[data-entry-id]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-entry-id') ?? '').sort());

test('three entries over MapServer: one click each, as many objects as ogrinfo counts', async ({ page, mapserver }) => {
  const catalogue = makeCatalogue();
  catalogue.write('a/mailles.yaml', wfsEntry('Mailles', mapserver.ows, 'cells'));
  catalogue.write('a/image.yaml', wmsEntry('Image', mapserver.ows, 'cells'));
  catalogue.write('b/gironde.yaml', geojsonEntry('Gironde', geojsonAddress(mapserver.ows, 'gironde')));
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  try {
    await page.goto(site.url);
    await waitIdle(page);
    await showTab(page, 'layers');
    await expect(page.locator('[data-entry-id]')).toHaveCount(3);
    await addEntries(page, 'gironde', 'image', 'mailles');
    const rows = await readRows(page);
    const count = (source: string): number | null => rows.find((r) => r.source === source)?.count ?? null;
    expect(rows.map((r) => r.status)).toEqual(['ready', 'ready', 'ready']);
    expect(count('mailles')).toBe(ogrCount(mapserver.data.gpkg, 'cells'));
    expect(count('gironde')).toBe(ogrCount(mapserver.data.gpkg, 'gironde'));

    // once more removes
    await showTab(page, 'layers');
    await page.locator('[data-entry-id="image"]').click();
    await expect(page.locator('[data-source-id="image"]')).toHaveCount(0);

    // another title, and a broken file beside: no build, a reload
    catalogue.write('b/gironde.yaml', geojsonEntry('Gironde renommée', geojsonAddress(mapserver.ows, 'gironde')));
    catalogue.write('b/cassee.yaml', 'title: { fr: Cassée\ngeometry: nothing');
    await expect(async () => {
      await page.goto('about:blank');
      await page.goto(site.url);
      await waitIdle(page);
      await showTab(page, 'layers');
      await expect(page.locator('[data-entry-id="gironde"]')).toContainText('Gironde renommée', { timeout: 1000 });
    }).toPass({ timeout: 15_000 });
    expect(await offered(page)).toEqual(['gironde', 'image', 'mailles']);
    const compiled = (await (await fetch(`${site.url}/catalogue.json`)).json()) as { faults: { file: string }[] };
    expect(compiled.faults.map((f) => f.file)).toEqual([expect.stringContaining('b/cassee.yaml')]);
    expect(site.said()).toContain('cassee.yaml');
    // and the panel names it, with the line and the reason
    await page.getByText('1 fiche du catalogue a été écartée').click();
    const fault = page.getByRole('listitem').filter({ hasText: 'cassee.yaml' });
    await expect(fault).toBeVisible();
    await expect(fault).toHaveText(/b\/cassee\.yaml, ligne \d+\s*\S+/);
  } finally {
    await site.close();
    catalogue.remove();
  }
});

const dots = { kind: 'single', colour: 'qual-1', fill: 'fill', size: 4 };

test('features stand within a metre of where PROJ puts them, by WFS and by GeoJSON in EPSG:2154', async ({
  page,
  mapserver
}) => {
  const gironde = '&BBOX=370000,6350000,480000,6490000,urn:ogc:def:crs:EPSG::2154';
  const catalogue = makeCatalogue();
  catalogue.write('a/par-wfs.yaml', wfsEntry('Par WFS', mapserver.ows, 'places', 'point', { srsName: 'EPSG:2154' }));
  catalogue.write(
    'a/par-geojson.yaml',
    geojsonEntry('Par GeoJSON', geojsonAddress(mapserver.ows, 'places') + gironde, 'point')
  );
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  try {
    const truth = ogrLonLat<{ coordinates: [number, number] }, { id: string; dep: string }>(
      mapserver.data.gpkg,
      'places'
    ).features.filter((f) => f.properties.dep === '33');
    const places = [0, 0.5, 1].map((part) => truth[Math.round(part * (truth.length - 1))]!);
    for (const entry of ['par-wfs', 'par-geojson']) {
      await page.goto('about:blank');
      await page.goto(site.url);
      await waitIdle(page);
      await addEntries(page, entry);
      const document = await getDocument(page);
      // so many points are gathered in cells by themselves: here each is wanted
      const layers = document.layers.map((layer) => ({ ...layer, style: dots }));
      const box = (await page.locator('#carte').boundingBox())!;
      for (const { geometry, properties } of places) {
        // at zoom 20 a pixel is 5 cm here: a dot of 4 pixels that the click forgives by 4 more is within half a metre
        const [lon, lat] = geometry.coordinates;
        const view = { lon, lat, zoom: 20, bearing: 0, pitch: 0 };
        await result(page, 'setDocument', { document: { ...document, layers, view } });
        await waitIdle(page);
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        await expect(page.locator('[data-feature-card]')).toContainText(properties.id);
        // and nothing stands two metres away
        await page.mouse.click(box.x + box.width / 2 + 40, box.y + box.height / 2);
        await expect(page.locator('[data-feature-card]')).toHaveCount(0);
      }
    }
  } finally {
    await site.close();
    catalogue.remove();
  }
});

test('a one-click map added to the folder opens at its address and by its name', async ({ page }) => {
  const catalogue = makeCatalogue();
  const own = join(root, 'layers-catalog');
  for (const file of readdirSync(join(own, 'demonstration')))
    catalogue.write(`demonstration/${file}`, readFileSync(join(own, 'demonstration', file), 'utf8'));
  const recipe = parse(readFileSync(join(own, 'recipes/habitants.yaml'), 'utf8')) as object;
  const other = await startSite({ CATALOG_DIR: catalogue.folder });
  try {
    catalogue.write('recipes/nouvelle.yaml', { ...recipe, mapTitle: { fr: 'Nouvelle {of}', en: 'New, {territory}' } });
    await expect
      .poll(async () => ((await (await fetch(`${other.url}/catalogue.json`)).json()) as Catalogue).recipes.length)
      .toBe(1);
    for (const path of ['/carte/nouvelle/?territoire=dep-87', '/carte/?recette=nouvelle&territoire=dep-87']) {
      await page.goto('about:blank');
      await page.goto(other.url + path);
      await waitIdle(page);
      await expect(page.locator('[data-map-title]')).toContainText('Nouvelle de la Haute-Vienne');
      expect((await readRows(page)).every((row) => row.status === 'ready')).toBe(true);
    }
    // a name that no file has is said, and the landing stays
    await page.goto('about:blank');
    await page.goto(`${other.url}/carte/inconnue/`);
    // the word stays for some seconds only: looked for before the map is drawn
    await expect(page.getByRole('status').filter({ hasText: 'inconnue' })).toBeVisible({ timeout: 30_000 });
    await waitIdle(page);
    await expect(page.locator('[data-recipe-id="nouvelle"]')).toBeVisible();
  } finally {
    await other.close();
    catalogue.remove();
  }
});
