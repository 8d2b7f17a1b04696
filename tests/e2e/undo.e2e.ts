// Promise: everything done to the map can be undone and done again, without moving the camera.
import { addEntries, expect, getDocument, openStudio, readRows, showTab, test, waitIdle } from './fixtures';

test('undo of everything returns to the first document, redo to the last', async ({ page, atelier }) => {
  await openStudio(page, atelier);
  const first = await getDocument(page);
  await addEntries(page, 'gironde-wfs', 'gironde-geojson', 'lieux-wfs', 'mailles-wms');
  await showTab(page, 'map');
  const [top] = await readRows(page);
  const row = page.locator(`[data-layer-id="${top!.id}"]`);
  const more = (): Promise<void> => row.getByRole('button', { name: /^Autres actions/ }).click();
  await row.getByRole('button', { name: /^Masquer/ }).click();
  await row.getByRole('button', { name: /^Afficher/ }).click();
  await more();
  await page.getByRole('menuitem', { name: 'Dupliquer' }).click();
  await expect(page.locator('[data-layer-id]')).toHaveCount(5);
  await more();
  await page.getByRole('menuitem', { name: 'Descendre' }).click();
  await more();
  await page.getByRole('menuitem', { name: 'Retirer de la carte' }).click();
  await expect(page.locator('[data-layer-id]')).toHaveCount(4);

  // the title, a style, an opacity, labels, a crossing
  await page.locator('[data-map-title]').getByRole('button').click();
  await page.getByRole('textbox', { name: 'Titre de la carte' }).fill('Mailles et lieux');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-map-title]')).toHaveText('Mailles et lieux');
  await page.locator('[data-source-id="gironde-wfs"] [data-style-button]').click();
  const editor = page.locator('[data-style-editor]');
  await editor.getByRole('radio', { checked: false }).first().check({ force: true });
  await editor.getByRole('slider', { name: /^Opacité/ }).fill('55');
  const labels = editor.getByRole('combobox', { name: 'Étiquettes' });
  await labels.focus();
  await page.keyboard.press('ArrowDown');
  await expect(labels).not.toHaveValue('');
  await editor.getByRole('button', { name: 'Revenir aux couches' }).click();
  await page.getByRole('button', { name: /^Croiser/ }).click();
  await page.getByRole('dialog').locator('[data-suggestion]').first().click();
  await expect(page.locator('[data-layer-id][data-crossing]')).toHaveCount(1);
  await waitIdle(page);
  await expect(page.locator('[data-layer-id][data-crossing]')).toHaveAttribute('data-status', 'ready');
  const last = await getDocument(page);

  const undo = page.locator('[data-action=undo]');
  const redo = page.locator('[data-action=redo]');
  const steps: string[] = [];
  while ((await undo.getAttribute('aria-disabled')) !== 'true') {
    const label = (await undo.getAttribute('aria-label')) ?? '';
    expect(label, 'each step says what it undoes').toMatch(/^Annuler\s: \S/);
    expect(steps.push(label)).toBeLessThan(60);
    await undo.click();
  }
  expect(steps.length).toBeGreaterThanOrEqual(13);
  for (const what of [
    'Croiser',
    'Opacité de',
    'Style de',
    'Étiquettes de',
    'Changer le titre',
    'Retirer',
    'Déplacer',
    'Dupliquer'
  ])
    expect(steps, what).toContainEqual(expect.stringContaining(what));
  await waitIdle(page);
  const back = await getDocument(page);
  expect({ ...back, view: null }).toEqual({ ...first, view: null });
  expect(back.view, 'the camera stays').toEqual(last.view);

  while ((await redo.getAttribute('aria-disabled')) !== 'true') await redo.click();
  await waitIdle(page);
  expect({ ...(await getDocument(page)), view: null }).toEqual({ ...last, view: null });
});
