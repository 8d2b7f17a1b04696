// Promise: everything done to the map can be undone and done again, without moving the camera.
import { addEntries, expect, getDocument, openStudio, readRows, showTab, test, waitIdle } from './fixtures';

test('undo of everything returns to the first document, redo to the last', async ({ page, atelier }) => {
  await openStudio(page, atelier);
  const first = await getDocument(page);
  await addEntries(page, 'gironde-wfs', 'gironde-geojson', 'mailles-wms');
  await showTab(page, 'map');
  const [top] = await readRows(page);
  const row = page.locator(`[data-layer-id="${top!.id}"]`);
  const more = (): Promise<void> => row.getByRole('button', { name: /^Autres actions/ }).click();
  await row.getByRole('button', { name: /^Masquer/ }).click();
  await row.getByRole('button', { name: /^Afficher/ }).click();
  await more();
  await page.getByRole('menuitem', { name: 'Dupliquer' }).click();
  await expect(page.locator('[data-layer-id]')).toHaveCount(4);
  await more();
  await page.getByRole('menuitem', { name: 'Descendre' }).click();
  await more();
  await page.getByRole('menuitem', { name: 'Retirer de la carte' }).click();
  await expect(page.locator('[data-layer-id]')).toHaveCount(3);
  await waitIdle(page);
  const last = await getDocument(page);

  const undo = page.locator('[data-action=undo]');
  const redo = page.locator('[data-action=redo]');
  let steps = 0;
  while ((await undo.getAttribute('aria-disabled')) !== 'true') {
    expect(++steps).toBeLessThan(60);
    expect(await undo.getAttribute('aria-label'), 'each step says what it undoes').toMatch(/^Annuler\s: \S/);
    await undo.click();
  }
  expect(steps).toBeGreaterThanOrEqual(8);
  await waitIdle(page);
  const back = await getDocument(page);
  expect({ ...back, view: null }).toEqual({ ...first, view: null });
  expect(back.view, 'the camera stays').toEqual(last.view);

  while ((await redo.getAttribute('aria-disabled')) !== 'true') await redo.click();
  await waitIdle(page);
  expect({ ...(await getDocument(page)), view: null }).toEqual({ ...last, view: null });
});
