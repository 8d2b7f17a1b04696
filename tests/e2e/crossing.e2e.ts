// Promise: a crossing is chosen as a sentence that says why, seen before it is made, and repaired in one click.
import type { Page } from '@playwright/test';
import { looking } from './axe';
import { addEntries, expect, openStudio, rows, showTab, test, waitIdle } from './fixtures';
import type { Site } from '../servers/site';

const dialog = (page: Page) => page.getByRole('dialog');

async function openCrossings(page: Page): Promise<void> {
  await showTab(page, 'map');
  await page.locator('button.croiser').click();
  await expect(dialog(page).locator('[data-suggestion]').first()).toBeVisible();
}

/** A table of figures by commune whose codes lost their zeros, one of them of a commune merged since, one of none. */
async function withoutZeros(page: Page, site: Site): Promise<string> {
  const text = await (await page.request.get(`${site.url}/demo/populations.csv`)).text();
  const codes = text
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(';')[0] || []);
  const written = codes.slice(0, 400).map((code) => code.replace(/^0/, ''));
  const history = await page.request.get(`${site.url}/territories/commune-history.json`);
  const former = Object.entries((await history.json()) as Record<string, string>).find(([now]) => codes.includes(now));
  return [
    'code_insee;nb_agents',
    ...[...written, former?.[1].split(' ')[0], '99999'].map((code, i) => `${code};${i + 1}`)
  ].join('\n');
}

test('five sentences at a time, each with its reason, its preview and its settings', async ({ page, site }) => {
  await openStudio(page, site);
  await addEntries(page, 'demo-zones', 'demo-departements', 'demo-lieux', 'demo-populations');
  await openCrossings(page);
  await expect(dialog(page).locator('[data-suggestion]')).toHaveCount(5);
  await expect(dialog(page).locator('[data-reason]').first()).toHaveText(/les mêmes codes des deux côtés/i);
  await expect(dialog(page).locator('[data-wait]')).toHaveText(
    Array.from({ length: 5 }, () => /moins d’une seconde|environ \d+\ss/)
  );

  const count = dialog(page)
    .locator('li')
    .filter({ has: page.locator('[data-suggestion=count-in]') })
    .first();
  await count.locator('[aria-expanded]').click();
  await expect(count.locator('[data-preview] tbody tr')).toHaveCount(5);
  const before = await count.locator('.phrase').textContent();
  const other = count.getByRole('combobox', { name: /^À la place de/ }).first();
  const option = await other.locator('option:not(:checked)').first().getAttribute('value');
  await other.selectOption(option);
  await expect(count.locator('.phrase')).not.toHaveText(before ?? '');
  await expect(count.locator('[data-preview] tbody tr')).toHaveCount(5);
  const { look, found } = looking(page);
  await look('crossings');
  expect(found()).toEqual([]);

  const chosen = (await count.locator('.phrase').textContent())?.trim() ?? '';
  await count.locator('[data-suggestion]').click();
  await expect(dialog(page)).toBeHidden();
  await waitIdle(page);
  const made = page.locator('[data-crossing=count-in]');
  await expect(made).toHaveAttribute('data-status', 'ready');
  expect(chosen).toMatch(/dans chaque/);
  await made.locator('.nom [aria-expanded]').click();
  await expect(made.locator('[data-finding]')).toHaveText(/ en ont| n’en ont pas/);
});

test('a distance is chosen in the sentence, and is that of the layer', async ({ page, site }) => {
  await openStudio(page, site);
  await addEntries(page, 'demo-lieux');
  await openCrossings(page);
  const around = dialog(page)
    .locator('li')
    .filter({ has: page.locator('[data-suggestion=buffer]') });
  await expect(around.locator('.phrase')).toHaveText(/à moins de 1\skm de/);
  await around.locator('[aria-expanded]').click();
  const distance = around.getByRole('combobox', { name: 'Distance' });
  await expect(distance.locator('option')).toHaveText(['500 m', '1 km', '2 km', '5 km', '10 km', '20 km']);
  await expect(distance).toHaveValue(/^1\s/);
  await distance.selectOption({ label: '5\u00a0km' });
  await expect(around.locator('.phrase')).toHaveText(/à moins de 5\skm de/);
  await expect(around.locator('[data-reason]')).not.toHaveText('');
  await around.locator('[data-suggestion]').click();
  await waitIdle(page);
  const made = page.locator('[data-crossing=buffer]');
  await expect(made).toHaveAttribute('data-status', 'ready');
  await expect(made).toContainText(/À moins de 5\skm de/);
});

test('a preview is called off with the dialog', async ({ page, site }) => {
  await openStudio(page, site);
  await addEntries(page, 'demo-zones', 'demo-lieux');
  await openCrossings(page);
  await dialog(page).locator('li [aria-expanded]').first().click();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(rows(page)).toHaveCount(2);
  await waitIdle(page);
});

test('one button makes the best crossing; codes that lost their zero are told and repaired in one click', async ({
  page,
  site,
  requests
}) => {
  await openStudio(page, site);
  await addEntries(page, 'demo-zones');
  const buffer = Buffer.from(await withoutZeros(page, site));
  await page.locator('input[type=file][multiple]').first().setInputFiles({ name: 'agents.csv', mimeType: '', buffer });
  await expect(rows(page)).toHaveCount(2);
  await waitIdle(page);
  const asked = (): string[] => requests.filter((url) => url.includes('commune-history'));
  expect(asked()).toEqual([]);
  await openCrossings(page);
  await dialog(page).locator('[data-action=cross]').click();
  await waitIdle(page);
  const row = page.locator('[data-crossing=join]');
  await expect(row).toHaveAttribute('data-status', 'ready');
  const report = row.locator('[data-notice=join-report]');
  await expect(report).toContainText(/ont perdu leur zéro/);
  await expect(report).toContainText(/1 est d’une commune depuis fusionnée/);
  await expect(report).toContainText(/1 inconnu/);
  expect(asked().length).toBe(1);
  expect(asked().every((url) => url.startsWith(site.url))).toBe(true);

  await report.locator('[data-remedy=repair]').click();
  await waitIdle(page);
  await expect(report).toContainText(/^\s*401 codes sur 402 reconnus, dont \d+ sans leur zéro/);
  await expect(report.locator('[data-remedy=repair]')).toHaveCount(0);
  // it is a step, and part of the link
  const undo = page.locator('[data-action=undo]');
  await expect(undo).toHaveAttribute('aria-label', /Réparer les codes/);
  await undo.click();
  await waitIdle(page);
  await expect(report.locator('[data-remedy=repair]')).toHaveCount(1);
});
