// Promise: data never blocks the page, and what is removed is gone.
import { booleanPointInPolygon, pointOnFeature } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import { ogrLonLat } from '../servers/data';
import {
  addEntries,
  BLOCKED,
  expect,
  longestTask,
  lookAt,
  middleOfMap,
  openStudio,
  readRows,
  showTab,
  test,
  waitIdle
} from './fixtures';
import { liveOnGpu, memoryMeter, watchGpu } from './memory';

test('adding 8 925 cells by WFS never blocks the page', async ({ page, atelier }) => {
  const worst: number[] = [];
  for (let run = 0; run < 3; run++) {
    await page.goto('about:blank');
    await openStudio(page, atelier);
    await addEntries(page, 'gironde-wfs');
    await showTab(page, 'layers');
    worst.push(
      await longestTask(page, async () => {
        await page.locator('[data-entry-id="mailles-wfs"]').click();
        await expect(page.locator('[data-source-id="mailles-wfs"]')).toHaveCount(1);
        await waitIdle(page, 30_000);
      })
    );
  }
  test.info().annotations.push({ type: 'longest tasks, ms', description: worst.join(', ') });
  console.log(`longest tasks, ms: ${worst.map(Math.round).join(', ')}`);
  expect(Math.max(...worst)).toBeLessThan(BLOCKED);
});

test('no program of the map is compiled once it is drawn, whatever comes: areas, points, lines', async ({
  page,
  atelier
}) => {
  await page.addInitScript(() => {
    const { shaderSource } = WebGL2RenderingContext.prototype;
    const names: string[] = [];
    Object.assign(window, { shaderNames: names });
    WebGL2RenderingContext.prototype.shaderSource = function (shader, source) {
      names.push(/#define SHADER_NAME (\S+)/.exec(source)?.[1] ?? 'basemap');
      return shaderSource.call(this, shader, source);
    };
  });
  const compiled = (): Promise<string[]> =>
    page.evaluate(() =>
      (window as unknown as { shaderNames: string[] }).shaderNames.filter((name) => name !== 'basemap')
    );
  await openStudio(page, atelier);
  await waitIdle(page);
  // areas, circles, lines, names
  await expect.poll(async () => (await compiled()).filter((name) => name.includes('vertex')).length).toBe(4);
  const before = await compiled();
  await addEntries(page, 'gironde-wfs', 'mailles-wfs', 'lieux-wfs');
  const coordinates = [
    [-1, 44.5],
    [-0.2, 45]
  ];
  const buffer = Buffer.from(JSON.stringify({ type: 'LineString', coordinates }));
  await page.locator('input[type="file"]').first().setInputFiles({ name: 'ligne.geojson', mimeType: '', buffer });
  await expect(page.locator('[data-layer-id][data-status="ready"]')).toHaveCount(4);
  await waitIdle(page);
  expect(await compiled()).toEqual(before);
});

test('a page kept busy for 150 ms is measured so', async ({ page, site }) => {
  await openStudio(page, site);
  const busy = (): Promise<void> =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) =>
          setTimeout(() => {
            const end = performance.now() + 150;
            while (performance.now() < end);
            resolve();
          })
        )
    );
  expect(await longestTask(page, busy)).toBeGreaterThanOrEqual(100);
});

test('picking a cell gives its code', async ({ page, atelier, mapserver }) => {
  await openStudio(page, atelier);
  await addEntries(page, 'gironde-wfs');
  // by GDAL, whose contours do not come from the code under test
  const cells = ogrLonLat<MultiPolygon, { code: string; nom: string }>(mapserver.data.gpkg, 'gironde').features;
  const inside = cells.flatMap(({ geometry, properties }) => {
    const { coordinates: place } = pointOnFeature(geometry).geometry;
    return booleanPointInPolygon(place, geometry) ? [{ ...properties, place }] : [];
  });
  const wanted = [0, 0.3, 0.7, 1].map((part) => inside[Math.round(part * (inside.length - 1))]!);
  expect(new Set(wanted.map((cell) => cell.code)).size).toBe(4);
  const middle = await middleOfMap(page);
  for (const { code, nom, place } of wanted) {
    // at zoom 16 a pixel is about a metre: the few that a click forgives reach no other cell
    await lookAt(page, place[0]!, place[1]!, 16);
    await page.mouse.click(middle.x, middle.y);
    const card = page.locator('[data-feature-card]');
    await expect(card.getByRole('heading')).toHaveText(nom);
    await expect(card.getByText(code, { exact: true })).toBeVisible();
  }
});

test('100 cycles of adding and removing leave no growth', async ({ page, atelier }) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1000, height: 640 });
  await watchGpu(page);
  await openStudio(page, atelier);
  await showTab(page, 'layers');
  const entry = page.locator('[data-entry-id="gironde-geojson"]');
  const row = page.locator('[data-source-id="gironde-geojson"]');
  const cycle = async (): Promise<void> => {
    await entry.click();
    await expect(row).toHaveAttribute('data-status', 'ready');
    await waitIdle(page);
    await entry.click();
    await expect(row).toHaveCount(0);
    await waitIdle(page);
  };
  const { held, inWorkers } = await memoryMeter(page);
  for (let i = 0; i < 10; i++) await cycle();
  const before = { ...(await held()), ...(await liveOnGpu(page)) };
  for (let i = 0; i < 90; i++) await cycle();
  const after = { ...(await held()), ...(await liveOnGpu(page)) };
  const told = ({ nodes, objects, buffers, gpuBuffers, textures }: typeof before): string =>
    `${nodes} nodes, ${objects.toFixed(1)} MB of objects, ${buffers.toFixed(1)} MB of buffers, ` +
    `${gpuBuffers} buffers and ${textures} textures of the GPU`;
  console.log(`page and workers after 10 cycles: ${told(before)}; after 100: ${told(after)}`);
  expect(after.nodes - before.nodes).toBeLessThan(100);
  expect(after.objects).toBeLessThan(1.1 * before.objects);
  expect(after.buffers).toBeLessThan(1.1 * before.buffers);
  expect(after.gpuBuffers).toBe(before.gpuBuffers);
  expect(after.textures).toBe(before.textures);
  expect(await readRows(page)).toEqual([]);
  // what is kept for undo is let go of too
  await expect
    .poll(() => inWorkers('globalThis.ledger?.() ?? null'), { timeout: 60_000 })
    .toContainEqual({ tables: 0, views: 0, bytes: 0 });
});
