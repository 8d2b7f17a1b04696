// Promise: the data of a layer, a crossing too, leave as files that a GIS and a spreadsheet open, with their sources.
import { readFileSync } from 'node:fs';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Page } from '@playwright/test';
import { ogrLonLat } from '../servers/data';
import { addEntries, expect, openStudio, readRows, showTab, test } from './fixtures';

/** Saves a row's data in a format of its menu: name and path of the file. */
async function saved(page: Page, layer: string, format: string): Promise<{ name: string; path: string }> {
  const row = page.locator(`[data-layer-id="${layer}"]`);
  await row.getByRole('button', { name: /^Autres actions/ }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  const download = await saving;
  return { name: download.suggestedFilename(), path: await download.path() };
}

test('a crossing is saved for a GIS and for a spreadsheet: every row, its figures, its sources, how it was made', async ({
  page,
  site
}) => {
  await openStudio(page, site, '/carte/points-de-service/?territoire=dep-33');
  await showTab(page, 'map');
  const row = (await readRows(page)).find((one) => one.name.startsWith('Points de service pour 10'))!;
  const { name, path } = await saved(page, row.id, 'Télécharger en GeoJSON (SIG)');
  expect(name).toBe('points-de-service-pour-10-000-habitants.geojson');
  const file = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<Polygon> & {
    name: string;
    sources: string;
    note: string;
  };
  expect(file.sources).toContain('Insee (Code officiel géographique), 2026 (Licence Ouverte 2.0)');
  expect(file.note).toMatch(/^Croisement calculé le \d/);
  // GDAL, which every GIS reads by, finds the same
  const read = ogrLonLat<MultiPolygon, Record<string, unknown>>(path, file.name).features;
  expect(read).toHaveLength(row.count!);
  const column = Object.keys(read[0]!.properties).find((key) => key.startsWith('taux_'))!;
  expect(read.filter(({ properties }) => Number(properties[column]) > 0).length).toBeGreaterThan(100);

  const csv = await saved(page, row.id, 'Télécharger en CSV (tableur)');
  const lines = readFileSync(csv.path, 'utf8').split('\r\n');
  expect(lines).toHaveLength(row.count! + 2);
  expect(lines[0]).toMatch(new RegExp(`;${column};.*source$`));
  const code = lines[0]!.replace('\ufeff', '').split(';').indexOf('code_insee');
  expect(lines[1]!.split(';')[code]).toMatch(/^33\d{3}$/);
});

test('what a filter leaves out is not saved', async ({ page, site }) => {
  await openStudio(page, site, '/carte/points-de-service/?territoire=dep-33');
  await showTab(page, 'map');
  const zones = (await readRows(page)).find((one) => one.source === 'demo-zones')!;
  const { path } = await saved(page, zones.id, 'Télécharger en GeoJSON (SIG)');
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<Polygon, { dep: string }>;
  expect(new Set(features.map(({ properties }) => properties.dep))).toEqual(new Set(['33']));
  expect(features).toHaveLength(zones.count!);
});

test('points keep their place in a spreadsheet; a picture has no data to save', async ({ page, atelier }) => {
  await openStudio(page, atelier);
  await addEntries(page, 'mailles-wms', 'lieux-wfs');
  await showTab(page, 'map');
  const [points, picture] = ['lieux-wfs', 'mailles-wms'].map((id) => page.locator(`[data-source-id="${id}"]`)) as [
    ReturnType<Page['locator']>,
    ReturnType<Page['locator']>
  ];
  await picture.getByRole('button', { name: /^Autres actions/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Dupliquer' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^Télécharger/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  const id = (await points.getAttribute('data-layer-id'))!;
  const { path } = await saved(page, id, 'Télécharger en CSV (tableur)');
  expect(readFileSync(path, 'utf8').split('\r\n')[0]).toContain(';longitude;latitude');
});
