// Promise: whatever address is pasted, its layers are listed, and a layer is drawn after two actions at most.
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { BLOCKED, expect, longestTask, openStudio, readRows, showTab, test, waitIdle } from './fixtures';

const box = (page: Page): Locator => page.getByRole('dialog', { name: 'Ajouter une adresse' });

/** Puts a text in the clipboard and pastes it where the focus is, as a person does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+V');
}

test('paste on the page, click a layer: drawn', async ({ page, site, mapserver }) => {
  await openStudio(page, site);
  // what a mail does to an address
  await paste(page, `Bonjour, voici le flux :\n<${mapserver.ows.replaceAll('&', '&amp;')}>.\n`);
  const wms = box(page).locator('[data-discovery=wms]');
  const wfs = box(page).locator('[data-discovery=wfs]');
  await expect(wfs.locator('[data-offer]')).toHaveCount(5);
  await expect(wms.getByRole('button', { name: 'Ajouter « Lieux » à la carte' })).toBeVisible();
  await expect(box(page)).toContainText('Serveur de test');
  const gironde = wfs.getByRole('button', { name: 'Ajouter « Mailles de la Gironde » à la carte' });
  await gironde.click();
  await expect(wfs.locator('[aria-pressed=true]')).toHaveCount(1);
  await expect(wfs.locator('[aria-pressed=true]')).toContainText('Ajoutée');
  // several can be added, and taken back
  await wms.getByRole('button', { name: 'Ajouter « Lieux » à la carte' }).click();
  await box(page).getByRole('button', { name: 'Voir la carte' }).click();
  await waitIdle(page);
  const rows = await readRows(page);
  expect(rows.map((row) => row.status)).toEqual(['ready', 'ready']);
  expect(rows.some((row) => (row.count ?? 0) > 0)).toBe(true);
  await expect(page.getByRole('button', { name: /^Annuler : Ajouter « / })).toBeVisible();
});

test('an address that names one layer is added by Enter', async ({ page, site, mapserver }) => {
  await openStudio(page, site);
  const request = new URL(mapserver.ows);
  for (const [name, value] of Object.entries({
    SERVICE: 'WFS',
    VERSION: '2.0.0',
    REQUEST: 'GetFeature',
    TYPENAMES: 'places'
  }))
    request.searchParams.set(name, value);
  await paste(page, request.href);
  await expect(box(page).locator('[data-offer]').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box(page).locator('[data-offer]').first()).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await waitIdle(page);
  expect(await readRows(page)).toMatchObject([{ status: 'ready' }]);
});

test('a file is added from the search of the catalogue, and the box closes by itself', async ({ page, site }) => {
  await page.route('https://sig.exemple.fr/**', (route) =>
    route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      json: { type: 'Feature', properties: { nom: 'ici' }, geometry: { type: 'Point', coordinates: [-0.58, 44.84] } }
    })
  );
  await openStudio(page, site);
  await showTab(page, 'layers');
  await page.getByRole('searchbox').fill('https://sig.exemple.fr/lieux_dits.geojson');
  await page.getByRole('button', { name: 'Ajouter cette adresse' }).click();
  await expect(box(page).getByRole('button', { name: 'Ajouter « lieux dits » à la carte' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveCount(0);
  await waitIdle(page);
  expect(await readRows(page)).toMatchObject([{ status: 'ready', count: 1 }]);
});

test('what is nothing is told in words, asked again, or described by hand', async ({ page, site, requests }) => {
  let answers = 0;
  await page.route('https://sig.exemple.fr/**', (route) => {
    answers++;
    return route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      contentType: 'text/html',
      body: '<p>Accueil'
    });
  });
  await openStudio(page, site);
  await showTab(page, 'layers');
  await page.getByRole('button', { name: 'Ajouter une adresse' }).click();
  const field = box(page).getByRole('textbox', { name: 'Adresse d’un service ou d’un fichier' });
  await expect(field).toBeFocused();
  await paste(page, 'C:\\SIG\\communes.shp');
  await expect(box(page).getByRole('alert')).toContainText('est un fichier de votre poste');
  expect(requests.filter((url) => !url.startsWith(site.url) && /^http/.test(url))).toEqual([]);
  await field.fill('https://sig.exemple.fr/accueil');
  await page.keyboard.press('Enter');
  await expect(box(page).getByRole('alert')).toContainText('Adresse non reconnue');
  const before = answers;
  await box(page).getByRole('button', { name: 'Réessayer' }).click();
  await expect(box(page).getByRole('alert')).toContainText('Adresse non reconnue');
  expect(answers).toBeGreaterThan(before);

  await box(page).getByRole('button', { name: 'Décrire la source à la main' }).click();
  await box(page).getByLabel('Protocole ou format').selectOption({ label: 'GeoJSON' });
  const address = box(page).getByLabel('Adresse du document');
  await expect(address).toHaveValue('https://sig.exemple.fr/accueil');
  await address.fill('accueil');
  await box(page).getByRole('button', { name: 'Ajouter à la carte' }).click();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await expect(address).toBeFocused();
  await expect(box(page)).toContainText('Une adresse en http:// ou https:// est attendue.');
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(violations.map((v) => v.id)).toEqual([]);
  await address.fill('https://sig.exemple.fr/accueil');
  await box(page).getByRole('button', { name: 'Ajouter à la carte' }).click();
  await expect(page.locator('[data-layer-id]')).toHaveCount(1);
});

test('a service of 1 200 layers stays fluid, is searched, and reading can be stopped', async ({ page, site }) => {
  const layer = (i: number): string =>
    `<Layer><Name>couche_${i}</Name><Title>Zone inondable ${i} à Bègles</Title><Abstract>Fiche ${i}</Abstract></Layer>`;
  const groups = Array.from(
    { length: 12 },
    (_, g) =>
      `<Layer><Title>Groupe ${g}</Title>${Array.from({ length: 100 }, (_, i) => layer(g * 100 + i)).join('')}</Layer>`
  );
  const capabilities = `<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"><Service><Name>WMS</Name><Title>Grand service</Title></Service><Capability><Request><GetMap><Format>image/png</Format></GetMap></Request><Layer><Title>Tout</Title><CRS>EPSG:3857</CRS>${groups.join('')}</Layer></Capability></WMS_Capabilities>`;
  let silent = true;
  await page.route('https://sig.exemple.fr/**', async (route) => {
    if (silent) return;
    await route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      contentType: 'text/xml',
      body: capabilities
    });
  });
  await openStudio(page, site);
  const address = 'https://sig.exemple.fr/grand?SERVICE=WMS&REQUEST=GetCapabilities';
  await paste(page, address);
  await expect(box(page)).toContainText('Lecture de sig.exemple.fr…');
  await box(page).getByRole('button', { name: 'Arrêter' }).click();
  await expect(box(page).getByRole('button', { name: 'Lire l’adresse' })).toBeVisible();
  silent = false;
  const offers = box(page).locator('[data-offer]');
  const search = box(page).getByRole('searchbox', { name: 'Chercher parmi ces couches' });
  const longest = await longestTask(page, async () => {
    await box(page).getByRole('button', { name: 'Lire l’adresse' }).click();
    await expect(box(page)).toContainText('1 200 couches');
    await search.fill('zone inond begles 11');
    await expect(offers.first()).toContainText('Zone inondable 11 à Bègles');
  });
  expect(longest).toBeLessThan(BLOCKED);
  expect(await offers.count()).toBeLessThan(60);
  await search.fill('');
  const group = box(page).getByRole('button', { name: 'Déplier « Groupe 3 »' });
  await group.focus();
  await page.keyboard.press('Enter');
  await expect(offers.first()).toContainText('Zone inondable 300 à Bègles');
  await offers.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(offers.nth(1)).toBeFocused();
  await box(page).getByRole('button', { name: 'À propos de « Zone inondable 300 à Bègles »' }).click();
  await expect(box(page)).toContainText('Fiche 300');
});
