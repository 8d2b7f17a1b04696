// Promise: the map in hand is kept on the device and taken up again with one click; neither a link nor a map that one only
// looked at ever takes its place.
import type { Page } from '@playwright/test';
import type { Site } from '../servers/site';
import {
  addressFollows,
  expect,
  getDocument,
  openStudio,
  readRows,
  test,
  waitIdle,
  type DocumentView
} from './fixtures';

/** Opens a one-click map, changes it and leaves at once; the map that must be kept. */
async function changeAndLeave(page: Page, site: Site): Promise<DocumentView> {
  await openStudio(page, site);
  await page.locator('[data-recipe-id="habitants"]').click();
  await waitIdle(page);
  await page
    .locator('[data-layer-id]')
    .first()
    .getByRole('button', { name: /^Masquer/ })
    .click();
  await waitIdle(page);
  await page.locator('[data-map-title]').getByRole('button').click();
  await page.getByRole('textbox', { name: 'Titre de la carte' }).fill('La mienne');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-map-title]')).toHaveText('La mienne');
  const kept = await getDocument(page);
  expect(kept.title).toBe('La mienne');
  expect(kept.layers.filter((l) => !l.visible)).not.toEqual([]);
  await page.goto('about:blank');
  return kept;
}

/** The landing offers that map, and gives it whole. */
async function expectOffered(page: Page, site: Site, mine: DocumentView): Promise<void> {
  await openStudio(page, site);
  expect(await readRows(page)).toEqual([]);
  const banner = page.getByRole('region', { name: 'Reprendre votre dernière carte' });
  await expect(banner).toContainText(mine.title);
  await banner.getByRole('button', { name: 'Reprendre' }).click();
  await waitIdle(page);
  expect(await getDocument(page)).toEqual(mine);
}

test('the last map is offered again, and a link opened meanwhile does not replace it', async ({
  page,
  site,
  browser
}) => {
  const mine = await changeAndLeave(page, site);

  // a link, from someone else
  const elsewhere = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await openStudio(elsewhere, site, '/carte/departements/');
  await addressFollows(elsewhere);
  const link = elsewhere.url().replace('/carte/departements/', '/');
  await elsewhere.context().close();

  await page.goto(link);
  await waitIdle(page);
  expect((await getDocument(page)).title).not.toBe(mine.title);
  await page.goto('about:blank');
  await expectOffered(page, site, mine);
});

test('a one-click map that one only looks at does not replace it; once changed, it does', async ({ page, site }) => {
  const mine = await changeAndLeave(page, site);
  const address = '/carte/departements/';
  await openStudio(page, site, address);
  await expect(page).toHaveURL(/#m=/);
  expect((await readRows(page)).length).toBeGreaterThanOrEqual(3);
  // leaving saves what waits to be saved, so that nothing is left to time
  await page.goto('about:blank');
  await expectOffered(page, site, mine);

  await page.goto('about:blank');
  await openStudio(page, site, address);
  await page
    .locator('[data-layer-id]')
    .first()
    .getByRole('button', { name: /^Masquer/ })
    .click();
  await waitIdle(page);
  const other = await getDocument(page);
  await page.goto('about:blank');
  await expectOffered(page, site, other);
});
