// Promise: one's own files become layers and never leave the page; a link says that they are not in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { ogrCount, run, scratch } from '../servers/data';
import type { MapServer } from '../servers/mapserver';
import type { Site } from '../servers/site';
import { expect, openStudio, readRows, test, waitIdle } from './fixtures';

interface OwnFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** One layer as GeoJSON, CSV and zipped shapefile, made by GDAL. */
function ownFiles({ data }: MapServer): OwnFile[] {
  const made = (name: string): string => join(scratch, `own-${process.pid}-${name}`);
  const convert = (name: string, ...options: string[]): OwnFile => {
    run('ogr2ogr', '-overwrite', ...options, made(name), data.gpkg, 'gironde');
    return { name, mimeType: '', buffer: readFileSync(made(name)) };
  };
  return [
    convert('plan.geojson', '-f', 'GeoJSON', '-lco', 'RFC7946=NO'),
    convert('chiffres.csv', '-f', 'CSV'),
    { ...convert('formes.shz', '-f', 'ESRI Shapefile'), name: 'formes.zip' }
  ];
}

let files: OwnFile[];
test.beforeAll(({ mapserver }) => {
  files = ownFiles(mapserver);
});

/** What each request of the page and its workers does: method, origin, path, whether it carries a body. */
function watchRequests(context: BrowserContext): { method: string; url: URL; body: boolean }[] {
  const seen: { method: string; url: URL; body: boolean }[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol))
      seen.push({ method: request.method(), url, body: request.postDataBuffer() !== null });
  });
  return seen;
}

/** The three files are three layers, and nothing was sent. */
async function expectOwnLayers(
  page: Page,
  site: Site,
  mapserver: MapServer,
  seen: ReturnType<typeof watchRequests>
): Promise<void> {
  await expect(page.locator('[data-layer-id]')).toHaveCount(3);
  await waitIdle(page);
  const count = ogrCount(mapserver.data.gpkg, 'gironde');
  expect((await readRows(page)).map((r) => [r.status, r.count])).toEqual(Array(3).fill(['ready', count]));
  expect(seen.length).toBeGreaterThan(5);
  const { origin } = new URL(site.url);
  expect(seen.filter((r) => r.method !== 'GET' || r.body || r.url.origin !== origin)).toEqual([]);
  expect(seen.filter((r) => /plan|chiffres|formes/.test(r.url.href))).toEqual([]);
}

test('GeoJSON, CSV and zipped shapefile, chosen', async ({ page, context, site, mapserver }) => {
  const seen = watchRequests(context);
  await openStudio(page, site);
  await page.locator('input[type=file]').first().setInputFiles(files);
  await expectOwnLayers(page, site, mapserver, seen);
  await page.locator('[data-action=share]').click();
  await expect(page.getByRole('dialog')).toContainText('ne sont pas dans le lien');
});

test('GeoJSON, CSV and zipped shapefile, dropped on the page', async ({ page, context, site, mapserver }) => {
  const seen = watchRequests(context);
  await openStudio(page, site);
  const sent = files.map(({ name, buffer }) => ({ name, content: buffer.toString('base64') }));
  const dataTransfer = await page.evaluateHandle((sent) => {
    const held = new DataTransfer();
    for (const { name, content } of sent)
      held.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], name));
    return held;
  }, sent);
  const map = page.locator('#carte');
  await map.dispatchEvent('dragenter', { dataTransfer });
  await expect(page.getByText('Déposez vos fichiers')).toBeVisible();
  await map.dispatchEvent('dragover', { dataTransfer });
  await map.dispatchEvent('drop', { dataTransfer });
  await expect(page.getByText('Déposez vos fichiers')).toHaveCount(0);
  await expectOwnLayers(page, site, mapserver, seen);
});
