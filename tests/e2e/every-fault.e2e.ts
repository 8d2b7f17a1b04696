// Promise: whatever the servers of a map do wrong, all of them at once, the page answers, the good layer stays, each row
// says what happened, and all come by « Réessayer » once their servers are well.
import { serverFaults, writeFaultEntries } from '../faults/servers';
import { geojsonAddress, geojsonEntry, makeCatalogue } from '../servers/catalogue';
import { startFaultKinds } from '../servers/fault-kinds';
import { startSite } from '../servers/site';
import {
  addEntries,
  BLOCKED,
  expect,
  hurry,
  longestTask,
  openStudio,
  readRows,
  showTab,
  test,
  waitIdle
} from './fixtures';

/** What only a browser stands against. */
const inBrowser: Readonly<Record<string, string>> = { nocors: 'cors-refused' };

test('every fault of a server, side by side', async ({ page, mapserver }) => {
  test.setTimeout(240_000);
  const faults = await startFaultKinds(mapserver.url);
  const catalogue = makeCatalogue();
  catalogue.write('essais/gironde.yaml', geojsonEntry('Gironde', geojsonAddress(mapserver.ows, 'gironde')));
  writeFaultEntries(catalogue, faults.url);
  const due = new Map<string, string | null>();
  serverFaults.forEach(([kind, ends], i) => {
    due.set(`faute-${i}`, inBrowser[kind] ?? ('code' in ends ? ends.code : null));
  });
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  try {
    await hurry(page, 15);
    await openStudio(page, site);
    await addEntries(page, 'gironde');
    const states = async (): Promise<Map<string, string | null>> =>
      new Map((await readRows(page)).map((row) => [row.source ?? '', row.status === 'ready' ? null : row.problem]));
    const [before] = await readRows(page);
    await showTab(page, 'layers');
    await page.getByRole('searchbox').fill('faute');
    const longest = await longestTask(page, async () => {
      for (const id of due.keys()) await page.locator(`[data-entry-id="${id}"]`).click();
      await waitIdle(page, 120_000);
    });
    console.log(`longest task among ${due.size} faults, ms: ${Math.round(longest)}`);
    expect(longest, 'the page is never blocked').toBeLessThan(BLOCKED);
    const { gironde, ...others } = Object.fromEntries(await states());
    expect(others).toEqual(Object.fromEntries(due));
    expect(gironde, 'the neighbour is unharmed').toBeNull();
    expect((await readRows(page)).find((row) => row.source === 'gironde')).toEqual(before);
    faults.heal();
    await showTab(page, 'map');
    const ill = [...due].filter(([, code]) => code !== null).map(([id]) => id);
    for (const id of ill) {
      await page.locator(`[data-source-id="${id}"]`).getByRole('button', { name: 'Réessayer' }).click();
    }
    await waitIdle(page, 120_000);
    expect([...(await states()).values()].filter((code) => code !== null)).toEqual([]);
    expect(faults.canary()).toBe(0);
  } finally {
    await site.close();
    catalogue.remove();
    await faults.close();
  }
});
