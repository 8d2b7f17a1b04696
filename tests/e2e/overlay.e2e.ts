// Promise: areas are laid over one another in the browser, under a policy that allows scripts of the site only and under a
// sub-path of a bare host; the engine is fetched when a crossing needs it, once.
import type { Page } from '@playwright/test';
import type { FeatureCollection, Polygon } from 'geojson';
import { startBareHost } from '../servers/static-subpath';
import { expect, readRows, test, waitIdle } from './fixtures';

const box = (x: number, y: number, side: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y]
    ]
  ]
});
const layer = (name: string, shapes: Polygon[]): { name: string; mimeType: string; buffer: Buffer } => {
  const features = shapes.map((geometry, i) => ({ type: 'Feature' as const, properties: { nom: `${i}` }, geometry }));
  const collection: FeatureCollection = { type: 'FeatureCollection', features };
  return { name: `${name}.geojson`, mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify(collection)) };
};
const files = [
  layer('Communes', [box(0, 45, 0.2), box(0.2, 45, 0.2), box(0.4, 45, 0.2), box(0, 45.2, 0.2)]),
  layer('Zones inondables', [box(0.1, 45.05, 0.2), box(0.15, 45.1, 0.2)])
];

async function cross(page: Page, kind: string): Promise<void> {
  const before = await page.locator('[data-layer-id][data-crossing]').count();
  await page.getByRole('button', { name: /^Croiser/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-suggestion]').first()).toBeVisible();
  const [wanted, more] = [dialog.locator(`[data-suggestion="${kind}"]`).first(), dialog.locator('[data-action=more]')];
  while (!(await wanted.isVisible()) && (await more.isVisible())) await more.click();
  await wanted.click();
  await expect(page.locator('[data-layer-id][data-crossing]')).toHaveCount(before + 1);
  await waitIdle(page);
}

async function crossAll(page: Page, address: string, requests: string[]): Promise<void> {
  await page.goto(address);
  await waitIdle(page);
  await page.locator('input[type=file]').first().setInputFiles(files);
  await expect(page.locator('[data-layer-id]')).toHaveCount(2);
  await waitIdle(page);
  const engine = (): string[] => requests.filter((url) => /clipper/.test(url));
  expect(engine()).toEqual([]);
  for (const kind of ['buffer', 'area-share', 'overlay']) await cross(page, kind);
  const rows = (await readRows(page)).map((row) => row.status);
  expect(rows).toEqual(Array(5).fill('ready'));
  expect(engine().filter((url) => url.endsWith('.wasm'))).toHaveLength(1);
  expect(requests.filter((url) => /^https?:/.test(url) && !url.startsWith(address))).toEqual([]);
}

test('under the policy of the start server', async ({ page, site, requests }) => {
  const policy = (await page.request.get(`${site.url}/`)).headers()['content-security-policy'];
  expect(policy).toContain(`script-src 'self'`);
  await crossAll(page, `${site.url}/`, requests);
  await expect(page.locator('[data-legend-layer]').first()).toBeVisible();
});

test('under a folder of a bare host', async ({ page, requests }) => {
  const host = await startBareHost();
  await crossAll(page, `${host.url}/carto/`, requests);
  await host.close();
});
