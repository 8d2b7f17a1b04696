// Promise: no crossing of a picture is offered; the same data as objects are, one click away.
import type { Page } from '@playwright/test';
import { makeCatalogue, wfsEntry, wmsEntry } from '../servers/catalogue';
import type { MapServer } from '../servers/mapserver';
import { startSite } from '../servers/site';
import { looking } from './axe';
import { addEntries, expect, lookAt, openStudio, readRows, showTab, test, waitIdle } from './fixtures';

/** A catalogue where a picture has its objects, another has none, and there is something to cross them with. */
function catalogueOf(mapserver: MapServer) {
  const catalogue = makeCatalogue();
  catalogue.write('a/mailles-image.yaml', wmsEntry('Mailles en image', mapserver.ows, 'cells'));
  catalogue.write('a/mailles.yaml', wfsEntry('Mailles', mapserver.ows, 'ms:cells'));
  catalogue.write('a/routes-image.yaml', wmsEntry('Routes en image', mapserver.ows, 'routes'));
  catalogue.write('a/lieux.yaml', wfsEntry('Lieux', mapserver.ows, 'places', 'point'));
  return catalogue;
}

async function openCrossings(page: Page): Promise<void> {
  await showTab(page, 'map');
  await page.locator('button.croiser').click();
  await expect(page.getByRole('dialog', { name: 'Croiser' })).toBeVisible();
}

test('a picture alone: what it is, its objects in one click, and their crossings as they come', async ({
  page,
  mapserver
}) => {
  const catalogue = catalogueOf(mapserver);
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  try {
    await openStudio(page, site);
    await addEntries(page, 'mailles-image', 'routes-image');
    await openCrossings(page);
    const dialog = page.getByRole('dialog', { name: 'Croiser' });
    const phrases = dialog.locator('[data-suggestion]');
    await expect(dialog).toContainText('Rien à croiser pour l’instant.');
    await expect(phrases).toHaveCount(0);
    const told = dialog.getByRole('list', { name: /^Images de la carte/ }).getByRole('listitem');
    await expect(told).toHaveText([
      /«\sMailles en image\s» est une image\s: elle ne se croise pas\./,
      /«\sRoutes en image\s» est une image\s: elle ne se croise pas\.\s*Cherchez dans le catalogue/
    ]);
    const { look, found } = looking(page);
    await look('pictures alone');

    // by keyboard: the focus stays with what became of the button
    await dialog.getByRole('button', { name: /^Ajouter ses objets\s: «\sMailles\s»$/ }).press('Enter');
    const there = dialog.getByText(/^Ses objets sont déjà dans la carte\s: «\sMailles\s»\.$/);
    await expect(there).toBeFocused();
    await expect(dialog.getByRole('button', { name: /^Ajouter ses objets/ })).toHaveCount(0);
    await expect(phrases.first()).toBeVisible();
    await waitIdle(page);
    const rows = await readRows(page);
    expect(rows.find((row) => row.source === 'mailles')).toMatchObject({ status: 'ready' });
    await look('with the objects');
    expect(found()).toEqual([]);

    // with something else to cross, the objects are what is crossed
    await page.keyboard.press('Escape');
    await addEntries(page, 'lieux');
    await openCrossings(page);
    await expect(phrases.filter({ hasText: 'Lieux' }).filter({ hasText: 'Mailles' }).first()).toBeVisible();
    const more = dialog.locator('[data-action=more]');
    while (await more.isVisible()) await more.click();
    const sentences = await dialog.locator('.phrase').allTextContents();
    expect(sentences.length).toBeGreaterThan(1);
    expect(sentences.filter((sentence) => sentence.includes('image'))).toEqual([]);
    await expect(there).toBeVisible();
  } finally {
    await site.close();
    catalogue.remove();
  }
});

test('objects that are but a picture at this scale are crossed from near', async ({ page, mapserver }) => {
  const catalogue = makeCatalogue();
  const picture = wmsEntry('Mailles en image', mapserver.ows, 'cells');
  const { source } = picture as { source: object };
  catalogue.write('a/mailles-image.yaml', picture);
  catalogue.write('a/mailles.yaml', {
    ...wfsEntry('Mailles', mapserver.ows, 'cells'),
    twin: { below: 8, source }
  });
  // of the same name too: what declares the picture comes first
  catalogue.write('a/autres.yaml', wfsEntry('Autres mailles', mapserver.ows, 'cells'));
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  try {
    await openStudio(page, site);
    await addEntries(page, 'mailles-image');
    await openCrossings(page);
    const dialog = page.getByRole('dialog', { name: 'Croiser' });
    await dialog.getByRole('button', { name: /^Ajouter ses objets\s: «\sMailles\s»$/ }).click();
    await expect(dialog.getByText(/«\sMailles\s»\. Approchez-vous pour/)).toBeFocused();
    await expect(dialog.locator('[data-suggestion]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await waitIdle(page);
    await lookAt(page, -0.58, 44.84, 10);
    await openCrossings(page);
    await expect(dialog.locator('[data-suggestion]').first()).toBeVisible();
    await expect(dialog.getByText(/^Ses objets sont déjà dans la carte\s: «\sMailles\s»\.$/)).toBeVisible();
  } finally {
    await site.close();
    catalogue.remove();
  }
});
