// Promise: what the pointer is over lights up, and what is lit goes out with it.
import { pointOnFeature } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import { ogrLonLat } from '../servers/data';
import { addEntries, expect, lookAt, middleOfMap, openStudio, test } from './fixtures';

test('a feature under the pointer is lit, the sea is not', async ({ page, atelier, mapserver }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openStudio(page, atelier);
  await addEntries(page, 'gironde-wfs');
  const cells = ogrLonLat<MultiPolygon, { code: string }>(mapserver.data.gpkg, 'gironde').features;
  const cell = cells[Math.round(cells.length / 2)]!;
  const [lon, lat] = pointOnFeature(cell.geometry).geometry.coordinates as [number, number];
  await lookAt(page, lon, lat, 11);
  const middle = await middleOfMap(page);
  const canvas = page.locator('#carte canvas').first();
  const around = { x: middle.x - 200, y: middle.y - 200, width: 400, height: 400 };
  const shot = (): Promise<string> => page.screenshot({ clip: around }).then((picture) => picture.toString('base64'));

  // away from the map
  await page.mouse.move(5, 5);
  const unlit = await shot();
  await page.mouse.move(middle.x, middle.y);
  await expect(canvas).toHaveCSS('cursor', 'pointer');
  await expect.poll(async () => (await shot()) === unlit, { message: 'its edge is drawn' }).toBe(false);
  await page.mouse.move(5, 5);
  await expect(canvas).not.toHaveCSS('cursor', 'pointer');
  await expect.poll(async () => (await shot()) === unlit, { message: 'the edge is gone' }).toBe(true);

  // the ocean, west of all
  await lookAt(page, -4, 45, 11);
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.move(middle.x + 10, middle.y);
  await expect(canvas).not.toHaveCSS('cursor', 'pointer');
});
