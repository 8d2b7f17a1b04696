import type { Page } from '@playwright/test';
import { addEntries, openStudio, showTab, waitIdle } from '../tests/e2e/fixtures';
import type { Site } from '../tests/servers/site';
import { pageTasks, type PageTasks } from './page-tasks';

/** What a crossing costs the page that asks for it: longest tasks, ms from the click to the row there and to the map drawn; areas. */
export interface CrossingCost extends PageTasks {
  ready: number;
  idle: number;
  areas: number;
}

/** Places as people have them: a CSV of two columns. */
export const csvOf = (places: readonly (readonly [number, number])[]): Buffer =>
  Buffer.from(`longitude;latitude\n${places.map(([x, y]) => `${x.toFixed(6)};${y.toFixed(6)}`).join('\n')}\n`);

/** Counts the places of an own file in the areas of an entry, by the click on its sentence, on a page that shows both. */
export async function countOnPage(page: Page, site: Site, entry: string, places: Buffer): Promise<CrossingCost> {
  await openStudio(page, site);
  await addEntries(page, entry);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: 'lieux.csv', mimeType: 'text/csv', buffer: places }]);
  await page.locator('[data-layer-id][data-status=ready]').nth(1).waitFor({ state: 'attached' });
  await waitIdle(page, 60_000);
  await showTab(page, 'map');
  await page.locator('button.croiser').click();
  const sentence = page.locator('[data-suggestion=count-in]').first();
  await sentence.waitFor();
  const made = page.locator('[data-crossing=count-in][data-status=ready]');
  let [ready, idle] = [0, 0];
  const tasks = await pageTasks(page, async () => {
    const started = performance.now();
    await sentence.click();
    await made.waitFor();
    ready = performance.now() - started;
    await waitIdle(page, 60_000);
    idle = performance.now() - started;
  });
  return { ...tasks, ready, idle, areas: Number(await made.getAttribute('data-count')) };
}
