// Promise: without WebGL 2 the page says so, and still gives title, legend as text and sources.
import { expect, openStudio, test } from './fixtures';

test('a clear page instead of a map', async ({ page, site }) => {
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : (real.call(this, kind as '2d', ...(rest as [])) as never);
    } as typeof real;
  });
  await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
  const instead = page.locator('[data-no-webgl]');
  await expect(instead).toContainText('WebGL');
  await expect(instead).toContainText('Gironde');
  await expect(instead.locator('[data-legend-layer]').first()).toBeVisible();
  await expect(instead).toContainText('Sources');
});
