// Promise: columns are chosen by hand, tilt the map so that they are seen, and leave it as it was; a map is tilted and
// laid flat by button, keyboard and mouse, and its link keeps the tilt.
import type { Page } from '@playwright/test';
import type { MapDocument } from '../../src/lib/core/document/document';
import { looking } from './axe';
import {
  BLOCKED,
  expect,
  longestTask,
  lookAt,
  middleOfMap,
  openStudio,
  result,
  showTab,
  test,
  waitIdle
} from './fixtures';

const centre = { lon: 2, lat: 46, zoom: 7 };
const step = 0.5;
const habitants = [4000, 1000, 250, 2000, -30, 0, 500, 3000, 1500];

/** Nine squares; the tallest column stands in the middle one's place of the list, at the south-west. */
const features = habitants.map((value, i) => {
  const [west, south] = [centre.lon + ((i % 3) - 1.5) * step, centre.lat + (Math.floor(i / 3) - 1.5) * step];
  const ring = [
    [west, south],
    [west + step, south],
    [west + step, south + step],
    [west, south + step],
    [west, south]
  ];
  return {
    type: 'Feature',
    properties: { nom: `Carré ${i}`, habitants: value, taux_chomage: 4.5 + 0.7 * i },
    geometry: { type: 'Polygon', coordinates: [ring] }
  };
});
const file = {
  name: 'carres.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
};

const documentOf = (page: Page): Promise<MapDocument> => result<MapDocument>(page, 'getDocument');
const pitchOf = async (page: Page): Promise<number> => (await documentOf(page)).view.pitch;

async function openEditor(page: Page): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles([file]);
  await expect(page.locator('[data-layer-id]')).toHaveCount(1);
  await waitIdle(page);
  await showTab(page, 'map');
  await page.locator('[data-style-button]').first().click();
}

test('columns tilt the map, tell their heights, take colours, are hit, and go as they came', async ({ page, site }) => {
  await openStudio(page, site);
  await openEditor(page);
  const editor = page.locator('[data-style-editor]');
  const legend = page.locator('[data-legend]').first();
  const choose = (name: string): Promise<void> =>
    editor.getByRole('radio', { name, exact: true }).check({ force: true });
  expect(await pitchOf(page)).toBe(0);
  const longest = await longestTask(page, async () => {
    await choose('Colonnes');
    await waitIdle(page);
  });
  console.log(`longest task at the first columns: ${Math.round(longest)} ms`);
  expect(longest).toBeLessThan(BLOCKED);
  await expect.poll(() => pitchOf(page)).toBe(45);
  await expect(page.getByRole('button', { name: 'Remettre à plat' })).toBeVisible();

  const heights = legend.getByRole('list', { name: 'Hauteurs des colonnes' });
  await expect(heights.getByRole('listitem')).toHaveText(['2\u202f000', '500', '100']);
  await expect(legend).toContainText('Une valeur négative n’a pas de colonne');
  const { look, found } = looking(page);
  await look('columns');

  // the middle of the tallest column, well above the ground of its own square
  const tallest = features[0]!.geometry.coordinates[0]![0]!;
  const { view } = await documentOf(page);
  await result(page, 'setDocument', {
    document: {
      ...(await documentOf(page)),
      view: { ...view, lon: tallest[0]! + step / 2, lat: tallest[1]! + step / 2, zoom: 9, pitch: 45 }
    }
  });
  await waitIdle(page);
  const middle = await middleOfMap(page);
  await page.mouse.click(middle.x, middle.y - 100);
  const card = page.locator('[data-feature-card]');
  await expect(card.getByRole('heading')).toHaveText('Carré 0');
  await page.keyboard.press('Escape');

  await editor.getByRole('combobox', { name: 'Couleur selon' }).selectOption({ label: 'Taux de chômage' });
  await waitIdle(page);
  const classes = legend.locator('.classes button');
  await expect(classes).toHaveCount(5);
  await classes.first().click();
  await waitIdle(page);
  expect((await documentOf(page)).layers[0]!.style).toMatchObject({
    kind: 'extruded-columns',
    by: { column: 'taux_chomage', off: [0] }
  });
  await look('columns in classes');
  await editor.getByRole('combobox', { name: 'Couleur selon' }).selectOption({ label: 'Une seule couleur' });
  await expect(classes).toHaveCount(0);

  // by the link: the same columns, as tilted
  const before = await documentOf(page);
  await page.goto('about:blank');
  await page.goBack();
  await waitIdle(page);
  expect((await documentOf(page)).view).toEqual(before.view);
  expect(found()).toEqual([]);
});

test('leaving the columns, or undoing them, lays the map flat, unless somebody tilted it', async ({ page, site }) => {
  await openStudio(page, site);
  await openEditor(page);
  const editor = page.locator('[data-style-editor]');
  const choose = async (name: string): Promise<void> => {
    await editor.getByRole('radio', { name, exact: true }).check({ force: true });
    await waitIdle(page);
  };
  await choose('Colonnes');
  await expect.poll(() => pitchOf(page)).toBe(45);
  await choose('Cercles proportionnels');
  await expect.poll(() => pitchOf(page)).toBe(0);
  await page.locator('[data-action=undo]').click();
  await expect.poll(() => pitchOf(page)).toBe(45);
  await page.locator('[data-action=undo]').click();
  await expect.poll(() => pitchOf(page)).toBe(0);

  await choose('Colonnes');
  await expect.poll(() => pitchOf(page)).toBe(45);
  await page.locator('canvas.maplibregl-canvas').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => pitchOf(page)).toBeLessThan(45);
  const byHand = await pitchOf(page);
  await choose('Cercles proportionnels');
  expect(await pitchOf(page)).toBe(byHand);
});

test('the map is tilted and laid flat by button, keyboard and mouse', async ({ page, site }) => {
  await openStudio(page, site);
  await openEditor(page);
  await lookAt(page, centre.lon, centre.lat, centre.zoom);
  const tilt = page.getByRole('button', { name: 'Incliner la carte' });
  const flatten = page.getByRole('button', { name: 'Remettre à plat' });
  await tilt.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => pitchOf(page)).toBe(45);
  // the same button: the keyboard stays where it is
  await expect(flatten).toBeFocused();

  const { x, y } = await middleOfMap(page);
  await page.mouse.move(x, y);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(x + 80, y - 60, { steps: 5 });
  await page.mouse.up({ button: 'right' });
  await expect.poll(async () => (await documentOf(page)).view.bearing).not.toBe(0);
  await flatten.click();
  await expect.poll(async () => (await documentOf(page)).view).toMatchObject({ pitch: 0, bearing: 0 });

  await page.locator('canvas.maplibregl-canvas').focus();
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(() => pitchOf(page)).toBeGreaterThan(0);
  await expect(flatten).toBeVisible();
});
