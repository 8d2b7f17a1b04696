// Promise: a source that fails says so on its row and never holds up the rest; trying again works once it heals.
import { geojsonAddress, geojsonEntry, makeCatalogue, wmsEntry } from '../servers/catalogue';
import { startSite } from '../servers/site';
import {
  addEntries,
  BLOCKED,
  expect,
  hurry,
  longestTask,
  openStudio,
  readRows,
  showTab,
  test,
  waitIdle
} from './fixtures';

test('500, silence and HTML: three rows, three codes, the rest complete', async ({ page, atelier }) => {
  await hurry(page, 6);
  await openStudio(page, atelier);
  // the first layer of a kind has the graphics driver compile: not what is measured here
  await addEntries(page, 'gironde-geojson');
  await showTab(page, 'layers');
  const longest = await longestTask(page, async () => {
    for (const id of ['en-erreur', 'muette', 'page-html', 'gironde-wfs']) {
      await page.locator(`[data-entry-id="${id}"]`).click();
    }
    // while one says nothing, the others come and the page answers
    await expect(page.locator('[data-source-id="gironde-wfs"]')).toHaveAttribute('data-status', 'ready');
    await expect(page.locator('[data-source-id="muette"]')).toHaveAttribute('data-status', 'loading');
    await waitIdle(page);
  });
  expect(longest, 'the page is never blocked').toBeLessThan(BLOCKED);
  await addEntries(page, 'mailles-wms');
  const rows = Object.fromEntries((await readRows(page)).map((r) => [r.source, r]));
  expect(rows['en-erreur']).toMatchObject({ status: 'error', problem: 'http-status' });
  expect(rows['muette']).toMatchObject({ status: 'error', problem: 'timeout' });
  expect(rows['page-html']).toMatchObject({ status: 'error', problem: 'unexpected-content' });
  expect(rows['gironde-wfs']).toMatchObject({ status: 'ready' });
  expect(rows['mailles-wms']).toMatchObject({ status: 'ready' });
  await showTab(page, 'map');
  const failed = page.locator('[data-source-id="en-erreur"]');
  await expect(failed.getByRole('button', { name: 'Réessayer' })).toBeVisible();
  await expect(failed.getByText(/détail technique/i)).toBeVisible();
});

test('« Réessayer » works once the server heals', async ({ page, atelier, faults }) => {
  faults.sicken();
  await openStudio(page, atelier);
  await addEntries(page, 'convalescente');
  await showTab(page, 'map');
  const row = page.locator('[data-source-id="convalescente"]');
  await expect(row).toHaveAttribute('data-status', 'error');
  await row.getByRole('button', { name: 'Réessayer' }).click();
  await waitIdle(page);
  await expect(row).toHaveAttribute('data-status', 'error');
  faults.heal();
  await row.getByRole('button', { name: 'Réessayer' }).click();
  await waitIdle(page);
  await expect(row).toHaveAttribute('data-status', 'ready');
});

test('pictures that answer 500: rows in error, and « Réessayer » brings them once the server heals', async ({
  page,
  mapserver,
  faults
}) => {
  const catalogue = makeCatalogue();
  catalogue.write('essais/image-malade.yaml', wmsEntry('Image malade', `${faults.url}/e500/ows`, 'cells'));
  catalogue.write('essais/image-qui-guerit.yaml', wmsEntry('Image qui guérit', `${faults.url}/heals/ows`, 'cells'));
  catalogue.write('essais/gironde.yaml', geojsonEntry('Gironde', geojsonAddress(mapserver.ows, 'gironde')));
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  try {
    faults.sicken();
    await openStudio(page, site);
    await addEntries(page, 'gironde', 'image-malade', 'image-qui-guerit');
    const states = async (): Promise<Record<string, (string | null)[]>> =>
      Object.fromEntries((await readRows(page)).map((r) => [r.source, [r.status, r.problem]]));
    const ill = ['error', 'http-status'];
    expect(await states()).toEqual({ 'image-malade': ill, 'image-qui-guerit': ill, gironde: ['ready', null] });
    await showTab(page, 'map');
    const row = page.locator('[data-source-id="image-qui-guerit"]');
    await expect(row.getByText('Le serveur a répondu par une erreur (500)')).toBeVisible();
    faults.heal();
    faults.log.length = 0;
    await row.getByRole('button', { name: 'Réessayer' }).click();
    await waitIdle(page);
    expect(await states()).toEqual({
      'image-malade': ill,
      'image-qui-guerit': ['ready', null],
      gironde: ['ready', null]
    });
    expect(faults.log.filter((path) => path.startsWith('/heals/') && /request=getmap/i.test(path))).not.toEqual([]);
  } finally {
    await site.close();
    catalogue.remove();
  }
});
