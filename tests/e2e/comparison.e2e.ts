// Promise: a one-click map stands beside the level above by figures counted over all of it; nothing of that harms the map.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { booleanPointInPolygon } from '@turf/turf';
import type { Page } from '@playwright/test';
import type { Feature, MultiPolygon, Point, Polygon } from 'geojson';
import { build } from '../servers/site';
import { looking } from './axe';
import { addressFollows, expect, getDocument, openStudio, readRows, showTab, test, waitIdle } from './fixtures';

const file = (name: string): string => readFileSync(join(build, 'demo', name), 'utf8');
const features = <G extends Point | Polygon | MultiPolygon, P>(name: string): Feature<G, P>[] =>
  (JSON.parse(file(name)) as { features: Feature<G, P>[] }).features;
const lines = (name: string): Record<string, string>[] => {
  const [head, ...rest] = file(name).trim().split(/\r?\n/);
  return rest.map((line) => Object.fromEntries(line.split(';').map((cell, i) => [head!.split(';')[i]!, cell])));
};

/** The demonstration's files, read without the studio. */
const zones = features<Polygon, { code_insee: string; dep: string; reg: string }>('zones.geojson');
const services = features<Point, { dep: string; reg: string }>('equipements.geojson');
const departements = features<MultiPolygon, { code: string; code_region: string }>('departements.geojson');
const populationOf = new Map(lines('populations.csv').map((r) => [r.code_insee!, Number(r.population)]));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);
type Area = Feature<Polygon | MultiPolygon, object>;

/** Whether a place lies in one of some areas, whose boxes are looked at first. */
function inAny(areas: readonly Area[]): (at: number[]) => boolean {
  const boxed = areas.map((area) => {
    const flat = (area.geometry.coordinates as unknown[]).flat(4) as number[];
    const axis = (which: 0 | 1): number[] => flat.filter((_, i) => i % 2 === which);
    return { area, x: [Math.min(...axis(0)), Math.max(...axis(0))], y: [Math.min(...axis(1)), Math.max(...axis(1))] };
  });
  return ([x, y]) =>
    boxed.some(
      (b) => b.x[0]! <= x! && x! <= b.x[1]! && b.y[0]! <= y! && y! <= b.y[1]! && booleanPointInPolygon([x!, y!], b.area)
    );
}

/** Service points in the zones of a territory, and the inhabitants of those. */
function servicesOf(belongs: (p: { dep: string; reg: string }) => boolean): [number, number] {
  const own = zones.filter((zone) => belongs(zone.properties));
  const within = inAny(own);
  const inside = services.filter((one) => belongs(one.properties) && within(one.geometry.coordinates));
  return [inside.length, sum(own.map((zone) => populationOf.get(zone.properties.code_insee)!))];
}

/** People of towns above 10 000 inhabitants that lie in some départements, and all the people of those. */
function townsOf(belongs: (region: string) => boolean): [number, number] {
  const own = departements.filter((one) => belongs(one.properties.code_region));
  const within = inAny(own);
  const towns = lines('lieux.csv').filter(
    (r) =>
      belongs(r.code_region!) && Number(r.population) >= 10_000 && within([Number(r.longitude), Number(r.latitude)])
  );
  const all = lines('departements-chiffres.csv').filter((r) => belongs(r.code_region!));
  return [sum(towns.map((r) => Number(r.population))), sum(all.map((r) => Number(r.population)))];
}

const SERVICES = '/carte/points-de-service/?territoire=dep-33';
const box = (page: Page, status: string) => page.locator(`[data-comparison="${status}"]:visible`);
const french = (value: number, digits = 3): string =>
  plain(new Intl.NumberFormat('fr-FR', { maximumSignificantDigits: digits }).format(value));
const whole = (value: number): string => plain(new Intl.NumberFormat('fr-FR').format(value));

/** Without the kinds of spaces that French sets. */
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

/** Rows of the small table: the head of each, then its figures. */
async function table(page: Page): Promise<string[][]> {
  const rows = await box(page, 'ready')
    .getByRole('row')
    .evaluateAll((all) => all.slice(1).map((row) => [...row.children].map((one) => (one as HTMLElement).innerText)));
  return rows.map((row) => row.map(plain));
}

test('a rate: both are the ratio of their sums, from what the page holds already; undo, redo, link', async ({
  page,
  site,
  requests,
  browser
}) => {
  await openStudio(page, site, SERVICES);
  const before = requests.length;
  await page.getByRole('button', { name: 'Comparer à la région (Nouvelle-Aquitaine)' }).click();
  await expect(box(page, 'ready')).toBeVisible();
  // files of all of France are cut in the page: the région needs none of them again
  expect(requests.slice(before).filter((url) => url.includes('/demo/'))).toEqual([]);

  const [here, people] = servicesOf(({ dep }) => dep === '33');
  const [there, all] = servicesOf(({ reg }) => reg === '75');
  const [own, upper] = [(10_000 * here) / people, (10_000 * there) / all];
  expect((await table(page)).slice(0, 2)).toEqual([
    ['Gironde', french(own), whole(here), whole(people)],
    ['Nouvelle-Aquitaine', french(upper), whole(there), whole(all)]
  ]);
  const status = box(page, 'ready').getByRole('status');
  await expect(status).toContainText(`${french(own)} points de service pour 10 000 habitants`);
  await expect(status).toContainText(`Nouvelle-Aquitaine : ${french(upper)}`);
  const sentence = await status.innerText();
  expect((await readRows(page)).filter((row) => row.status === 'error')).toEqual([]);

  await page.getByRole('button', { name: 'Annuler : Comparer au niveau supérieur' }).click();
  await expect(box(page, 'offered')).toBeVisible();
  expect(await getDocument(page)).not.toHaveProperty('compared');
  await page.getByRole('button', { name: 'Rétablir : Comparer au niveau supérieur' }).click();
  await expect(box(page, 'ready').getByRole('status')).toHaveText(sentence);

  await addressFollows(page);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR', hasTouch: true });
  const other = await context.newPage();
  await other.goto(page.url());
  await waitIdle(other);
  await showTab(other, 'legend');
  await expect(box(other, 'ready').getByRole('status')).toHaveText(sentence);
  await context.close();
});

test('a share: a région beside the whole country', async ({ page, site }) => {
  await openStudio(page, site, '/carte/villes/?territoire=reg-75');
  await page.getByRole('button', { name: 'Comparer à la France entière' }).click();
  await expect(box(page, 'ready')).toBeVisible();
  const [towns, people] = townsOf((region) => region === '75');
  const [allTowns, allPeople] = townsOf(() => true);
  const [own, upper] = [(100 * towns) / people, (100 * allTowns) / allPeople];
  const rows = await table(page);
  expect(rows.slice(0, 2)).toEqual([
    ['Nouvelle-Aquitaine', `${french(own)} %`, whole(towns), whole(people)],
    ['France', `${french(upper)} %`, whole(allTowns), whole(allPeople)]
  ]);
  const points = Number((Number(own.toPrecision(3)) - Number(upper.toPrecision(3))).toFixed(1));
  expect(rows[2]![1]).toBe(`${french(points).replace('-', '−')} points`);
  await expect(box(page, 'ready').getByRole('status')).toHaveText(
    `Habitants des villes : Nouvelle-Aquitaine, ${french(own)} % ; France, ${french(upper)} %. C’est ${french(-points)} points de moins.`
  );
  await page.getByRole('button', { name: 'Retirer la comparaison' }).click();
  await expect(page.getByRole('button', { name: 'Comparer à la France entière' })).toBeVisible();
});

/** Makes the service points a source that its server cuts, by `?dep=` and `?reg=`; the région's answer is `region`'s. */
async function cutByServer(page: Page, region: () => 'dead' | 'late' | 'well'): Promise<void> {
  await page.route('**/catalogue.json*', async (route) => {
    const catalogue = (await (await route.fetch()).json()) as { entries: { id: string; territory: object }[] };
    const entry = catalogue.entries.find(({ id }) => id === 'demo-equipements')!;
    const url = (by: string): object => ({ set: { url: `demo/equipements.geojson?${by}={code}` } });
    entry.territory = { dep: url('dep'), reg: url('reg') };
    await route.fulfill({ json: catalogue });
  });
  await page.route('**/demo/equipements.geojson?*', async (route) => {
    const [by, code] = new URL(route.request().url()).search.slice(1).split('=') as ['dep' | 'reg', string];
    if (by === 'reg' && region() === 'dead') return route.fulfill({ status: 404, body: 'gone' });
    if (by === 'reg' && region() === 'late') return;
    const kept = services.filter((one) => one.properties[by] === code);
    return route.fulfill({ json: { type: 'FeatureCollection', features: kept } });
  });
}

test('a dead source of the région is told by its name, and the map stays; it may be tried again, or stopped', async ({
  page,
  site
}) => {
  let region: 'dead' | 'late' | 'well' = 'dead';
  await cutByServer(page, () => region);
  await openStudio(page, site, SERVICES);
  const rows = await readRows(page);
  await page.getByRole('button', { name: /^Comparer à la région/ }).click();
  const refused = box(page, 'refused').getByRole('status');
  await expect(refused).toContainText(
    /^«\sPoints de service \(démonstration\)\s» n’a pas pu être lue \(Nouvelle-Aquitaine\)\. .* La carte n’est pas touchée\.$/
  );
  expect(await readRows(page)).toEqual(rows);

  region = 'late';
  await box(page, 'refused').getByRole('button', { name: 'Réessayer' }).click();
  await expect(box(page, 'computing').getByRole('status')).toContainText(
    /^Calcul pour Nouvelle-Aquitaine\s: \d couches? prêtes? sur 4…$/
  );
  await box(page, 'computing').getByRole('button', { name: 'Arrêter' }).click();
  await expect(box(page, 'stopped').getByRole('status')).toHaveText('Calcul arrêté.');

  region = 'well';
  await box(page, 'stopped').getByRole('button', { name: 'Calculer' }).click();
  await expect(box(page, 'ready')).toBeVisible();
  const [there, all] = servicesOf(({ reg }) => reg === '75');
  expect((await table(page))[1]!.slice(2)).toEqual([whole(there), whole(all)]);
  expect(await readRows(page)).toEqual(rows);
});

test('nothing is offered where there is no level above', async ({ page, site }) => {
  await openStudio(page, site, '/carte/departements/?territoire=fr');
  await expect(page.locator('[data-comparison]')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in an offer, a comparison and a refusal, ${colorScheme}`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { look, found } = looking(page);
    let region: 'dead' | 'well' = 'dead';
    await cutByServer(page, () => region);
    await openStudio(page, site, SERVICES);
    await look('offer');
    await page.getByRole('button', { name: /^Comparer à la région/ }).click();
    await expect(box(page, 'refused')).toBeVisible();
    await look('refusal');
    region = 'well';
    await box(page, 'refused').getByRole('button', { name: 'Réessayer' }).click();
    await expect(box(page, 'ready')).toBeVisible();
    await look('comparison');
    expect(found()).toEqual([]);
  });
