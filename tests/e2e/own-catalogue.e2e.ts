// Promise: a folder of YAML is a catalogue: its entries show, draw where PROJ says, and change without a build.
import type { Page } from '@playwright/test';
import { geojsonAddress, geojsonEntry, makeCatalogue, wfsEntry, wmsEntry } from '../servers/catalogue';
import { ogrCount, ogrLonLat } from '../servers/data';
import { startSite } from '../servers/site';
import { addEntries, expect, getDocument, readRows, showTab, test, waitIdle } from './fixtures';

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
  } finally {
    await site.close();
    catalogue.remove();
  }
});

test('a feature stands where PROJ puts it', async ({ page, atelier, mapserver }) => {
  await page.goto(atelier.url);
  await waitIdle(page);
  await addEntries(page, 'gironde-wfs');
  const truth = ogrLonLat<{ coordinates: [number, number][][][] }, { code: string }>(mapserver.data.gpkg, 'gironde');
  const xs = truth.features.flatMap((f) => f.geometry.coordinates.flat(2).map((v) => v[0]));
  const ys = truth.features.flatMap((f) => f.geometry.coordinates.flat(2).map((v) => v[1]));
  const middle = { lon: (Math.min(...xs) + Math.max(...xs)) / 2, lat: (Math.min(...ys) + Math.max(...ys)) / 2 };
  await showTab(page, 'map');
  await page
    .locator('[data-source-id="gironde-wfs"]')
    .getByRole('button', { name: /^Autres actions/ })
    .click();
  await page.getByRole('menuitem', { name: 'Centrer' }).click();
  // framed on the layer: its middle is the camera's, up to the paddings of the panels
  await expect(async () => {
    const { view } = await getDocument(page);
    expect(Math.abs(view.lat - middle.lat)).toBeLessThan(0.2);
    expect(Math.abs(view.lon - middle.lon)).toBeLessThan(0.6);
    expect(view.zoom).toBeGreaterThan(6);
  }).toPass({ timeout: 10_000 });
});
