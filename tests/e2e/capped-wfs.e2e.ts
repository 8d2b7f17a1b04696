// Promise: nothing is cut silently at a server's cap.
import { ogrCount } from '../servers/data';
import { cap } from '../servers/mapserver';
import { addEntries, expect, openStudio, readRows, showTab, test } from './fixtures';

test('a WFS that gives 1 000 at a time yields every cell', async ({ page, atelier, mapserver }) => {
  await openStudio(page, atelier);
  await addEntries(page, 'mailles-wfs', 'mailles-wfs11');
  const count = ogrCount(mapserver.data.gpkg, 'cells');
  for (const row of await readRows(page)) expect([row.status, row.count]).toEqual(['ready', count]);
  // one made-up cell crosses itself and is mended: no word of a part
  await expect(page.locator('[data-notice]:not([data-notice="geometry-repaired"])')).toHaveCount(0);
});

test('one that cannot page says « 1 000 sur 8 925 » and what to do', async ({ page, atelier, mapserver }) => {
  await openStudio(page, atelier);
  await addEntries(page, 'mailles-sans-pages');
  const total = ogrCount(mapserver.data.gpkg, 'cells');
  const [row] = await readRows(page);
  expect(row).toMatchObject({ status: 'ready', count: cap, total });
  const number = (n: number): string => new Intl.NumberFormat('fr-FR').format(n);
  await showTab(page, 'map');
  const notice = page.locator('[data-notice="truncated"]');
  await expect(notice).toContainText(`${number(cap)} sur ${number(total)}`);
  await expect(notice).toBeVisible();
  await expect(notice).toContainText('Choisissez un territoire plus petit ou filtrez la couche.');
});
