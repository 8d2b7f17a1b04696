// Promise: maps on real public services run in one click on their paths, type names and fields (a stand-in answers here, with
// made-up data, and refuses what the real ones would); tests/contract/public-recipes.test.ts runs them all.
import { routePublicHosts, startPublicStandIn, publicHosts, type PublicStandIn } from '../servers/public-stand-in';
import { expect, expectFinishedMap, foreignHosts, openStudio, readRows, test, waitIdle } from './fixtures';

let standIn: PublicStandIn;
test.beforeAll(async ({ mapserver }) => {
  standIn = await startPublicStandIn(mapserver);
});
test.afterAll(() => standIn.close());

const maps = [
  'ecoles-argiles',
  'gares-intercommunalites',
  'covoiturage-gares',
  'france-services-distance',
  'emplois-acces',
  'inondation-population',
  'friches-gares',
  'gares-bassin'
];
for (const id of maps) {
  test(`« ${id} » in one click`, async ({ page, context, site, requests }) => {
    await routePublicHosts(context, standIn);
    standIn.log.length = standIn.refused.length = 0;
    await openStudio(page, site);
    const card = page.locator(`[data-recipe-id="${id}"]`);
    await expect(card).toContainText('jamais vérifiée en ligne');
    await card.click();
    await waitIdle(page, 60_000);
    await expectFinishedMap(page);
    expect(standIn.refused).toEqual([]);
    expect(standIn.log.length).toBeGreaterThan(1);
    const known: readonly string[] = publicHosts;
    expect(foreignHosts(requests, site.url).filter((host) => !known.includes(host))).toEqual([]);
  });
}

test('a station counts once, however many lines pass', async ({ page, context, site }) => {
  await routePublicHosts(context, standIn);
  await openStudio(page, site, '/carte/gares-intercommunalites/');
  const stations = (await readRows(page)).find((r) => r.source === 'sncf-gares')!;
  const asked = standIn.log.find((path) => path.includes('liste-des-gares'))!;
  const { features } = (await (await fetch(standIn.url + asked)).json()) as {
    features: { properties: { code_uic: string } }[];
  };
  const distinct = new Set(features.map((f) => f.properties.code_uic)).size;
  expect(distinct).toBeLessThan(features.length);
  expect(stations.count).toBe(distinct);
});

test('licences that nobody made sure of are named before the map is shared', async ({ page, context, site }) => {
  await routePublicHosts(context, standIn);
  await openStudio(page, site, '/carte/gares-intercommunalites/');
  await page.locator('[data-action=share]').click();
  const before = page.getByRole('dialog').getByRole('list', { name: 'Avant de publier' });
  await expect(before.getByRole('listitem')).toHaveText([/^Licence à vérifier auprès du producteur\s: .*ODbL/]);
});
