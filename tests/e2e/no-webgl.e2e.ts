// Promise: without WebGL 2 the page says so, and still gives title, legend as text and sources.
import { expect, openStudio, test, withoutWebgl } from './fixtures';

test('a clear page instead of a map', async ({ page, site }) => {
  await withoutWebgl(page);
  await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
  const instead = page.locator('[data-no-webgl]');
  await expect(instead).toContainText('WebGL');
  await expect(instead).toContainText('Gironde');
  await expect(instead.locator('[data-legend-layer]').first()).toBeVisible();
  await expect(instead.locator('[data-sources]')).toHaveText(/^\s*Sources?\s:\s+\S.*\S/);
});
