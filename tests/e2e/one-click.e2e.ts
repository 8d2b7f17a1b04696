// Promise: from the landing page one action gives a finished crossed map, offline, computed afresh from its inputs.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { compileCatalogue } from '../../server/catalogue/compile';
import { root, type Site } from '../servers/site';
import { expect, expectFinishedMap, foreignHosts, getDocument, readRows, test, waitIdle } from './fixtures';

const { recipes } = await compileCatalogue(join(root, 'layers-catalog'));
const offline = recipes.filter((recipe) => recipe.offline).map(({ id }) => id);

/** The finished map asked for data, and asked nobody but this site. */
function expectOwnData(site: Site, requests: string[]): void {
  expect(requests.filter((url) => new URL(url).pathname.includes('/demo/'))).not.toEqual([]);
  expect(foreignHosts(requests, site.url)).toEqual([]);
}

test('there are at least ten offline cards', () => {
  expect(offline.length).toBeGreaterThanOrEqual(10);
});

for (const id of offline) {
  test(`one click on « ${id} »`, async ({ page, site, requests }) => {
    await page.goto(site.url);
    const card = page.locator(`[data-recipe-id="${id}"]`);
    await waitIdle(page);
    const started = performance.now();
    await card.click();
    await waitIdle(page, 10_000);
    expect(performance.now() - started).toBeLessThan(10_000);
    await expectFinishedMap(page);
    expectOwnData(site, requests);
  });
}

test('the click itself says « loading »: no one can take the page for finished', async ({ page, site }) => {
  await page.goto(site.url);
  await waitIdle(page);
  const told = await page.locator('[data-recipe-id="habitants"]').evaluate((card: HTMLElement) => {
    card.click();
    return document.documentElement.dataset.mapStatus;
  });
  expect(told).toBe('loading');
  await waitIdle(page);
  expect((await readRows(page)).length).toBeGreaterThanOrEqual(3);
});

test('Enter on a focused card does the same', async ({ page, site, requests }) => {
  await page.goto(site.url);
  await waitIdle(page);
  await page.locator('[data-recipe-id]').first().focus();
  await page.keyboard.press('Enter');
  await waitIdle(page, 10_000);
  await expectFinishedMap(page);
  expectOwnData(site, requests);
});

/** Lines of the demonstration's populations, as the page gets them. */
async function populations(site: Site): Promise<{ text: string; rows: Record<string, string>[] }> {
  const text = await (await fetch(`${site.url}/demo/populations.csv`)).text();
  const [head, ...lines] = text.trim().split(/\r?\n/);
  const names = head!.split(';');
  const rows = lines.map((line) => {
    const cells = line.split(';');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
  return { text, rows };
}

/** What the classes of a map are: breaks as stored, and the legend with the places in each class. */
const drawn = async (page: Page): Promise<{ values: unknown[]; classes: string; total: string }> => {
  const document = await getDocument(page);
  return {
    values: document.layers.flatMap((l) => (l.style?.breaks ? [l.style.breaks] : [])),
    classes: await page
      .locator('[data-legend-layer]')
      .filter({ has: page.locator('.classes') })
      .first()
      .innerText(),
    total: await page.locator('[data-legend]').first().innerText()
  };
};

test('the crossing is computed in the page: another input gives another map', async ({ page, site }) => {
  const path = `${site.url}/carte/habitants/?territoire=dep-33`;
  await page.goto(path);
  await waitIdle(page);
  const before = await drawn(page);
  expect(before.values).toHaveLength(1);

  // the smallest place of the département becomes the biggest
  const { text, rows } = await populations(site);
  const [smallest] = rows
    .filter((r) => r.code_departement === '33')
    .sort((a, b) => Number(a.population) - Number(b.population));
  const start = `${smallest!.code_insee};${smallest!.nom};`;
  const altered = text.replace(`${start}${smallest!.population};`, `${start}900000;`);
  expect(altered).not.toBe(text);
  await page.route('**/demo/populations.csv', (route) => route.fulfill({ contentType: 'text/csv', body: altered }));
  await page.goto('about:blank');
  await page.goto(path);
  await waitIdle(page);
  const after = await drawn(page);
  expect(after.values).not.toEqual(before.values);
  expect(after.classes).not.toBe(before.classes);
  expect(after.total).not.toBe(before.total);
  expect(after.total).toContain(
    new Intl.NumberFormat('fr-FR').format(
      rows
        .filter((r) => r.code_departement === '33')
        .reduce((sum, r) => sum + (r === smallest ? 900000 : Number(r.population)), 0)
    )
  );
});

test('three départements give three titles, frames and totals', async ({ page, site }) => {
  const { rows } = await populations(site);
  const zones = (await (await fetch(`${site.url}/demo/zones.geojson`)).json()) as {
    features: { properties: { code_insee: string; dep: string }; geometry: { coordinates: never[] } }[];
  };
  const known = new Set(zones.features.map((f) => f.properties.code_insee));
  const seen = { titles: new Set<string>(), frames: new Set<string>(), totals: new Set<string>() };
  const named = { '33': 'Gironde', '87': 'Haute-Vienne', '64': 'Pyrénées-Atlantiques' };
  for (const [dep, name] of Object.entries(named)) {
    await page.goto(`${site.url}/carte/habitants/?territoire=dep-${dep}`);
    await waitIdle(page);
    const document = await getDocument(page);
    expect(document.territory).toEqual({ kind: 'dep', code: dep });
    expect(document.title).toContain(name);
    seen.titles.add(document.title);
    // the frame: the middle of the zones' own extent, computed here, is near the middle of the map
    const places = zones.features
      .filter((f) => f.properties.dep === dep)
      .flatMap((f) => f.geometry.coordinates.flat(3));
    const middle = (axis: 0 | 1): number => {
      const all = places.filter((_, i) => i % 2 === axis);
      return (Math.min(...all) + Math.max(...all)) / 2;
    };
    expect(Math.abs(document.view.lon - middle(0))).toBeLessThan(0.6);
    expect(Math.abs(document.view.lat - middle(1))).toBeLessThan(0.3);
    seen.frames.add([document.view.lon, document.view.lat, document.view.zoom].join(' '));
    const total = rows
      .filter((r) => r.code_departement === dep && known.has(r.code_insee!))
      .reduce((sum, r) => sum + Number(r.population), 0);
    const words = new Intl.NumberFormat('fr-FR').format(total);
    await expect(page.locator('[data-legend]').first()).toContainText(words);
    seen.totals.add(words);
    await page.goto('about:blank');
  }
  expect([seen.titles.size, seen.frames.size, seen.totals.size]).toEqual([3, 3, 3]);
});
