// Promise: one's own files become layers and never leave the page; a link says that they are not in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ogrCount, run, scratch } from '../servers/data';
import { expect, foreignHosts, openStudio, readRows, test, waitIdle } from './fixtures';

test('GeoJSON, CSV and zipped shapefile', async ({ page, site, mapserver, requests }) => {
  const made = (name: string): string => join(scratch, `own-${process.pid}-${name}`);
  const convert = (name: string, ...options: string[]): { name: string; mimeType: string; buffer: Buffer } => {
    run('ogr2ogr', '-overwrite', ...options, made(name), mapserver.data.gpkg, 'gironde');
    return { name, mimeType: '', buffer: readFileSync(made(name)) };
  };
  const files = [
    convert('plan.geojson', '-f', 'GeoJSON', '-lco', 'RFC7946=NO'),
    convert('chiffres.csv', '-f', 'CSV'),
    { ...convert('formes.shz', '-f', 'ESRI Shapefile'), name: 'formes.zip' }
  ];
  await openStudio(page, site);
  await page.locator('input[type=file]').first().setInputFiles(files);
  await expect(page.locator('[data-layer-id]')).toHaveCount(3);
  await waitIdle(page);
  const rows = await readRows(page);
  const count = ogrCount(mapserver.data.gpkg, 'gironde');
  expect(rows.map((r) => [r.status, r.count])).toEqual([
    ['ready', count],
    ['ready', count],
    ['ready', count]
  ]);
  expect(foreignHosts(requests, site.url)).toEqual([]);
  expect(requests.filter((url) => /plan|chiffres|formes/.test(url))).toEqual([]);
  await page.locator('[data-action=share]').click();
  await expect(page.getByRole('dialog')).toContainText('ne sont pas dans le lien');
});
