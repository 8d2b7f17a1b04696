// Promise: two data ticked in the catalogue make a whole map in one click: placed, styled, crossed, titled, undone step by step.
import type { Page } from '@playwright/test';
import { looking } from './axe';
import { expect, getDocument, openStudio, readRows, rows, showTab, test, waitIdle } from './fixtures';
import type { Site } from '../servers/site';

const several = (page: Page) => page.getByRole('button', { name: 'Plusieurs' });
const box = (page: Page, name: RegExp) => page.getByRole('checkbox', { name });
const make = (page: Page) => page.getByRole('button', { name: 'Faire la carte' });
const status = (page: Page) => page.getByRole('group', { name: 'Faire la carte' }).getByRole('status');

async function openTicking(page: Page, site: Site): Promise<void> {
  await openStudio(page, site);
  await showTab(page, 'layers');
  await several(page).click();
  await expect(several(page)).toHaveAttribute('aria-pressed', 'true');
}

/** Rows ready or hidden below what was made of them, a legend of each that is drawn, a title nobody typed. */
async function expectMap(page: Page, title: RegExp): Promise<void> {
  const all = await readRows(page);
  expect(all.filter((row) => row.status !== 'ready' && row.status !== 'hidden')).toEqual([]);
  expect(all.filter((row) => row.crossing && row.status === 'ready')).toHaveLength(1);
  await expect(page.locator('[data-map-title]')).toHaveText(title);
  expect((await getDocument(page)).title).toBe('');
  await expect(page.locator(`[data-legend-layer="${all.find((row) => row.crossing)?.id}"]`)).not.toHaveCount(0);
}

test('areas and a table of figures: ticked by keyboard, joined, undone step by step', async ({ page, site }) => {
  await openTicking(page, site);
  await expect(status(page)).toHaveText('Cochez de 2 à 6 données.');
  await make(page).click({ force: true });
  await expect(rows(page)).toHaveCount(0);

  await page.getByRole('searchbox').fill('départements');
  await box(page, /^Départements Natural Earth/).focus();
  await page.keyboard.press('Space');
  await expect(box(page, /^Départements Natural Earth/)).toBeChecked();
  await expect(make(page)).toHaveAttribute('aria-disabled', 'true');
  await box(page, /^Chiffres des départements/).click();
  await expect(status(page)).toHaveText('2 données choisies');
  await expect(rows(page), 'a tick adds nothing').toHaveCount(0);
  const { look, found } = looking(page);
  await look('ticked catalogue');
  expect(found()).toEqual([]);

  await make(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /^Ma carte/ }).and(page.locator(':focus'))).toHaveCount(1);
  await waitIdle(page);
  await expect(rows(page)).toHaveCount(3);
  await expect(page.locator('[data-crossing=join]')).toHaveAttribute('data-status', 'ready');
  await expectMap(page, /\S/);

  const undo = page.locator('[data-action=undo]');
  for (const [left, label] of [
    [2, /Croiser/],
    [1, /Ajouter «\sChiffres des départements\s»/],
    [0, /Ajouter «\sDépartements\s»/]
  ] as const) {
    await expect(undo).toHaveAttribute('aria-label', label);
    await undo.click();
    await expect(rows(page)).toHaveCount(left);
  }
  await waitIdle(page);
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  // ticking is over: a click adds again
  await showTab(page, 'layers');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await page.locator('[data-entry-id=demo-departements]').click();
  await expect(rows(page)).toHaveCount(1);
  await waitIdle(page);
});

test('zones and points: counted in each, though a third one fails', async ({ page, site }) => {
  await page.route('**/demo/lieux.csv', (route) => route.fulfill({ status: 404, body: '' }));
  await openTicking(page, site);
  for (const name of [/^Villes et bourgs/, /^Zones de proximité/, /^Points de service/]) await box(page, name).click();
  await expect(status(page)).toHaveText('3 données choisies');
  await make(page).click();
  await waitIdle(page, 60_000);
  const all = await readRows(page);
  expect(all.map((row) => row.status).sort()).toEqual(['error', 'hidden', 'ready', 'ready']);
  expect(all.find((row) => row.status === 'error')?.source).toBe('demo-lieux');
  // twelve thousand points would bury the counts
  expect(all.find((row) => row.status === 'hidden')?.source).toBe('demo-equipements');
  await expect(page.locator('[data-action=undo]')).toHaveAttribute('aria-label', /Masquer «\sPoints de service/);
  await expect(page.locator('[data-crossing=count-in]')).toHaveAttribute('data-status', 'ready');
  await expect(page.locator('[data-map-title]')).toHaveText(/\S/);
  await page
    .locator('[data-source-id=demo-lieux]')
    .getByRole('button', { name: /^Autres actions/ })
    .click();
  await page.getByRole('menuitem', { name: 'Retirer de la carte' }).click();
  await waitIdle(page);
  await expectMap(page, /\S/);
});

test('no more than six may be ticked, and giving up forgets them', async ({ page, site }) => {
  await openTicking(page, site);
  const boxes = page.getByRole('checkbox');
  for (let i = 0; i < 6; i++) await boxes.nth(i).click();
  await expect(status(page)).toHaveText(/6 données choisies.*C’est le plus possible\./s);
  await expect(boxes.nth(6)).toHaveAttribute('aria-disabled', 'true');
  await boxes.nth(6).click({ force: true });
  await expect(boxes.nth(6)).not.toBeChecked();
  await boxes.nth(0).click();
  await expect(boxes.nth(6)).toHaveAttribute('aria-disabled', 'false');
  await several(page).click();
  await several(page).click();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await expect(status(page)).toHaveText('Cochez de 2 à 6 données.');
});
