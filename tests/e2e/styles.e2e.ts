// Promise: the map shows what its legend says, class by class, in every style and theme; a click in the legend puts a
// class out and back, and nothing put out is hit by the pointer.
import type { Page } from '@playwright/test';
import type { MapDocument } from '../../src/lib/core/document/document';
import type { StyleSpec } from '../../src/lib/core/styles/schema';
import { looking } from './axe';
import { expect, lookAt, middleOfMap, openStudio, result, showTab, test, waitIdle } from './fixtures';

const side = 10;
const step = 0.2;
const centre = { lon: 2, lat: 46, zoom: 7 };

interface Square {
  nom: string;
  habitants: number;
  taux_chomage: number;
  part_boisee: number;
  sorte: string;
}

/** A hundred squares around the centre, with two rates and a kind. */
const squares = Array.from({ length: side * side }, (_, i) => {
  const [west, south] = [
    centre.lon + ((i % side) - side / 2) * step,
    centre.lat + (Math.floor(i / side) - side / 2) * step
  ];
  const properties: Square = {
    nom: `Carré ${i}`,
    habitants: 20 + ((i * 53) % 400),
    taux_chomage: Math.round(10 * (4 + ((i * 37) % 100) / 8)) / 10,
    part_boisee: Math.round(10 * ((i * 61) % 97)) / 10,
    sorte: ['bois', 'prés', 'vignes', 'friches'][(i * 7) % 4] as string
  };
  const ring = [
    [west, south],
    [west + step, south],
    [west + step, south + step],
    [west, south + step],
    [west, south]
  ];
  return { properties, lon: west + step / 2, lat: south + step / 2, ring };
});

const file = {
  name: 'carres.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: squares.map(({ properties, ring }) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Polygon', coordinates: [ring] }
      }))
    })
  )
};

const documentOf = (page: Page): Promise<MapDocument> => result<MapDocument>(page, 'getDocument');

/** Where a place is on the page, by the Web Mercator formula (512 CSS pixels a world at zoom 0). */
async function onPage(page: Page, lon: number, lat: number): Promise<{ x: number; y: number }> {
  const world = 512 * 2 ** centre.zoom;
  const north = (at: number): number => Math.log(Math.tan(Math.PI / 4 + (at * Math.PI) / 360));
  const middle = await middleOfMap(page);
  return {
    x: middle.x + ((lon - centre.lon) / 360) * world,
    y: middle.y - ((north(lat) - north(centre.lat)) / (2 * Math.PI)) * world
  };
}

/** Colours at places of the page, `#rrggbb`. */
async function coloursAt(page: Page, places: readonly { x: number; y: number }[]): Promise<string[]> {
  const png = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ({ png, places }) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      return places.map(({ x, y }) => {
        const [r, g, b] = context.getImageData(Math.round(x), Math.round(y), 1, 1).data;
        return `#${[r, g, b].map((n) => n!.toString(16).padStart(2, '0')).join('')}`;
      });
    },
    { png, places }
  );
}

/** Draws the one layer in a style, without a basemap. */
async function draw(page: Page, style: StyleSpec): Promise<StyleSpec> {
  const document = await documentOf(page);
  const [layer] = document.layers;
  // names would lie over the colours that are looked at
  const { labels: _, ...bare } = layer!;
  const layers = [{ ...bare, style, decidedBy: { ...bare.decidedBy, style: 'author' as const } }];
  await result(page, 'setDocument', { document: { ...document, basemap: 'none', layers } });
  await waitIdle(page);
  return (await documentOf(page)).layers[0]!.style!;
}

/** Squares under nothing: the legend, the tools and the corner stand over the others. */
async function seen(page: Page): Promise<{ square: (typeof squares)[number]; x: number; y: number }[]> {
  const all = await Promise.all(
    squares.map(async (square) => ({ square, ...(await onPage(page, square.lon, square.lat)) }))
  );
  const free = await page.evaluate(
    (places) => places.map(({ x, y }) => document.elementFromPoint(x, y)?.tagName === 'CANVAS'),
    all.map(({ x, y }) => ({ x, y }))
  );
  return all.filter((_, i) => free[i]);
}

const classOf = (breaks: readonly number[], value: number): number =>
  Math.max(0, Math.min(breaks.length - 2, breaks.filter((b) => b <= value).length - 1));

/** Colours of the samples in the legend, in its order. */
const samples = (page: Page, selector: string): Promise<string[]> =>
  page.locator(`[data-legend] ${selector}`).evaluateAll((all) =>
    all.map((node) => {
      const [r, g, b] = getComputedStyle(node).backgroundColor.match(/\d+/g)!.map(Number);
      return `#${[r, g, b].map((n) => n!.toString(16).padStart(2, '0')).join('')}`;
    })
  );

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme}`, () => {
    test.use({ colorScheme: theme });

    test('the colour drawn is that of the class that the legend names', async ({ page, site }) => {
      await openStudio(page, site);
      await page.locator('input[type=file]').first().setInputFiles([file]);
      await expect(page.locator('[data-layer-id]')).toHaveCount(1);
      await waitIdle(page);
      for (const [method, palette] of [
        ['quantile', 'ocre'],
        ['jenks', 'bleu'],
        ['deviation', 'petrole-ocre']
      ] as const) {
        const style = await draw(page, {
          kind: 'classes',
          column: 'taux_chomage',
          method,
          classes: 5,
          palette,
          size: 5,
          ...(palette === 'petrole-ocre' && { turn: 9 })
        });
        await lookAt(page, centre.lon, centre.lat, centre.zoom);
        if (style.kind !== 'classes') throw new Error('no classes');
        const places = await seen(page);
        expect(places.length).toBeGreaterThanOrEqual(50);
        const legend = await samples(page, '.classes i');
        const wanted = places.map(({ square }) => legend[classOf(style.breaks!, square.properties.taux_chomage)]);
        expect(await coloursAt(page, places), method).toEqual(wanted);
      }

      const pair = await draw(page, {
        kind: 'bivariate',
        column: 'taux_chomage',
        second: 'part_boisee',
        palette: 'prune-petrole',
        size: 5
      });
      if (pair.kind !== 'bivariate') throw new Error('no square');
      const places = await seen(page);
      // the square's rows go down the page from high to low
      const square = await samples(page, 'tbody td');
      const wanted = places.map(({ square: { properties } }) => {
        const across = classOf(pair.breaks!, properties.taux_chomage);
        const up = classOf(pair.secondBreaks!, properties.part_boisee);
        return square[(2 - up) * 3 + across];
      });
      expect(places.length).toBeGreaterThanOrEqual(50);
      expect(await coloursAt(page, places)).toEqual(wanted);
    });
  });
}

test('a class is put out by its line of the legend, on the map and to the pointer, and comes back', async ({
  page,
  site
}) => {
  await openStudio(page, site);
  await page.locator('input[type=file]').first().setInputFiles([file]);
  await expect(page.locator('[data-layer-id]')).toHaveCount(1);
  await waitIdle(page);
  await draw(page, { kind: 'categories', column: 'sorte', size: 5 });
  await lookAt(page, centre.lon, centre.lat, centre.zoom);
  const legend = page.locator('[data-legend]').first();
  const vines = legend.getByRole('button', { name: /vignes/ });
  await expect(vines).toHaveAttribute('aria-pressed', 'true');
  const places = await seen(page);
  const of = (kind: string): (typeof places)[number] => places.find(({ square }) => square.properties.sorte === kind)!;
  const [vine, wood] = [of('vignes'), of('bois')];
  const before = await coloursAt(page, [vine, wood]);

  await vines.click();
  await expect(vines).toHaveAttribute('aria-pressed', 'false');
  await waitIdle(page);
  const [gone, kept] = await coloursAt(page, [vine, wood]);
  expect(kept).toBe(before[1]);
  expect(gone).not.toBe(before[0]);
  await page.mouse.click(vine.x, vine.y);
  await page.mouse.click(wood.x, wood.y);
  const card = page.locator('[data-feature-card]');
  await expect(card).toContainText(wood.square.properties.nom);
  await page.keyboard.press('Escape');
  await page.mouse.click(vine.x, vine.y);
  await expect(card).toHaveCount(0);

  // a link keeps it, and one click undoes it
  const { layers } = await documentOf(page);
  expect(layers[0]!.style).toHaveProperty('off');
  await page.locator('[data-action=undo]').click();
  await expect(vines).toHaveAttribute('aria-pressed', 'true');
  await waitIdle(page);
  expect(await coloursAt(page, [vine, wood])).toEqual(before);
});

test('every method and the square are reached from the editor, by name', async ({ page, site }) => {
  await openStudio(page, site);
  await page.locator('input[type=file]').first().setInputFiles([file]);
  await expect(page.locator('[data-layer-id]')).toHaveCount(1);
  await waitIdle(page);
  await showTab(page, 'map');
  await page.locator('[data-style-button]').first().click();
  const editor = page.locator('[data-style-editor]');
  await editor.getByRole('radio', { name: 'Classes de couleur' }).check({ force: true });
  const method = editor.getByRole('combobox', { name: 'Méthode' });
  const seenBreaks = new Set<string>();
  for (const name of await method.getByRole('option').allTextContents()) {
    await method.selectOption({ label: name });
    await waitIdle(page);
    const style = (await documentOf(page)).layers[0]!.style!;
    if (style.kind === 'classes') seenBreaks.add(JSON.stringify(style.breaks));
  }
  expect(seenBreaks.size, 'each method has breaks of its own').toBeGreaterThanOrEqual(5);
  await method.selectOption({ label: 'Quantiles' });
  await editor.getByRole('radio', { name: 'Bleu, brique' }).check({ force: true });
  await editor.getByRole('textbox', { name: 'Palette centrée sur' }).fill('9,5');
  await page.keyboard.press('Tab');
  await waitIdle(page);
  await expect.poll(async () => (await documentOf(page)).layers[0]!.style).toMatchObject({ turn: 9.5 });
  const turned = (await documentOf(page)).layers[0]!.style!;
  expect(turned.kind === 'classes' && turned.breaks).toContain(9.5);

  const { look, found } = looking(page);
  await look('classes round a value');

  // a break dragged, then by keyboard: free breaks, one step of undo
  await editor.getByRole('radio', { name: 'Ocre', exact: true }).check({ force: true });
  await waitIdle(page);
  const breaksNow = async (): Promise<number[]> => {
    const style = (await documentOf(page)).layers[0]!.style!;
    return style.kind === 'classes' ? style.breaks! : [];
  };
  const before = await breaksNow();
  const handle = editor.getByRole('slider', { name: 'Borne 2' });
  const box = (await handle.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 8, box.y + box.height / 2);
  await page.mouse.up();
  await expect.poll(async () => (await breaksNow())[2]).toBeGreaterThan(before[2]!);
  const dragged = (await breaksNow())[2]!;
  await handle.press('ArrowLeft');
  await expect.poll(async () => (await breaksNow())[2]).toBeLessThan(dragged);
  expect((await documentOf(page)).layers[0]!.style).toMatchObject({ method: 'manual' });
  expect((await breaksNow()).toSpliced(2, 1)).toEqual(before.toSpliced(2, 1));

  await editor.getByRole('radio', { name: 'Deux variables croisées' }).check({ force: true });
  await waitIdle(page);
  const second = editor.getByRole('combobox', { name: 'Seconde variable' });
  await second.selectOption({ label: 'Taux de chômage' });
  await waitIdle(page);
  expect((await documentOf(page)).layers[0]!.style).toMatchObject({
    kind: 'bivariate',
    column: 'part_boisee',
    second: 'taux_chomage'
  });
  await expect(page.locator('[data-legend] table').first()).toContainText('Nombre de lieux selon');
  await look('two variables');

  await editor.getByRole('radio', { name: 'Semis de points' }).check({ force: true });
  await waitIdle(page);
  await editor.getByRole('textbox', { name: 'Un point pour' }).fill('50');
  await page.keyboard.press('Tab');
  await waitIdle(page);
  const people = squares.reduce((sum, { properties }) => sum + properties.habitants, 0);
  const line = page.locator('[data-legend] li', { hasText: 'un point pour 50' }).first();
  await expect(line.locator('.num')).toHaveText(new Intl.NumberFormat('fr-FR').format(people / 50));
  await look('dots');
  expect(found()).toEqual([]);
});

test('circles stand on the classes that the legend names, and both are set from the editor', async ({ page, site }) => {
  await openStudio(page, site);
  await page.locator('input[type=file]').first().setInputFiles([file]);
  await expect(page.locator('[data-layer-id]')).toHaveCount(1);
  await waitIdle(page);
  await showTab(page, 'map');
  await page.locator('[data-style-button]').first().click();
  const editor = page.locator('[data-style-editor]');
  await editor.getByRole('radio', { name: 'Cercles sur classes' }).check({ force: true });
  await waitIdle(page);
  await editor.getByRole('combobox', { name: 'Variable des surfaces' }).selectOption({ label: 'Taux de chômage' });
  await waitIdle(page);
  const { look, found } = looking(page);
  await look('circles on classes');
  const style = await draw(page, { ...(await documentOf(page)).layers[0]!.style!, maxRadius: 8 } as StyleSpec);
  await lookAt(page, centre.lon, centre.lat, centre.zoom);
  if (style.kind !== 'circles-on-classes') throw new Error(style.kind);
  expect(style).toMatchObject({ column: 'habitants', second: 'taux_chomage' });
  const places = await seen(page);
  const legend = await samples(page, '.classes i');
  const wanted = places.map(({ square }) => legend[classOf(style.breaks!, square.properties.taux_chomage)]);
  // beside the circle, a third of a square away from its middle, the class; in the middle, the circle
  expect(
    await coloursAt(
      page,
      places.map(({ x, y }) => ({ x: x + 13, y: y + 13 }))
    )
  ).toEqual(wanted);
  const middles = await coloursAt(page, places);
  expect(middles.filter((colour, i) => colour === wanted[i])).toEqual([]);
  await expect(page.locator('[data-legend] .cercles li').first()).toHaveText('400');

  // hatches: their motif is one step of undo
  await editor.getByRole('radio', { name: 'Symbole unique' }).check({ force: true });
  await editor.getByRole('button', { name: 'Hachures' }).click();
  await editor.getByRole('radio', { name: 'Points', exact: true }).check({ force: true });
  await waitIdle(page);
  expect((await documentOf(page)).layers[0]!.style).toMatchObject({ fill: 'hatch', pattern: { motif: 'dots' } });
  await look('hatches');
  await page.locator('[data-action=undo]').click();
  await waitIdle(page);
  expect((await documentOf(page)).layers[0]!.style).not.toHaveProperty('pattern');
  expect(found()).toEqual([]);
});

test('schools are shown by their icon without being asked, and another is a click away', async ({ page, site }) => {
  const schools = {
    type: 'FeatureCollection',
    features: [0, 1, 2].map((i) => ({
      type: 'Feature',
      properties: { nom: `École ${i}` },
      geometry: { type: 'Point', coordinates: [centre.lon + i / 4, centre.lat] }
    }))
  };
  await openStudio(page, site);
  const buffer = Buffer.from(JSON.stringify(schools));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: 'ecoles.geojson', mimeType: 'application/geo+json', buffer }]);
  await expect(page.locator('[data-layer-id]')).toHaveCount(1);
  await waitIdle(page);
  const legend = page.locator('[data-legend]').first();
  await expect(legend.getByRole('img', { name: 'École' })).toBeVisible();
  await showTab(page, 'map');
  await page.locator('[data-style-button]').first().click();
  const editor = page.locator('[data-style-editor]');
  const { look, found } = looking(page);
  await look('icons');
  await editor.getByRole('radio', { name: 'Bibliothèque' }).check({ force: true });
  await waitIdle(page);
  await expect(legend.getByRole('img', { name: 'Bibliothèque' })).toBeVisible();
  await page.locator('[data-action=undo]').click();
  await expect(legend.getByRole('img', { name: 'École' })).toBeVisible();
  await editor.getByRole('radio', { name: 'Symbole unique' }).check({ force: true });
  await waitIdle(page);
  await expect(legend.getByRole('img')).toHaveCount(0);
  expect(found()).toEqual([]);
});
