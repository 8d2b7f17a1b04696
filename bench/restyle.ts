import type { Page } from '@playwright/test';
import { openStudio } from '../tests/e2e/fixtures';
import { sentWhile, watchSent } from '../tests/e2e/gpu-bytes';
import { openAreas, restyle, restyles } from '../tests/e2e/many-areas';
import type { Site } from '../tests/servers/site';
import { pageTasks } from './page-tasks';

/** What restyling costs the page: longest task in ms, and ms from each worker's answer to deck given its paint, and to it written. */
export interface RestyleCost {
  processor: number;
  clock: number;
  given: number[];
  delays: number[];
}

/** Restyles 36,000 areas by method, number, palette, direction and column, on a page that shows them. */
export async function restyleCost(page: Page, site: Site): Promise<RestyleCost> {
  await watchSent(page);
  await openStudio(page, site);
  await openAreas(page);
  const [given, delays]: [number[], number[]] = [[], []];
  const tasks = await pageTasks(page, async () => {
    const sent = await sentWhile(page, async () => {
      for (const style of restyles) await restyle(page, style);
    });
    given.push(...sent.given);
    delays.push(...sent.delays);
  });
  return { ...tasks, given, delays };
}
