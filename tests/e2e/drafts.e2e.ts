// Promise: the map in hand is kept on the device and taken up again with one click; a link never takes its place.
import { expect, getDocument, openStudio, readRows, test, waitIdle } from './fixtures';

test('the last map is offered again, and a link opened meanwhile does not replace it', async ({
  page,
  site,
  browser
}) => {
  await openStudio(page, site);
  await page.locator('[data-recipe-id="habitants"]').click();
  await waitIdle(page);
  const mine = await getDocument(page);

  // a link, from someone else
  const elsewhere = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await openStudio(elsewhere, site, '/carte/departements/');
  await expect(elsewhere).toHaveURL(/#m=/);
  const link = elsewhere.url().replace('/carte/departements/', '/');
  await elsewhere.context().close();

  await page.goto('about:blank');
  await page.goto(link);
  await waitIdle(page);
  expect((await getDocument(page)).title).not.toBe(mine.title);

  await page.goto('about:blank');
  await openStudio(page, site);
  expect(await readRows(page)).toEqual([]);
  await expect(page.getByText('Reprendre votre dernière carte')).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre' }).click();
  await waitIdle(page);
  expect(await getDocument(page)).toEqual(mine);
});
