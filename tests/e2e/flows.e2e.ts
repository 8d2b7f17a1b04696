// Promise: a table of journeys between codes is linked to its places in one click, and drawn as flows that add up to it.
import { addEntries, expect, openStudio, rows, showTab, test, waitIdle } from './fixtures';

/** Sum of a column of a CSV file with semicolons. */
function sumOf(csv: string, column: string): number {
  const [head, ...lines] = csv.trim().split('\n');
  const at = head!.split(';').indexOf(column);
  return lines.reduce((sum, line) => sum + Number(line.split(';')[at]), 0);
}

const figure = (text: string): number => Number(text.replace(/\D/g, ''));

test('journeys to work, from the catalogue to flows with their legend', async ({ page, site }) => {
  await openStudio(page, site);
  await addEntries(page, 'demo-zones', 'demo-deplacements');
  await showTab(page, 'map');
  await page.locator('button.croiser').click();
  const first = page
    .getByRole('dialog')
    .locator('li')
    .filter({ has: page.locator('[data-suggestion]') })
    .first();
  await expect(first.locator('.phrase')).toHaveText(/^\s*Relier les zones/);
  await first.locator('[data-suggestion]').click();
  await waitIdle(page);
  const made = page.locator('[data-crossing=flows]');
  await expect(made).toHaveAttribute('data-status', 'ready');
  await expect(rows(page)).toHaveCount(3);
  const legend = page.locator(`[data-legend-layer="${await made.getAttribute('data-layer-id')}"]`);
  await expect(legend).toContainText('Large au départ, en pointe à l’arrivée');

  // drawn, too small to be drawn, and within a place: all that the table holds
  const csv = await (await page.request.get(`${site.url}/demo/deplacements.csv`)).text();
  const told = (await legend.textContent()) ?? '';
  const drawn = figure(/flux dessinés?, ([\d\s]+) au total/.exec(told)?.[1] ?? '');
  const small = figure(/dessinés? \(([\d\s]+) au total\)/.exec(told)?.[1] ?? '');
  const report = (await made.locator('[data-notice=flows-report]').textContent()) ?? '';
  const [, total, between, staying, unknown] =
    /total de ([\d\s]+), ([\d\s]+) vont.*; ([\d\s]+) restent.*; ([\d\s]+) viennent/.exec(report) ?? [];
  expect(figure(total ?? '')).toBe(sumOf(csv, 'actifs'));
  expect(figure(between ?? '') + figure(staying ?? '') + figure(unknown ?? '')).toBe(figure(total ?? ''));
  expect(drawn + small).toBe(figure(between ?? ''));
  expect(drawn).toBeGreaterThan(0);
});
