// Promise: nothing serious for axe on any screen, in both themes; one click also works by keyboard alone.
import { looking } from './axe';
import {
  addEntries,
  addressFollows,
  expect,
  middleOfMap,
  openStudio,
  readRows,
  showTab,
  test,
  waitIdle,
  withoutWebgl
} from './fixtures';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe: landing, studio, dialogs and embed, ${colorScheme}`, async ({ page, site }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openStudio(page, site);
    const { look, found } = looking(page);
    await look('landing');
    await showTab(page, 'layers');
    await look('catalogue');
    await page.getByRole('button', { name: 'Plusieurs' }).click();
    await page.getByRole('checkbox').first().click();
    await look('several data ticked');
    await page.getByRole('button', { name: 'Plusieurs' }).click();
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
    expect(found()).toEqual([]);
  });

  test(`axe: card, menu, rows in error, hosts and no map, ${colorScheme}`, async ({ page, site, atelier }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { look, found } = looking(page);
    await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
    const middle = await middleOfMap(page);
    await page.mouse.click(middle.x, middle.y);
    await expect(page.locator('[data-feature-card]')).toBeVisible();
    await look('feature card');
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-feature-card]')).toHaveCount(0);
    await page
      .locator('[data-layer-id]')
      .first()
      .getByRole('button', { name: /^Autres actions/ })
      .click();
    await expect(page.getByRole('menuitem', { name: 'Dupliquer' })).toBeVisible();
    await look('row menu');

    await openStudio(page, atelier);
    await addEntries(page, 'en-erreur', 'mailles-sans-pages');
    await showTab(page, 'map');
    await page.locator('[data-status=error]').getByText('Détail technique').click();
    await expect(page.locator('[data-notice=truncated]')).toBeVisible();
    await look('row in error, list cut short');

    await addressFollows(page);
    const { hash } = new URL(page.url());
    await page.goto('about:blank');
    await page.goto(`${site.url}/${hash}`);
    await expect(page.getByRole('dialog', { name: 'Des sources inconnues' })).toBeVisible();
    await look('hosts');

    await withoutWebgl(page);
    await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
    await expect(page.locator('[data-no-webgl]')).toBeVisible();
    await look('without WebGL');
    expect(found()).toEqual([]);
  });

  test(`axe: phone, ${colorScheme}`, async ({ page, site }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { look, found } = looking(page);
    await openStudio(page, site);
    await expect(page.locator('[data-recipe-id]').first()).toBeVisible();
    await look('landing');
    await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
    await look('map, as it opens');
    for (const tab of ['legend', 'map', 'layers', 'cards'] as const) {
      await showTab(page, tab);
      await look(`map, tab ${tab}`);
    }
    expect(found()).toEqual([]);
  });
}

test('axe: an address read, described by hand, nothing found', async ({ page, site, mapserver }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const { look, found } = looking(page);
  await openStudio(page, site);
  await showTab(page, 'layers');
  await page.getByRole('button', { name: 'Ajouter une adresse' }).click();
  const box = page.getByRole('dialog', { name: 'Ajouter une adresse' });
  const field = box.getByRole('textbox', { name: 'Adresse d’un service ou d’un fichier' });
  await expect(field).toBeFocused();
  await look('empty');
  await field.fill('C:\\SIG\\communes.shp');
  await field.press('Enter');
  await expect(box.getByRole('alert')).toBeVisible();
  await look('nothing');
  await field.fill(mapserver.ows);
  await field.press('Enter');
  await expect(box.locator('[data-discovery=wfs] [data-offer]')).toHaveCount(5);
  await look('layers');
  await box.getByRole('button', { name: 'Décrire la source à la main' }).click();
  await box.getByRole('button', { name: 'Ajouter à la carte' }).click();
  await look('by hand, faults told');
  expect(found()).toEqual([]);
});

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
