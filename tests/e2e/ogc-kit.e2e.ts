// Promise: the communes of a real server that gives 2 000 at a time arrive whole, without blocking the page. Runs where
// the kit of real French data is beside the repository.
import { makeCatalogue, wfsEntry } from '../servers/catalogue';
import { hasKit, startKit } from '../servers/kit';
import { startSite, type Site } from '../servers/site';
import {
  addEntries,
  BLOCKED,
  expect,
  getDocument,
  longestTask,
  openStudio,
  readRows,
  result,
  showTab,
  test as base,
  waitIdle
} from './fixtures';

const test = base.extend<object, { communes: Site }>({
  communes: [
    async ({}, use) => {
      const kit = await startKit();
      const catalogue = makeCatalogue();
      const entries = {
        communes: wfsEntry('Communes', `${kit.url}/ows`, 'communes'),
        departements: wfsEntry('Départements', `${kit.url}/ows`, 'departements'),
        'communes-sans-pages': wfsEntry('Communes sans pages', `${kit.url}/fault/nopaging/ows`, 'communes')
      };
      for (const [id, entry] of Object.entries(entries)) catalogue.write(`essais/${id}.yaml`, entry);
      const site = await startSite({ CATALOG_DIR: catalogue.folder });
      await use(site);
      await site.close();
      catalogue.remove();
      await kit.close();
    },
    { scope: 'worker', timeout: 120_000 }
  ]
});

// the name is what lets the tests accept the kit's absence where a skip is refused
test.describe('[ogc-kit]', () => {
  test.skip(!hasKit, 'no ../shared/ogc-kit beside the repository');

  test('4 293 communes at 2 000 a page: all there, the page never blocked', async ({ page, communes }) => {
    const worst: number[] = [];
    for (let run = 0; run < 3; run++) {
      await page.goto('about:blank');
      await openStudio(page, communes);
      await addEntries(page, 'departements');
      await showTab(page, 'layers');
      worst.push(
        await longestTask(page, async () => {
          await page.locator('[data-entry-id="communes"]').click();
          await expect(page.locator('[data-source-id="communes"]')).toHaveCount(1);
          await waitIdle(page);
        })
      );
      const row = (await readRows(page)).find((r) => r.source === 'communes');
      expect(row).toMatchObject({ status: 'ready', count: 4293 });
    }
    console.log(`longest tasks, ms (0 means under 50): ${worst.map(Math.round).join(', ')}`);
    expect(Math.max(...worst)).toBeLessThan(BLOCKED);
  });

  test('one that cannot page says « 2 000 sur 4 293 »', async ({ page, communes }) => {
    await openStudio(page, communes);
    await addEntries(page, 'communes-sans-pages');
    const [row] = await readRows(page);
    expect(row).toMatchObject({ status: 'ready', count: 2000, total: 4293 });
    await expect(page.locator('[data-notice="truncated"]')).toContainText('2\u202f000 sur 4\u202f293');
  });

  test('picking a commune gives its Insee code', async ({ page, communes }) => {
    await openStudio(page, communes);
    await addEntries(page, 'communes');
    const document = await getDocument(page);
    const box = (await page.locator('#carte').boundingBox())!;
    const places = [
      ['33063', -0.5792, 44.8378],
      ['87085', 1.2578, 45.8336],
      ['64445', -0.3679, 43.2957]
    ] as const;
    for (const [code, lon, lat] of places) {
      const view = { lon, lat, zoom: 11, bearing: 0, pitch: 0 };
      await result(page, 'setDocument', { document: { ...document, view } });
      await waitIdle(page);
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await expect(page.getByText(code, { exact: true }).first()).toBeVisible();
    }
  });
});
