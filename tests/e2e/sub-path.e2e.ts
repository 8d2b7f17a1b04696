// Promise: the same build works unchanged under a sub-path of a bare static host, without rewriting.
import { startBareHost } from '../servers/static-subpath';
import type { TestServer } from '../servers/http';
import { addressFollows, expect, rows, test, waitIdle } from './fixtures';

let host: TestServer;
test.beforeAll(async () => {
  host = await startBareHost();
});
test.afterAll(() => host.close());

test('landing, recipe, permalink and embed open under /carto/, and again on reload', async ({ page, requests }) => {
  test.setTimeout(180_000);
  const base = `${host.url}/carto/`;
  const opens = async (url: string, layers: boolean): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(url);
    await waitIdle(page);
    for (const again of [false, true]) {
      if (again) {
        await page.reload();
        await waitIdle(page);
      }
      if (layers) await expect(page.locator('[data-legend-layer]').first()).toBeVisible();
      else await expect(page.locator('[data-recipe-id]').first()).toBeVisible();
    }
  };
  await opens(base, false);
  await page.locator('[data-recipe-id="habitants"]').click();
  await waitIdle(page);
  await expect(rows(page).first()).toBeVisible();
  await opens(`${base}carte/habitants/?territoire=dep-33`, true);
  await opens(`${base}carte/?recette=habitants&territoire=dep-87`, true);
  await addressFollows(page);
  const packed = new URL(page.url()).hash;
  await opens(`${base}${packed}`, true);
  await opens(`${base}embed/${packed}`, true);
  await opens(`${base}embed/?recette=habitants&territoire=dep-33`, true);
  // nothing outside the folder, neither of this host nor of any other
  expect(host.log.filter((path) => !path.startsWith('/carto/'))).toEqual([]);
  const asked = requests.filter((url) => /^(https?|wss?):/.test(url));
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((url) => !url.startsWith(base))).toEqual([]);
});
