// Promise: thousands of points that would hide one another are gathered by themselves, in cells, shades or groups; the
// map shows what the legend says, a group leads to its points by pointer and keyboard, colours send no geometry again.
import type { Page } from '@playwright/test';
import type { MapDocument } from '../../src/lib/core/document/document';
import { gather } from '../../src/lib/core/styles/cells/gather';
import type { StyleSpec } from '../../src/lib/core/styles/schema';
import { looking } from './axe';
import { expect, lookAt, middleOfMap, openStudio, result, showTab, test, waitIdle } from './fixtures';
import { sentWhile, watchSent } from './gpu-bytes';

const centre = { lon: 2.3, lat: 46.4, zoom: 7.5 };
const town = { lon: 2.3, lat: 46.5 };
const alone = { lon: 2.9, lat: 46.1 };

/** Numbers from 0 to 1, always the same ones. */
function* random(): Generator<number, never> {
  for (let state = 11; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}
const next = random();
const between = (low: number, high: number): number => low + (high - low) * next.next().value;
/** A town, its country, and one far from all. */
const points: [number, number][] = [
  ...Array.from({ length: 2400 }, (): [number, number] => [between(2.25, 2.35), between(46.47, 46.53)]),
  ...Array.from({ length: 400 }, (): [number, number] => [between(1.9, 2.7), between(46.2, 46.8)]),
  [alone.lon, alone.lat]
];
const file = {
  name: 'compteurs.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: points.map((coordinates, i) => ({
        type: 'Feature',
        properties: { numero: `C${i}`, adresse: `${i} rue des Essais`, nb_releves: 1 + (i % 9) },
        geometry: { type: 'Point', coordinates }
      }))
    })
  )
};

const documentOf = (page: Page): Promise<MapDocument> => result<MapDocument>(page, 'getDocument');
const styleOf = async (page: Page): Promise<StyleSpec> => (await documentOf(page)).layers[0]!.style!;

async function openPoints(page: Page): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles([file]);
  await expect(page.locator('[data-layer-id]')).toHaveCount(1);
  await waitIdle(page, 60_000);
}

/** Draws the layer in a style, without a basemap. */
async function draw(page: Page, style: StyleSpec): Promise<StyleSpec> {
  const document = await documentOf(page);
  const layers = [
    { ...document.layers[0]!, style, decidedBy: { ...document.layers[0]!.decidedBy, style: 'author' as const } }
  ];
  await result(page, 'setDocument', { document: { ...document, basemap: 'none', layers } });
  await waitIdle(page);
  return styleOf(page);
}

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

/** Colours at places of the page: red, green, blue. */
async function coloursAt(page: Page, places: readonly { x: number; y: number }[]): Promise<[number, number, number][]> {
  const png = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ({ png, places }) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      return places.map(({ x, y }) => {
        const [r, g, b] = context.getImageData(Math.round(x), Math.round(y), 1, 1).data;
        return [r!, g!, b!] as [number, number, number];
      });
    },
    { png, places }
  );
}

/** Whether a place of the page is bare map: the legend and the tools stand over the rest. */
const free = (page: Page, at: { x: number; y: number }): Promise<boolean> =>
  page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.tagName === 'CANVAS', at);

const figure = (text: string): number => Number(text.replaceAll(/\D/g, ''));

test('cells are chosen, coloured as their legend says, and tell their number', async ({ page, site }) => {
  await watchSent(page);
  await openStudio(page, site);
  await openPoints(page);
  expect(await styleOf(page)).toMatchObject({ kind: 'cells', measure: 'count' });
  const style = await draw(page, {
    kind: 'cells',
    shape: 'hexagons',
    size: 10_000,
    measure: 'count',
    method: 'quantile',
    classes: 4,
    palette: 'bleu'
  });
  await lookAt(page, centre.lon, centre.lat, centre.zoom);
  if (style.kind !== 'cells') throw new Error('no cells');
  const { cellOf, polygons } = gather(Float64Array.from(points.flat()), { shape: 'hexagons', size: 10_000 });
  const counts = polygons.rowOf.reduce((all: number[]) => [...all, 0], []);
  for (const cell of cellOf) counts[cell]!++;
  const colours = await page
    .locator('[data-legend] .classes i')
    .evaluateAll((all) => all.map((node) => getComputedStyle(node).backgroundColor.match(/\d+/g)!.map(Number)));
  const seen: { at: { x: number; y: number }; count: number }[] = [];
  for (const cell of polygons.rowOf) {
    const ring = Array.from({ length: 6 }, (_, i) => [0, 1].map((axis) => polygons.coords[2 * (7 * cell + i) + axis]!));
    const [lon, lat] = [0, 1].map((axis) => ring.reduce((sum, p) => sum + p[axis]! / 6, 0));
    const at = await onPage(page, lon!, lat!);
    if (await free(page, at)) seen.push({ at, count: counts[cell]! });
  }
  expect(seen.length).toBeGreaterThan(15);
  const breaks = style.breaks!;
  const wanted = seen.map(({ count }) => {
    const rank = breaks.filter((b) => b <= count).length - 1;
    return colours[Math.max(0, Math.min(breaks.length - 2, rank))];
  });
  expect(
    await coloursAt(
      page,
      seen.map(({ at }) => at)
    )
  ).toEqual(wanted);
  // what the legend counts are cells
  const told = await page.locator('[data-legend] .classes .num').allTextContents();
  expect(told.map(figure).reduce((a, b) => a + b, 0)).toBe(polygons.rowOf.length);

  const densest = seen.toSorted((a, b) => b.count - a.count)[0]!;
  await page.mouse.click(densest.at.x, densest.at.y);
  const card = page.locator('[data-feature-card]');
  await expect(card).toContainText('Hexagone de 10 km');
  await expect(card).toContainText('Nombre de points');
  await expect(card).toContainText(new Intl.NumberFormat('fr-FR').format(densest.count));
  await page.keyboard.press('Escape');

  // another palette and number of classes: four bytes a cell
  const sent = await sentWhile(
    page,
    async () => void (await draw(page, { ...style, palette: 'prune', breaks: undefined, classes: 3 }))
  );
  expect(sent.buffers).toBeLessThan(2000);
});

test('a shade is stronger where points gather, and its legend says of what', async ({ page, site }) => {
  await openStudio(page, site);
  await openPoints(page);
  await draw(page, { kind: 'heat', palette: 'brique', radius: 10_000 });
  await lookAt(page, centre.lon, centre.lat, centre.zoom);
  const places = await Promise.all([
    onPage(page, town.lon, town.lat),
    onPage(page, alone.lon, alone.lat),
    onPage(page, alone.lon, alone.lat - 0.25)
  ]);
  for (const at of places) expect(await free(page, at)).toBe(true);
  const [dense, sparse, bare] = await coloursAt(page, places);
  const apart = (a: number[], b: number[]): number => Math.max(...a.map((v, i) => Math.abs(v - b[i]!)));
  expect(apart(dense!, bare!)).toBeGreaterThan(100);
  expect(apart(sparse!, bare!)).toBeLessThan(apart(dense!, bare!) / 2);
  const legend = page.locator('[data-legend-layer]').first();
  await expect(legend).toContainText('Densité de points, dans un rayon de 10 km');
  await expect(legend).toContainText('faible densité');
  await expect(legend).toContainText(/points (par|pour [\d\s]+) ?km²/);

  // without a radius of its own it follows the scale, and says so
  await draw(page, { kind: 'heat', palette: 'brique' });
  const radius = async (): Promise<string> => /rayon de (\S+\s\S+)/.exec((await legend.textContent())!)![1]!;
  await lookAt(page, centre.lon, centre.lat, 6.5);
  const far = await radius();
  await lookAt(page, centre.lon, centre.lat, 9.5);
  expect(await radius()).not.toBe(far);
});

test('groups hold all points and part by a click or by a key', async ({ page, site }) => {
  await openStudio(page, site);
  await openPoints(page);
  await draw(page, { kind: 'clusters', colour: 'carte-cercle', distance: 110, size: 4 });
  await lookAt(page, centre.lon, centre.lat, 6.5);
  const legend = page.locator('[data-legend-layer]').first();
  await legend.getByText('Les plus grands groupes').click();
  const groups = legend.getByRole('button', { name: /^Zoomer sur/ });
  const held = async (): Promise<number> => {
    const numbers = (await groups.allTextContents()).map(figure);
    const single = await legend.locator('.seul .num').allTextContents();
    return [...numbers, ...single.map(figure)].reduce((a, b) => a + b, 0);
  };
  expect(await groups.count()).toBeLessThan(6);
  expect(await held()).toBe(points.length);
  await expect(legend).toContainText(`${new Intl.NumberFormat('fr-FR').format(points.length)} points`);

  const zoom = async (): Promise<number> => (await documentOf(page)).view.zoom;
  await groups.first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(zoom).toBeGreaterThan(6.5);
  await waitIdle(page);
  // there it is in the middle, in parts; the circle nearest to the middle leads further
  const before = await zoom();
  await lookAt(page, town.lon, town.lat, 6.5);
  const { x, y } = await middleOfMap(page);
  await page.mouse.click(x, y);
  await expect.poll(zoom).toBeGreaterThan(6.5);
  await waitIdle(page);
  expect(Math.abs((await zoom()) - before)).toBeLessThan(0.01);
  await expect(page.locator('[data-feature-card]')).toHaveCount(0);

  // near, a point that stands alone is a feature again
  await lookAt(page, alone.lon, alone.lat, 9.5);
  const middle = await middleOfMap(page);
  await page.mouse.click(middle.x, middle.y);
  await expect(page.locator('[data-feature-card]')).toContainText('rue des Essais');
});

test('the three are reached from the editor by name, undone, and given up for the automatic choice', async ({
  page,
  site
}) => {
  await openStudio(page, site);
  await openPoints(page);
  await showTab(page, 'map');
  await page.locator('[data-style-button]').first().click();
  const editor = page.locator('[data-style-editor]');
  const chosen = await styleOf(page);
  await expect(editor.getByRole('radio').first()).toHaveAccessibleName('Mailles');
  await expect(editor).toContainText('se cacheraient les uns les autres');
  const { look, found } = looking(page);

  await editor
    .getByRole('combobox', { name: 'Ce que dit chaque maille' })
    .selectOption({ label: 'Somme d’une colonne' });
  await waitIdle(page);
  expect(await styleOf(page)).toMatchObject({ measure: 'sum', column: 'nb_releves' });
  await editor.getByRole('combobox', { name: /Taille sur le terrain/ }).selectOption({ label: '20 km' });
  await editor.getByRole('button', { name: 'Carrés' }).click();
  await waitIdle(page);
  expect(await styleOf(page)).toMatchObject({ size: 20_000, shape: 'squares' });
  await look('cells');
  await page.locator('[data-action=undo]').click();
  await waitIdle(page);
  // changes that follow one another fast are one step
  expect(await styleOf(page)).toMatchObject({ kind: 'cells', shape: 'hexagons' });

  await editor.getByRole('radio', { name: 'Carte de chaleur' }).check({ force: true });
  await waitIdle(page);
  await editor.getByRole('combobox', { name: 'Poids de chaque point' }).selectOption({ label: 'Nombre de releves' });
  await editor.getByRole('combobox', { name: 'Rayon sur le terrain' }).selectOption({ label: '5 km' });
  await waitIdle(page);
  expect(await styleOf(page)).toMatchObject({ kind: 'heat', column: 'nb_releves', radius: 5000 });
  await look('heat');

  await editor.getByRole('radio', { name: 'Points groupés' }).check({ force: true });
  await waitIdle(page);
  await editor.getByRole('slider', { name: /Distance de regroupement/ }).press('ArrowRight');
  await waitIdle(page);
  expect(await styleOf(page)).toMatchObject({ kind: 'clusters', distance: 66 });
  await look('groups');

  await editor.getByRole('button', { name: 'Revenir au choix automatique' }).click();
  await waitIdle(page);
  expect(await styleOf(page)).toEqual(chosen);
  expect(found()).toEqual([]);
});
