// Promise: nothing serious for axe on any screen, in both themes; one click also works by keyboard alone.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openStudio, readRows, showTab, test, waitIdle } from './fixtures';

/** Serious and critical findings, each with the elements concerned. */
async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe: landing, studio, dialogs and embed, ${colorScheme}`, async ({ page, site }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openStudio(page, site);
    const found: Record<string, string[]> = {};
    const look = async (name: string): Promise<void> => void (found[name] = await serious(page));
    await look('landing');
    await showTab(page, 'layers');
    await look('catalogue');
    await page.locator('[data-entry-about]').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('sheet');
    await page.keyboard.press('Escape');
    await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
    await look('map');
    await page.locator('[data-layer-id] [data-style-button]').first().click();
    await look('style');
    await page.goto(`${site.url}/carte/habitants/?territoire=dep-33`);
    await waitIdle(page);
    await page.locator('[data-action=share]').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('share');
    await page.getByRole('tab', { name: 'Intégrer' }).click();
    await look('embed code');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Croiser/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('crossing');
    await openStudio(page, site, '/embed/?recette=habitants&territoire=dep-33');
    await look('embed');
    expect(Object.entries(found).filter(([, all]) => all.length > 0)).toEqual([]);
  });
}

test('the one-click path by keyboard alone', async ({ page, site }) => {
  await openStudio(page, site);
  const focusedRecipe = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute('data-recipe-id') ?? null);
  for (let i = 0; (await focusedRecipe()) === null; i++) {
    expect(i, 'a card is reached by Tab').toBeLessThan(60);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await waitIdle(page, 10_000);
  expect((await readRows(page)).filter((r) => r.status === 'ready').length).toBeGreaterThanOrEqual(3);
});

test('layers are put in another order by keyboard', async ({ page, site }) => {
  await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
  const before = (await readRows(page)).map((r) => r.id);
  await page.locator('[data-layer-id] [data-row-title]').nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect
    .poll(async () => (await readRows(page)).map((r) => r.id))
    .toEqual([before[1], before[0], ...before.slice(2)]);
});
