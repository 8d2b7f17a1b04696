// Promise: a portrait is compared with another place, in its table, its sentences, its file and its link; one step undoes it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from '../servers/site';
import { looking } from './axe';
import {
  addressFollows,
  expect,
  getDocument,
  lookAt,
  middleOfMap,
  openStudio,
  result,
  test,
  waitIdle
} from './fixtures';

const populationOf = new Map(
  readFileSync(join(build, 'demo', 'populations.csv'), 'utf8')
    .split(/\r?\n/)
    .map((line) => line.split(';'))
    .map((cells): [string, number] => [cells[0]!, Number(cells[2])])
);

const MAP = '/carte/?recette=points-de-service&territoire=dep-33';
const [BAZAS, PESSAC] = ['33036', '33318'];
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

/** The map with the portrait of the zone of Bazas, opened by the outside contract. */
async function openPortrait(page: Page): Promise<string> {
  const document = await getDocument(page);
  const layer = document.layers.find((one) => one.visible && /pour 10.000 habitants/.test(one.name))!.id;
  const portrait = { kind: 'area', layer, row: 0, key: { column: 'code_insee', value: BAZAS }, name: 'Bazas' };
  await result(page, 'setDocument', { document: { ...document, portrait } });
  await expect(page.locator('[data-portrait="ready"]')).toBeVisible();
  return layer;
}

async function compare(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Comparer à un autre lieu' }).click();
  await page.getByRole('combobox', { name: 'Adresse ou lieu' }).fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name} commune`) }).click();
}

/** Cells of the line of inhabitants: the measure, then its figures. */
const inhabitants = (page: Page, layer: string): Promise<string[]> =>
  page
    .locator(`[data-portrait-figures="${layer}"] tr`)
    .filter({ has: page.getByRole('cell', { name: 'Habitants', exact: true }) })
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).innerText.trim()));

test('another commune: both figures and how much more, by its code; file, link, undo', async ({
  page,
  site,
  browser
}) => {
  await openStudio(page, site, MAP);
  const layer = await openPortrait(page);
  await compare(page, 'Pessac');
  const head = page.locator('[data-portrait] thead');
  await expect(head).toContainText('Pessac');
  await expect(page.locator('[data-portrait="ready"]')).toBeVisible();
  await expect(head.getByRole('columnheader')).toHaveText([
    'Couche',
    'Mesure',
    'Bazas',
    'Pessac',
    'Écart',
    'Gironde',
    'Source'
  ]);
  const [here, there] = [populationOf.get(BAZAS!)!, populationOf.get(PESSAC!)!];
  const french = (n: number): string => plain(n.toLocaleString('fr-FR'));
  await expect(async () =>
    expect((await inhabitants(page, layer)).slice(0, 4).map(plain)).toEqual([
      'Habitants',
      french(here),
      french(there),
      `−${french(there - here)}`
    ])
  ).toPass();
  const sentence = page.locator(`[data-portrait-layer="${layer}"]`);
  await expect(sentence).toContainText(/^Bazas compte .*\. Pour Pessac, c’est [\d,]+\.$/);
  const told = await sentence.innerText();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter CSV' }).click();
  const csv = readFileSync(await (await saving).path(), 'utf8').split('\r\n');
  expect(csv[0]).toContain(';Mesure;Bazas;Pessac;Écart;Unité;');
  expect(
    csv
      .find((line) => line.includes(';Habitants;'))!
      .split(';')
      .slice(2, 5)
  ).toEqual([here, there, here - there].map(String));

  await addressFollows(page);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR', hasTouch: true });
  const other = await context.newPage();
  await other.goto(page.url());
  await waitIdle(other);
  await expect(other.locator(`[data-portrait-layer="${layer}"]`)).toHaveText(told);
  await context.close();

  await page.getByRole('button', { name: 'Annuler : Comparer à « Pessac »' }).click();
  await expect(head).not.toContainText('Pessac');
  await expect(page.getByRole('button', { name: 'Comparer à un autre lieu' })).toBeVisible();
});

test('a place that the layer has not is told, and costs nothing else; a click on the map gives another', async ({
  page,
  site
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { look, found } = looking(page);
  await openStudio(page, site, MAP);
  const layer = await openPortrait(page);
  await page.getByRole('button', { name: 'Comparer à un autre lieu' }).click();
  await look('dialog');
  await page.keyboard.press('Escape');
  // of another département: the layer holds the Gironde alone
  await compare(page, 'Bergerac');
  await expect(page.locator('[data-portrait] [role="status"]')).toContainText(
    'Bergerac ne se retrouve pas parmi les surfaces'
  );
  await expect(page.locator(`[data-portrait-layer="${layer}"]`)).toContainText(/^Bazas compte/);

  await lookAt(page, -0.6573, 44.8, 11);
  const { x, y } = await middleOfMap(page);
  await page.mouse.click(x + 23, y - 83);
  await page.getByRole('button', { name: 'Comparer à ce lieu' }).click();
  await expect(page.locator('[data-portrait] thead')).not.toContainText('Bergerac');
  await expect(page.locator(`[data-portrait-layer="${layer}"]`)).toContainText(/Pour \S.*, c’est [\d,]+\.$/);
  await look('compared');
  await page.getByRole('button', { name: 'Ne plus comparer' }).click();
  await expect(page.getByRole('button', { name: 'Comparer à un autre lieu', exact: true })).toBeFocused();
  expect(found()).toEqual([]);
});
