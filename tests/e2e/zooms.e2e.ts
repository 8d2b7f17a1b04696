// Promise: a layer is drawn between its zooms, and says where it is seen; a smaller window shows all that the author of a map
// had in sight, without changing the map.
import type { Browser, Page } from '@playwright/test';
import type { LayerSpec, MapDocument, View } from '../../src/lib/core/document/document';
import {
  addEntries,
  addressFollows,
  expect,
  getDocument,
  lookAt,
  openStudio,
  packed,
  readRows,
  result,
  showTab,
  test,
  waitIdle
} from './fixtures';
import { looking } from './axe';
import { sentWhile, watchSent } from './gpu-bytes';

const magenta = '#ff00ff';
const zones: LayerSpec = {
  id: 'zones',
  name: 'Zones de Gironde',
  visible: true,
  opacity: 1,
  source: { kind: 'geojson', url: 'demo/zones.geojson' },
  where: { all: [{ column: 'dep', op: '=', value: '33' }] },
  style: { kind: 'single', colour: magenta, fill: 'fill', size: 4 },
  decidedBy: { style: 'author', place: 'author' }
};
const gironde: View = { lon: -0.6, lat: 44.85, zoom: 7.5, bearing: 0, pitch: 0 };
const mapOf = (...layers: LayerSpec[]): MapDocument => ({
  version: 1,
  title: 'Zones de Gironde',
  basemap: 'none',
  view: gironde,
  territory: null,
  layers,
  page: { legend: false, title: true }
});
const documentOf = async (page: Page): Promise<MapDocument> => (await getDocument(page)) as unknown as MapDocument;

/** Box of the magenta pixels of the map, in CSS pixels of it, and the map's own size. */
async function seen(page: Page): Promise<{ left: number; top: number; right: number; bottom: number; count: number }> {
  const clip = (await page.locator('canvas').first().boundingBox())!;
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const box = { left: Infinity, top: Infinity, right: Infinity, bottom: Infinity, count: 0 };
    for (let i = 0; i < data.length; i += 4) {
      if (data[i]! < 200 || data[i + 1]! > 80 || data[i + 2]! < 200) continue;
      const [x, y] = [(i / 4) % image.width, Math.floor(i / 4 / image.width)];
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.min(box.right, image.width - 1 - x);
      box.bottom = Math.min(box.bottom, image.height - 1 - y);
      box.count++;
    }
    return box;
  }, picture);
}

/** Width by height of what is seen, and of a ground on the Mercator plane. */
async function shapeOf(page: Page): Promise<number> {
  const { left, right, top, bottom } = await seen(page);
  const { width, height } = (await page.locator('canvas').first().boundingBox())!;
  return (width - left - right) / (height - top - bottom);
}
function shapeOfGround([west, south, east, north]: readonly [number, number, number, number]): number {
  const ordinate = (lat: number): number => (Math.asinh(Math.tan((lat * Math.PI) / 180)) * 180) / Math.PI;
  return (east - west) / (ordinate(north) - ordinate(south));
}

/** Ground metres of a CSS pixel, by the scale bar. */
async function metresPerPixel(page: Page): Promise<number> {
  const bar = page.locator('[data-scale]');
  const metres = Number(await bar.getAttribute('data-scale'));
  return (
    metres / (await bar.locator('.trait').evaluate((node) => Number.parseFloat((node as HTMLElement).style.width)))
  );
}

/** A new window at an address. */
async function elsewhere(browser: Browser, url: string, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'fr-FR', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  await waitIdle(page);
  return page;
}

const rowOf = (page: Page, id: string) => page.locator(`[data-layer-id="${id}"]`);

test('a framed map is seen whole on a phone and in a small embed, and stays the author’s', async ({
  page,
  site,
  browser
}) => {
  await openStudio(page, site);
  await result(page, 'setDocument', { document: mapOf(zones) });
  await waitIdle(page);
  await showTab(page, 'map');
  await page.getByRole('button', { name: 'Tout centrer' }).first().click();
  await waitIdle(page);
  const { view } = await documentOf(page);
  expect(view.fit).toHaveLength(4);
  await addressFollows(page);
  const shape = shapeOfGround(view.fit!);
  const link = page.url();
  const map = packed(page);

  for (const [url, width, height] of [
    [link, 390, 844],
    [`${site.url}/embed/#m=${map}`, 400, 300]
  ] as const) {
    const small = await elsewhere(browser, url, width, height);
    const box = await seen(small);
    for (const side of [box.left, box.right, box.top, box.bottom]) expect(side, url.slice(0, 60)).toBeGreaterThan(10);
    expect(Math.abs((await shapeOf(small)) / shape - 1)).toBeLessThan(0.05);
    // as large as there is room for: not a stamp in the middle
    expect(Math.min(box.left + box.right, box.top + box.bottom)).toBeLessThan(120);
    expect(await documentOf(small)).toEqual(await documentOf(page));
    expect(packed(small)).toBe(map);
    await small.context().close();
  }
  const wide = await elsewhere(browser, link, 1440, 900);
  expect(Math.abs((await metresPerPixel(wide)) / (await metresPerPixel(page)) - 1)).toBeLessThan(0.01);
  await wide.context().close();
});

test('a view chosen by hand keeps its centre, from further, until the reader moves it', async ({
  page,
  site,
  browser
}) => {
  const point: LayerSpec = {
    ...zones,
    id: 'point',
    source: { kind: 'csv', url: 'demo/lieux.csv', x: 'longitude', y: 'latitude' },
    where: { all: [{ column: 'nom', op: '=', value: 'Bordeaux' }] },
    style: { kind: 'single', colour: magenta, fill: 'fill', size: 20 }
  };
  await openStudio(page, site);
  await result(page, 'setDocument', { document: mapOf(point) });
  await waitIdle(page);
  await showTab(page, 'map');
  await page.getByRole('button', { name: 'Tout centrer' }).first().click();
  await waitIdle(page);
  const [west, south, east, north] = (await documentOf(page)).view.fit!;
  await lookAt(page, (west + east) / 2, (south + north) / 2, 8);
  await page.getByRole('button', { name: 'Agrandir', exact: true }).click();
  await expect(async () => expect((await documentOf(page)).view.zoom).toBeGreaterThan(8.5)).toPass();
  await waitIdle(page);
  const { view } = await documentOf(page);
  const { width, height } = (await page.locator('canvas').first().boundingBox())!;
  expect(view.size).toEqual([Math.round(width), Math.round(height)]);
  await addressFollows(page);

  const phone = await elsewhere(browser, page.url(), 390, 844);
  const dot = await seen(phone);
  expect(dot.count).toBeGreaterThan(200);
  expect(Math.abs(dot.left - dot.right)).toBeLessThan(4);
  expect(Math.abs(dot.top - dot.bottom)).toBeLessThan(4);
  const further = (await metresPerPixel(phone)) / (await metresPerPixel(page));
  const box = (await phone.locator('canvas').first().boundingBox())!;
  expect(further / Math.max(width / box.width, height / box.height)).toBeCloseTo(1, 1);
  expect((await documentOf(phone)).view).toEqual(view);
  // whoever moves the map has a view of their own
  await phone.getByRole('button', { name: 'Agrandir', exact: true }).click();
  await expect(async () =>
    expect((await documentOf(phone)).view.size).toEqual([Math.round(box.width), Math.round(box.height)])
  ).toPass();
  await phone.context().close();
});

test('a layer is drawn between its zooms; its row and the legend say where, and one click goes there', async ({
  page,
  site
}) => {
  await watchSent(page);
  await openStudio(page, site);
  await result(page, 'setDocument', { document: { ...mapOf(zones), page: { legend: true, title: true } } });
  await waitIdle(page);
  await showTab(page, 'map');
  const row = rowOf(page, 'zones');
  await row.locator('[data-row-title]').click();
  const from = row.getByRole('slider', { name: 'Visible à partir de' });
  await expect(from).toHaveAttribute('aria-valuetext', 'sans limite');
  expect((await seen(page)).count).toBeGreaterThan(5000);

  // by keyboard, one step of undo
  await from.focus();
  for (let i = 0; i < 18; i++) await page.keyboard.press('ArrowRight');
  const quiet = await sentWhile(page, async () => {
    await waitIdle(page);
  });
  await expect(row).toHaveAttribute('data-status', 'hidden');
  await expect(row.locator('[data-notice=scale-hidden]')).toContainText(
    /Visible en zoomant \(à partir de 1:[\d\u202f]+\)/
  );
  await expect(from).toHaveAttribute('aria-valuetext', /^1:[\d\u202f]+$/);
  await expect(page.locator('[data-legend-layer=zones][data-out-of-scale]')).toContainText('visible en zoomant');
  expect((await documentOf(page)).layers[0]).toMatchObject({ minzoom: 9, decidedBy: { zooms: 'author' } });
  expect((await seen(page)).count).toBeLessThan(50);
  // a few numbers a frame, no shape and no paint
  expect(quiet.paints).toBe(0);
  expect(quiet.buffers).toBeLessThan(20_000);

  const { look, found } = looking(page);
  await look('out of its zooms');
  expect(found()).toEqual([]);

  const shown = await sentWhile(page, async () => {
    await row.getByRole('button', { name: 'Zoomer jusqu’à la couche' }).click();
    await expect(row).toHaveAttribute('data-status', 'ready');
    await waitIdle(page);
  });
  expect((await documentOf(page)).view.zoom).toBeCloseTo(9, 1);
  expect((await seen(page)).count).toBeGreaterThan(5000);
  expect(shown.paints, 'paints stay on the GPU').toBe(0);
  await expect(page.locator('[data-out-of-scale]')).toHaveCount(0);

  await row.getByRole('button', { name: 'Toujours visible' }).click();
  await expect(row.locator('[data-zoom-range]')).toContainText('À toutes les échelles');
  await page.locator('[data-action=undo]').click();
  expect((await documentOf(page)).layers[0]).toMatchObject({ minzoom: 9 });
  await page.locator('[data-action=undo]').click();
  expect((await documentOf(page)).layers[0]).not.toHaveProperty('minzoom');
});

test('pictures out of the zooms of their layer are not asked for', async ({ page, atelier, requests }) => {
  await openStudio(page, atelier);
  await addEntries(page, 'mailles-wms');
  const document = await documentOf(page);
  const [layer] = document.layers;
  const near = { ...document, view: { ...gironde, zoom: 7 }, layers: [{ ...layer!, minzoom: 9 }] };
  await page.goto('about:blank');
  await openStudio(page, atelier);
  const pictures = (): number => requests.filter((url) => /request=getmap/i.test(url)).length;
  const before = pictures();
  await result(page, 'setDocument', { document: near });
  await waitIdle(page);
  expect((await readRows(page)).map(({ status }) => status)).toEqual(['hidden']);
  expect(pictures()).toBe(before);
  await showTab(page, 'map');
  await rowOf(page, layer!.id).getByRole('button', { name: 'Zoomer jusqu’à la couche' }).click();
  await expect(rowOf(page, layer!.id)).toHaveAttribute('data-status', 'ready');
  await waitIdle(page);
  expect(pictures()).toBeGreaterThan(before);
});

/** 30 by 30 parcels of some 50 m, near Bordeaux. */
const side = 0.0005;
const parcels = {
  type: 'FeatureCollection',
  features: Array.from({ length: 900 }, (_, i) => {
    const [x, y] = [-0.6 + (i % 30) * side, 44.8 + Math.floor(i / 30) * side];
    const ring = [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y]
    ];
    return { type: 'Feature', properties: { numero: `A${i}` }, geometry: { type: 'Polygon', coordinates: [ring] } };
  })
};
const file = {
  name: 'parcelles.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify(parcels))
};

test('parcels over a département begin where they can be read, and say so; alone they are shown', async ({
  page,
  site
}) => {
  await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
  await page.locator('input[type=file]').first().setInputFiles(file);
  await showTab(page, 'map');
  const row = page.locator('[data-layer-id]', { hasText: 'parcelles' });
  await expect(row).toHaveAttribute('data-status', 'hidden');
  await waitIdle(page);
  await expect(row).toContainText('Visible en zoomant');
  const layer = (await documentOf(page)).layers.find(({ name }) => name === 'parcelles')!;
  expect(layer.decidedBy.zooms).toBe('automatic');
  expect(layer.minzoom).toBeGreaterThan(11);
  await row.getByRole('button', { name: 'Style de parcelles' }).click();
  await page.getByText('Pourquoi ce dessin').click();
  await expect(page.locator('[data-choices]')).toContainText('plus loin, les zones feraient moins de 3');
  await page.getByRole('button', { name: 'Revenir aux couches' }).click();
  await row.getByRole('button', { name: 'Zoomer jusqu’à la couche' }).click();
  await expect(row).toHaveAttribute('data-status', 'ready');
  // one step: with the layer its zooms are gone
  await page.locator('[data-action=undo]').click();
  await expect(row).toHaveCount(0);

  await page.goto('about:blank');
  await openStudio(page, site);
  await page.locator('input[type=file]').first().setInputFiles(file);
  await showTab(page, 'map');
  await expect(row).toHaveAttribute('data-status', 'ready');
  expect((await documentOf(page)).layers[0]).not.toHaveProperty('minzoom');
});
