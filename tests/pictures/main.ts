import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { compileCatalogue } from '../../server/catalogue/compile';
import { allowInnerFunctions, launchBrowser } from '../browser';
import { waitIdle } from '../e2e/fixtures';
import { startMapServer } from '../servers/mapserver';
import { routePublicHosts, startPublicStandIn } from '../servers/public-stand-in';
import { root, startSite } from '../servers/site';
import { webp } from './webp';

/**
 * Makes the committed pictures again, from the build: a thumbnail in both themes of each one-click map of the
 * demonstration, and of others that have one (`static/vignettes/`), and the pictures of the README (`docs/pictures/`).
 * Public services are stood in for.
 */
const thumbnails = join(root, 'static/vignettes');
const pictures = join(root, 'docs/pictures');
const { recipes } = await compileCatalogue(join(root, 'layers-catalog'));

type Theme = 'light' | 'dark';

async function open(browser: Browser, width: number, height: number, theme: Theme): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale: 'fr-FR' });
  await routePublicHosts(context, standIn);
  await allowInnerFunctions(context);
  return context;
}

/**
 * Moves an embedded map so that its territory fills the frame, a little cut off: a thumbnail is a look, not a map. MapLibre's
 * world is 512 CSS pixels wide at zoom 0.
 */
function fill(page: Page, width: number, height: number): Promise<void> {
  return page.evaluate(
    async ({ width, height }) => {
      const ask = (method: string, params?: object): Promise<never> =>
        new Promise((resolve) => {
          const id = Math.random();
          const hear = ({ data }: MessageEvent): void => {
            if (data?.id !== id || data.method) return;
            removeEventListener('message', hear);
            resolve(data.result as never);
          };
          addEventListener('message', hear);
          postMessage({ millefeuille: 1, id, method, params }, location.origin);
        });
      const map: { territory: { kind: string; code: string } } = await ask('getDocument');
      const lists = await Promise.all(
        ['main', 'epci', 'com'].map(async (name) => (await fetch(`../territories/${name}.json`)).json())
      );
      const all = lists.flat() as { kind: string; code: string; bbox: [number, number, number, number] }[];
      const [w, s, e, n] = all.find((t) => t.kind === map.territory.kind && t.code === map.territory.code)!.bbox;
      const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
      const fits = Math.min(width / (((e - w) / 360) * 512), height / ((mercator(n) - mercator(s)) * 512));
      const view = { lon: (w + e) / 2, lat: (s + n) / 2, zoom: Math.log2(fits) + 0.45, bearing: 0, pitch: 0 };
      await ask('setDocument', { document: { ...map, view } });
    },
    { width, height }
  );
}

async function thumbnail(browser: Browser, recipe: string, theme: Theme): Promise<void> {
  const [width, height] = [725, 340];
  const context = await open(browser, width, height, theme);
  const page = await context.newPage();
  await page.goto(`${site.url}/embed/?recette=${recipe}&legend=0&title=0&controls=0&theme=${theme}`);
  await waitIdle(page, 60_000);
  await fill(page, width, height);
  await page.addStyleTag({ content: 'body :not(:has(canvas), canvas) { visibility: hidden }' });
  await waitIdle(page, 60_000);
  const name = theme === 'dark' ? `${recipe}-dark.webp` : `${recipe}.webp`;
  writeFileSync(join(thumbnails, name), await webp(context, await page.screenshot(), 0.8, 580));
  await context.close();
}

async function picture(browser: Browser, path: string, name: string, theme: Theme): Promise<void> {
  const context = await open(browser, 1440, 900, theme);
  const page = await context.newPage();
  await page.goto(`${site.url}${path}`);
  await waitIdle(page, 60_000);
  writeFileSync(join(pictures, `${name}.webp`), await webp(context, await page.screenshot(), 0.85));
  await context.close();
}

const site = await startSite();
const mapserver = await startMapServer();
const standIn = await startPublicStandIn(mapserver);
const browser = await launchBrowser();
mkdirSync(thumbnails, { recursive: true });
mkdirSync(pictures, { recursive: true });
// the other cards on public services have a drawn one: pictures of them all would weigh more than the site
const pictured = recipes.filter(({ id, offline }) => offline || existsSync(join(thumbnails, `${id}.webp`)));
for (const { id: recipe } of pictured)
  for (const theme of ['light', 'dark'] as const) await thumbnail(browser, recipe, theme);
await picture(browser, '/', 'landing', 'light');
await picture(browser, '/carte/habitants/', 'map', 'light');
await picture(browser, '/carte/habitants/', 'map-dark', 'dark');
await browser.close();
await Promise.all([site.close(), standIn.close(), mapserver.close()]);
