import type { Browser, BrowserContext, Page } from '@playwright/test';
import { allowInnerFunctions } from '../browser';
import { result, waitIdle } from '../e2e/fixtures';
import { photograph } from '../servers/photograph';
import type { Site } from '../servers/site';
import type { Exhibit } from './documents';

/** How an exhibit is looked at: by an embed on a screen or on a phone, by day or by night. */
export interface Look {
  name: 'desktop' | 'desktop-dark' | 'phone' | 'phone-dark';
  width: number;
  height: number;
  theme: 'light' | 'dark';
}
const desktop = { width: 720, height: 480 };
const phone = { width: 390, height: 600 };
export const looks: readonly Look[] = [
  { name: 'desktop', ...desktop, theme: 'light' },
  { name: 'desktop-dark', ...desktop, theme: 'dark' },
  { name: 'phone', ...phone, theme: 'light' },
  { name: 'phone-dark', ...phone, theme: 'dark' }
];

/** An empty embed in which exhibits are shown one after the other. */
export async function openEmbed(
  browser: Browser,
  site: Site,
  { width, height, theme }: Look
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: 'fr-FR',
    reducedMotion: 'reduce'
  });
  await allowInnerFunctions(context);
  // no test calls the public network: a tile of ours stands for photographs and plans
  await context.route(/^https:\/\/data\.geopf\.fr\/wmts/, (route) =>
    route.fulfill({ contentType: 'image/png', body: photograph() })
  );
  const page = await context.newPage();
  await page.goto(`${site.url}/embed/?theme=${theme}`);
  await waitIdle(page);
  return { context, page };
}

/** Shows an exhibit and takes its picture (PNG), once every layer is drawn; throws when one is not. */
export async function shoot(page: Page, { id, document }: Exhibit): Promise<Buffer> {
  await result(page, 'setDocument', { document });
  await waitIdle(page, 60_000);
  const layers = await result<{ id: string; status: string }[]>(page, 'getLayers');
  const amiss = layers.filter(({ status }) => status !== 'ready' && status !== 'hidden');
  if (amiss.length > 0) throw new Error(`${id}: ${amiss.map((l) => `${l.id} ${l.status}`).join(', ')}`);
  return page.screenshot();
}
