// Promise: a place on the map, drawn or typed, says what every layer has there; its link and its file say the same.
import { readFileSync } from 'node:fs';
import { booleanPointInPolygon, distance, polygon } from '@turf/turf';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Feature, MultiPolygon, Point, Polygon } from 'geojson';
import { listen, send, type TestServer } from '../servers/http';
import { build } from '../servers/site';
import { looking } from './axe';
import { configured, expect, getDocument, lookAt, middleOfMap, openStudio, result, test, waitIdle } from './fixtures';

const file = (name: string): string => readFileSync(join(build, 'demo', name), 'utf8');
const features = <G extends Point | Polygon | MultiPolygon, P>(name: string): Feature<G, P>[] =>
  (JSON.parse(file(name)) as { features: Feature<G, P>[] }).features;

/** The demonstration's files, read without the studio. */
const zones = features<Polygon, { code_insee: string; dep: string }>('zones.geojson');
const inGironde = features<Point, { dep: string }>('equipements.geojson').filter((one) => one.properties.dep === '33');
const populationOf = new Map(
  file('populations.csv')
    .split(/\r?\n/)
    .map((line) => line.split(';'))
    .map((cells): [string, number] => [cells[0]!, Number(cells[2])])
);

const MAP = '/carte/?recette=points-de-service&territoire=dep-33';
const BAZAS = '33036';

const panel = (page: Page, status = 'ready') => page.locator(`[data-portrait="${status}"]`);

/** The layer of service points, and that of the zones with their rate. */
async function layers(page: Page): Promise<{ points: string; rate: string }> {
  const found = (await getDocument(page)).layers;
  const named = (name: RegExp): string => found.find((layer) => layer.visible && name.test(layer.name))!.id;
  return { points: named(/^Points de service \(/), rate: named(/pour 10.000 habitants/) };
}

/** Figures of a layer as the table shows them: measure, here, and what follows. */
const figures = (page: Page, layer: string): Promise<string[][]> =>
  page
    .locator(`[data-portrait-figures="${layer}"] tr`)
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())));

/** Opens the map on the zone of Bazas, and its card. */
async function openCard(page: Page): Promise<void> {
  const zone = zones.find((one) => one.properties.code_insee === BAZAS)!;
  const ring = zone.geometry.coordinates[0]!.slice(1);
  const mean = (axis: 0 | 1): number => ring.reduce((sum, at) => sum + at[axis]!, 0) / ring.length;
  await lookAt(page, mean(0), mean(1), 11);
  const { x, y } = await middleOfMap(page);
  await page.mouse.click(x, y);
  await expect(page.getByRole('heading', { name: 'Bazas' })).toBeVisible();
}

test('an area: its card opens the portrait, whose figures are those of its data; undo closes it', async ({
  page,
  site
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openStudio(page, site, MAP);
  await openCard(page);
  await page.getByRole('button', { name: 'Portrait de ce lieu' }).click();
  await expect(panel(page)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Bazas' })).toBeFocused();
  const { points, rate } = await layers(page);

  const zone = zones.find((one) => one.properties.code_insee === BAZAS)!;
  const inside = inGironde.filter((one) => booleanPointInPolygon(one.geometry, zone)).length;
  expect(inside).toBeGreaterThan(0);
  expect((await figures(page, points))[0]!.slice(0, 4)).toEqual([
    'Nombre',
    String(inside),
    expect.any(String),
    String(inGironde.length)
  ]);
  const told = await figures(page, rate);
  const people = populationOf.get(BAZAS)!;
  expect(told.find(([measure]) => measure === 'Habitants')?.[1]).toBe(people.toLocaleString('fr-FR'));
  // all points over all inhabitants of the Gironde, not a mean of rates
  const inhabitants = zones
    .filter((z) => z.properties.dep === '33')
    .reduce((sum, z) => sum + populationOf.get(z.properties.code_insee)!, 0);
  const shown = told[0]!;
  expect(Number(shown[1]!.replace(',', '.'))).toBeCloseTo((10_000 * inside) / people, 1);
  expect(Number(shown[3]!.replace(',', '.'))).toBeCloseTo((10_000 * inGironde.length) / inhabitants, 1);
  await expect(page.locator(`[data-portrait-layer="${points}"]`)).toContainText(
    /^\d+ points? de service s’y trouve(nt)?, contre \d+ alentour \(médiane de \d+ zones\)\s; c’est .* du total de la Gironde/
  );

  await expect(page.locator(`[data-portrait-layer="${rate}"]`)).toContainText(
    /^Bazas compte [\d,]+ points de service pour 10\s000 habitants, contre [\d,]+ alentour .* pour l’ensemble de la Gironde\.$/
  );

  // the area is of a crossing that needs the points: without them the portrait says so; one step of undo brings it back,
  // another closes it
  await result(page, 'removeLayer', { layer: points });
  await expect(page.locator(`[data-portrait-layer="${points}"]`)).toHaveCount(0);
  await expect(page.locator('[data-portrait="failed"]')).toContainText('a besoin d’une couche qui n’est plus');
  await page
    .getByRole('button', { name: /^Annuler/ })
    .first()
    .click();
  await expect(page.locator(`[data-portrait-figures="${points}"]`)).toBeVisible();
  await page
    .getByRole('button', { name: /^Annuler/ })
    .first()
    .click();
  await expect(page.locator('[data-portrait]')).toHaveCount(0);
});

test('a drawn zone: by clicks, by keyboard alone, cancelled by Escape', async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openStudio(page, site, MAP);
  const { points } = await layers(page);
  const place = page.getByRole('button', { name: 'Portrait d’un lieu', exact: true });
  const corners = page.locator('[data-drawing]');

  await place.click();
  await page.getByRole('button', { name: 'Dessiner une zone' }).click();
  const { x, y } = await middleOfMap(page);
  await page.mouse.click(x - 60, y - 60);
  await expect(corners).toHaveAttribute('data-drawing', '1');
  await page.keyboard.press('Escape');
  await expect(corners).toHaveCount(0);
  await expect(page.locator('[data-feature-card]')).toHaveCount(0);

  await place.click();
  await page.getByRole('button', { name: 'Dessiner une zone' }).click();
  for (const [dx, dy] of [
    [-120, -80],
    [140, -60],
    [60, 120],
    [-200, 200]
  ] as const)
    await page.mouse.click(x + dx, y + dy);
  await expect(corners).toHaveAttribute('data-drawing', '4');
  await page.keyboard.press('Backspace');
  await expect(corners).toHaveAttribute('data-drawing', '3');
  const { zoom } = (await getDocument(page)).view;
  // twice on the same place closes it, and does not zoom
  await page.mouse.dblclick(x - 150, y + 90);
  await expect(page.getByRole('heading', { name: 'Zone dessinée' })).toBeVisible();
  await expect(panel(page)).toBeVisible();
  const drawn = await getDocument(page);
  expect(drawn.view.zoom).toBe(zoom);
  const zone = (drawn as unknown as { portrait: { corners: [number, number][] } }).portrait;
  expect(zone.corners).toHaveLength(4);
  const ring = polygon([[...zone.corners, zone.corners[0]!]]);
  const inside = inGironde.filter((one) => booleanPointInPolygon(one.geometry, ring)).length;
  expect((await figures(page, points))[0]!.slice(0, 2)).toEqual(['Nombre', String(inside)]);

  // by keyboard alone: the view
  await place.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Prendre la vue courante' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Vue de la carte' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-portrait]')).toHaveCount(0);
});

/** A geocoder that knows one address, or is dead. */
function geocoder(state: { dead: boolean }): Promise<TestServer> {
  const feature = {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [-0.5792, 44.8378] },
    properties: { label: '1 Place Pey Berland 33000 Bordeaux', city: 'Bordeaux', citycode: '33063' }
  };
  return listen((_, __, response) => {
    if (state.dead) response.destroy();
    else send(response, 'application/json', JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  });
}

test('an address: nobody is asked before the person does; a dead service costs nothing else', async ({
  page,
  site
}) => {
  // a radius near which nothing lies: some metres differ between the sphere and the ellipsoid
  const metres = inGironde.map((one) => 1000 * distance(one.geometry, [-0.5792, 44.8378]));
  const radius = Array.from({ length: 20 }, (_, i) => 6000 + 100 * i).find((r) =>
    metres.every((m) => Math.abs(m - r) > 40)
  )!;
  const state = { dead: false };
  const server = await geocoder(state);
  await configured(page, { geocoder: { name: 'Service d’essai', url: `${server.url}/search?index=address` } });
  await openStudio(page, site, MAP);
  const { points } = await layers(page);
  await page.getByRole('button', { name: 'Portrait d’un lieu', exact: true }).click();
  const field = page.getByRole('combobox', { name: 'Adresse ou lieu' });
  await field.pressSequentially('1 place pey berland');
  await expect(page.getByRole('button', { name: 'Chercher en ligne (Service d’essai)' })).toBeVisible();
  expect(server.log).toEqual([]);

  state.dead = true;
  await page.getByRole('button', { name: /^Chercher en ligne/ }).click();
  await expect(page.getByText(/^Service d’essai ne répond pas/)).toBeVisible();
  await field.fill('bordeaux');
  await expect(page.getByRole('option', { name: /^Bordeaux commune/ })).toBeVisible();

  state.dead = false;
  await field.fill('1 place pey berland');
  await page.getByRole('option', { name: /^1 Place Pey Berland/ }).click();
  expect(server.log.at(-1)).toBe('/search?index=address&q=1+place+pey+berland&limit=8');
  await page.getByRole('radio', { name: 'Autre' }).check();
  await page.getByRole('spinbutton', { name: 'Rayon en mètres' }).fill(String(radius));
  await page.getByRole('button', { name: 'Faire le portrait' }).click();
  await expect(
    page.getByRole('heading', { name: /^[678](,\d+)? km autour de 1 Place Pey Berland 33000 Bordeaux$/ })
  ).toBeVisible();
  await expect(panel(page)).toBeVisible();
  const inside = metres.filter((m) => m < radius).length;
  expect((await figures(page, points))[0]!.slice(0, 2)).toEqual(['Nombre', String(inside)]);
  await server.close();
});

test('an address typed for the territory finds its commune', async ({ page, site }) => {
  const server = await geocoder({ dead: false });
  await configured(page, { geocoder: { name: 'Service d’essai', url: server.url } });
  await openStudio(page, site);
  const field = page.getByRole('combobox', { name: 'Territoire' });
  await field.fill('1 place pey berland');
  await expect(page.getByText('Aucun territoire de ce nom.')).toBeVisible();
  expect(server.log).toEqual([]);
  await page.getByRole('button', { name: 'Chercher une adresse en ligne (Service d’essai)' }).click();
  await page.getByRole('option', { name: /^1 Place Pey Berland .* Bordeaux · commune 33063/ }).click();
  await expect(page.getByRole('group', { name: 'Territoire' })).toContainText('Bordeaux');
  await expect(page).toHaveURL(/territoire=com-33063/);
  await server.close();
});

test('without a geocoder in the configuration, names of territories still serve', async ({ page, site, requests }) => {
  await configured(page, { geocoder: null });
  await openStudio(page, site, MAP);
  await page.getByRole('button', { name: 'Portrait d’un lieu', exact: true }).click();
  const field = page.getByRole('combobox', { name: 'Adresse ou lieu' });
  await field.fill('bazas');
  await expect(page.getByRole('option', { name: /^Bazas/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Chercher en ligne/ })).toHaveCount(0);
  await field.press('ArrowDown');
  await field.press('Enter');
  await page.getByRole('button', { name: 'Faire le portrait' }).click();
  await expect(page.getByRole('heading', { name: '1 km autour de Bazas' })).toBeVisible();
  await expect(panel(page)).toBeVisible();
  expect(requests.filter((url) => !url.startsWith(site.url) && url.startsWith('http'))).toEqual([]);
});

test('its link shows the same elsewhere, and its file holds the same figures', async ({ page, site, browser }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openStudio(page, site, MAP);
  await openCard(page);
  await page.getByRole('button', { name: 'Portrait de ce lieu' }).click();
  await expect(panel(page)).toBeVisible();
  const { points, rate } = await layers(page);
  const sentences = await page.locator('[data-portrait-layer]').allInnerTexts();
  const shown = [await figures(page, points), await figures(page, rate)];
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copier le lien' }).click();
  await expect(page.getByRole('button', { name: 'Lien copié' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(2000);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter CSV' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('portrait-bazas.csv');
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv.startsWith('\ufeffCouche;Mesure;Ici;Unité;Alentour (médiane);Gironde;Précision;Source\r\n')).toBe(true);
  const people = csv
    .split('\r\n')
    .find((line) => line.includes(';Habitants;'))!
    .split(';');
  expect(people[2]).toBe(String(populationOf.get(BAZAS)));
  expect(csv).toMatch(/;\d+,\d+;/);

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR', hasTouch: true });
  const other = await context.newPage();
  await other.goto(link);
  await waitIdle(other);
  await expect(panel(other)).toBeVisible();
  expect(await other.locator('[data-portrait-layer]').allInnerTexts()).toEqual(sentences);
  expect([await figures(other, points), await figures(other, rate)]).toEqual(shown);
  // it is read from the top, not from the portrait
  await expect(other.getByRole('heading', { name: 'Bazas' })).not.toBeFocused();
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in its dialog, its drawing and its panel, ${colorScheme}`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { look, found } = looking(page);
    await openStudio(page, site, MAP);
    await page.getByRole('button', { name: 'Portrait d’un lieu', exact: true }).click();
    await page.getByRole('combobox', { name: 'Adresse ou lieu' }).fill('bazas');
    await expect(page.getByRole('option', { name: /^Bazas/ })).toBeVisible();
    await look('dialog');
    await page.getByRole('button', { name: 'Dessiner une zone' }).click();
    await expect(page.locator('[data-drawing]')).toBeVisible();
    await look('drawing');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Portrait d’un lieu', exact: true }).click();
    await page.getByRole('button', { name: 'Prendre la vue courante' }).click();
    await expect(panel(page)).toBeVisible();
    await look('panel');
    await page.setViewportSize({ width: 390, height: 844 });
    await look('panel on a phone');
    expect(found()).toEqual([]);
  });
