/**
 * `npm run bench`: times of what people wait for. Five rounds each, median and worst. Ends with 1 when a time that is
 * promised is not kept; meant for a machine that does nothing else. `npm run bench -- crs each-fault`: those only.
 */
import { cpus } from 'node:os';
import type { Browser, Locator, Page } from '@playwright/test';
import { allowInnerFunctions, launchBrowser } from '../tests/browser';
import { readTable } from '../tests/contract/reading';
import { addEntries, hurry, longestTask, openStudio, showTab, waitIdle } from '../tests/e2e/fixtures';
import { restyles } from '../tests/e2e/many-areas';
import { serverFaults, writeFaultEntries } from '../tests/faults/servers';
import { makeCatalogue, wfsEntry } from '../tests/servers/catalogue';
import { startFaultKinds } from '../tests/servers/fault-kinds';
import { hasKit, startKit } from '../tests/servers/kit';
import { startMapServer } from '../tests/servers/mapserver';
import { startSite } from '../tests/servers/site';
import { benchCells } from './cells';
import { countOnPage, csvOf, type CrossingCost } from './crossing-on-page';
import { benchCrossings, places } from './crossings';
import { benchCrs } from './crs';
import { benchEstimates } from './estimates';
import { generaliseCost } from './generalise';
import { benchAreaShare } from './overlay';
import { pageTasks } from './page-tasks';
import { restyleCost, type RestyleCost } from './restyle';

const rounds = 5;

interface Times {
  median: number;
  worst: number;
}

/** Milliseconds of `rounds` runs, after one that warms up. */
async function times(run: () => Promise<number>): Promise<Times> {
  await run();
  const all: number[] = [];
  for (let i = 0; i < rounds; i++) all.push(await run());
  all.sort((a, b) => a - b);
  return { median: all[Math.floor(rounds / 2)]!, worst: all.at(-1)! };
}

async function timed(act: () => unknown): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

const told = ({ median, worst }: Times): string => `median ${Math.round(median)} ms, worst ${Math.round(worst)} ms`;

const broken: string[] = [];

/** Holds the worst of the rounds to what is promised. */
function promise(title: string, result: Times, most: number): void {
  const kept = result.worst <= most;
  if (!kept) broken.push(title);
  console.log(`${title}: ${told(result)} (promised: ${most} ms${kept ? '' : ', NOT KEPT'})`);
}

async function benchWfs(): Promise<void> {
  const server = await startMapServer();
  let rows = 0;
  const result = await times(() =>
    timed(async () => {
      rows = (await readTable({ kind: 'wfs', url: server.ows, typeName: 'cells', version: '2.0.0' })).table.rows;
    })
  );
  console.log(`WFS, ${rows} cells by pages of 1,000 (server included): ${told(result)}`);
  await server.close();
}

/** Ranking the vertices of 36,000 areas, once a table, by what they matter to the look of borders. */
async function benchGeneralise(): Promise<void> {
  const { vertices, rank, left } = await generaliseCost();
  const result = await times(() => timed(rank));
  console.log(
    `ranking of ${vertices} vertices: ${told(result)}; up to zoom 6 ${left(6)} are drawn, up to 8 ${left(8)}`
  );
}

async function onPage(browser: Browser, act: (page: Page) => Promise<number>): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' });
  await allowInnerFunctions(page.context());
  const result = await act(page);
  await page.close();
  return result;
}

async function benchOneClick(browser: Browser): Promise<void> {
  const site = await startSite();
  const result = await times(() =>
    onPage(browser, async (page) => {
      await openStudio(page, site);
      return timed(async () => {
        await page.locator('[data-recipe-id]').first().click();
        await waitIdle(page);
      });
    })
  );
  promise('one click in Chromium, software WebGL', result, 10_000);
  await site.close();
}

/** Longest main-thread task while a big WFS layer arrives on a map that has drawn one already; 0 means under 50 ms. */
async function benchLongestTask(browser: Browser): Promise<void> {
  const server = await startMapServer();
  const catalogue = makeCatalogue();
  catalogue.write('bench/mailles.yaml', wfsEntry('Mailles', server.ows, 'cells'));
  catalogue.write('bench/gironde.yaml', wfsEntry('Gironde', server.ows, 'gironde'));
  for (let i = 0; i < 998; i++)
    catalogue.write(`bench/autre-${i}.yaml`, wfsEntry(`Couche n° ${i}`, 'https://cartes.exemple.fr/wfs', `ms:c${i}`));
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  const arrival = await times(() =>
    onPage(browser, async (page) => {
      await openStudio(page, site);
      await showTab(page, 'layers');
      await page.getByRole('searchbox').fill('gironde');
      await addEntries(page, 'gironde');
      await page.getByRole('searchbox').fill('mailles');
      await page.locator('[data-entry-id="mailles"]').waitFor();
      return longestTask(page, () => addEntries(page, 'mailles'));
    })
  );
  promise('longest task while 8 925 cells arrive by WFS (0: under 50 ms)', arrival, 100);
  const key = await times(() =>
    onPage(browser, async (page) => {
      await openStudio(page, site);
      await showTab(page, 'layers');
      await page.getByRole('searchbox').focus();
      return timed(async () => {
        await page.keyboard.press('g');
        await page.keyboard.press('i');
        await page.keyboard.press('r');
        await page.locator('[data-entry-id="gironde"]').waitFor();
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        );
      });
    })
  );
  console.log(`three keys in the search of a catalogue of 1 000 entries, until drawn: ${told(key)}`);
  await site.close();
  catalogue.remove();
  await server.close();
}

/** A studio that lists a layer of every fault of servers, and a good one. */
async function withFaults(act: (open: (page: Page) => Promise<void>) => Promise<void>): Promise<void> {
  const server = await startMapServer();
  const faults = await startFaultKinds(server.url);
  const catalogue = makeCatalogue();
  catalogue.write('bench/gironde.yaml', wfsEntry('Gironde', server.ows, 'gironde'));
  writeFaultEntries(catalogue, faults.url);
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  await act(async (page) => {
    await hurry(page, 6);
    await openStudio(page, site);
    await addEntries(page, 'gironde');
    await showTab(page, 'layers');
    await page.getByRole('searchbox').fill('faute');
  });
  await site.close();
  catalogue.remove();
  await faults.close();
  await server.close();
}

const faultyRow = (page: Page, i: number): Locator => page.locator(`[data-entry-id="faute-${i}"]`);

/** Longest main-thread task, by the clock, while a layer of each fault comes beside a good one and goes by an undo. */
async function benchEachFault(browser: Browser): Promise<void> {
  await withFaults(async (open) => {
    const worst = serverFaults.map(() => 0);
    const result = await times(() =>
      onPage(browser, async (page) => {
        await open(page);
        let most = 0;
        for (const i of serverFaults.keys()) {
          const longest = await longestTask(page, async () => {
            await faultyRow(page, i).click();
            await waitIdle(page, 120_000);
          });
          most = Math.max(most, longest);
          worst[i] = Math.max(worst[i] as number, longest);
          await page.keyboard.press('Control+z');
          await waitIdle(page);
        }
        return most;
      })
    );
    promise(`longest task while each of ${serverFaults.length} faults of servers comes alone`, result, 100);
    const told = serverFaults.flatMap(([kind], i) => (worst[i] ? [`${kind} ${Math.round(worst[i])}`] : []));
    console.log(`above 50 ms in any round: ${told.join(', ') || 'none'}`);
  });
}

/**
 * Longest main-thread task while all of them come at once. Workers, software WebGL, MapServer and the faulty servers share
 * this machine's processors: what is promised is what the page itself asks of one, the clock's time is told beside it.
 */
async function benchAllFaults(browser: Browser): Promise<void> {
  await withFaults(async (open) => {
    const clocks: number[] = [];
    const result = await times(() =>
      onPage(browser, async (page) => {
        await open(page);
        const { clock, processor } = await pageTasks(page, async () => {
          for (const i of serverFaults.keys()) await faultyRow(page, i).click();
          await waitIdle(page, 120_000);
        });
        clocks.push(clock);
        return processor;
      })
    );
    promise(`processor time of the longest task while ${serverFaults.length} faults come at once`, result, 100);
    console.log(`the same by the clock, beside the servers: ${clocks.map((ms) => Math.round(ms)).join(', ')} ms`);
  });
}

/**
 * Longest main-thread task while 36,000 areas are restyled. Drawing them by software takes most of a second on processors
 * that the page shares: what is promised is its own time on one. A paint is written in deck's next frame, so the shortest
 * wait from the worker's answer is the page's, the longest that of a frame being drawn.
 */
async function benchRestyle(browser: Browser): Promise<void> {
  const site = await startSite();
  const costs: RestyleCost[] = [];
  const result = await times(() =>
    onPage(browser, async (page) => {
      costs.push(await restyleCost(page, site));
      return costs.at(-1)!.processor;
    })
  );
  promise(`processor time of the longest task while 36,000 areas are restyled ${restyles.length} times`, result, 50);
  console.log(`the same by the clock: ${costs.map(({ clock }) => Math.round(clock)).join(', ')} ms`);
  const measured = costs.slice(1);
  if (measured.some(({ given }) => given.length !== restyles.length)) throw new Error('a paint was not seen given');
  const slowest = measured.map(({ given }) => Math.max(...given)).sort((a, b) => a - b);
  promise(
    "from the worker's answer to deck given the paint, the slowest of each round",
    { median: slowest[Math.floor(rounds / 2)]!, worst: slowest.at(-1)! },
    16
  );
  const waits = measured.flatMap(({ delays }) => delays);
  const [least, middle] = [Math.min(...waits), waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)]!];
  console.log(
    `from the worker's answer to the paint written: least ${least.toFixed(1)} ms, median ${middle.toFixed(0)} ms`
  );
  await site.close();
}

/**
 * Longest main-thread task from the click on « count these 100,000 points in each of 4,293 communes » to the map drawn.
 * As above, what is promised is the page's own time on a processor: the map is drawn on the same ones.
 */
async function benchCrossingOnPage(browser: Browser): Promise<void> {
  if (!hasKit) return console.log('crossing on a page: skipped, no ../shared/ogc-kit beside the repository');
  const kit = await startKit();
  const catalogue = makeCatalogue();
  catalogue.write(
    'bench/communes.yaml',
    wfsEntry('Communes', `${kit.url}/ows`, 'communes', 'polygon', { pageSize: 2000 })
  );
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  // the ground of those communes
  const file = csvOf(places(100_000, [-1.8, 42.8, 2.6, 47.2]));
  const costs: CrossingCost[] = [];
  const result = await times(() =>
    onPage(browser, async (page) => {
      costs.push(await countOnPage(page, site, 'communes', file));
      return costs.at(-1)!.processor;
    })
  );
  promise(
    `processor time of the longest task while 100,000 points are counted in ${costs[0]!.areas} areas`,
    result,
    50
  );
  const list = (of: (cost: CrossingCost) => number): string => costs.map((cost) => Math.round(of(cost))).join(', ');
  console.log(`the same by the clock: ${list(({ clock }) => clock)} ms`);
  console.log(
    `from the click to the row ready: ${list(({ ready }) => ready)} ms; to the map drawn: ${list(({ idle }) => idle)} ms`
  );
  await site.close();
  catalogue.remove();
  await kit.close();
}

/** In a browser of its own, so that none inherits what another left. */
const inBrowser = (bench: (browser: Browser) => Promise<void>) => async (): Promise<void> => {
  const browser = await launchBrowser();
  await bench(browser);
  await browser.close();
};

const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  crs: async () => broken.push(...(await benchCrs(times))),
  crossings: async () => broken.push(...(await benchCrossings(times))),
  estimates: async () => broken.push(...(await benchEstimates(times))),
  'crossing-on-page': inBrowser(benchCrossingOnPage),
  generalise: benchGeneralise,
  cells: () => benchCells(times),
  'area-share': () => benchAreaShare(times),
  wfs: benchWfs,
  'one-click': inBrowser(benchOneClick),
  'long-tasks': inBrowser(benchLongestTask),
  'each-fault': inBrowser(benchEachFault),
  'all-faults': inBrowser(benchAllFaults),
  restyle: inBrowser(benchRestyle)
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) throw new Error(`No bench ${unknown.join(', ')}: there are ${Object.keys(benches).join(', ')}`);

console.log(`Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model.trim()}), ${rounds} rounds`);
for (const [name, bench] of Object.entries(benches)) if (wanted.length === 0 || wanted.includes(name)) await bench();
if (broken.length > 0) {
  console.error(`Not kept: ${broken.join('; ')}`);
  process.exitCode = 1;
}
