// Promise: layers name themselves where a reader is helped by it, say why, and let their author rank the names, thin them
// out or take them away for good.
import { looking } from './axe';
import { addEntries, addressFollows, expect, getDocument, openStudio, showTab, test, waitIdle } from './fixtures';
import type { Page } from '@playwright/test';

interface Named {
  source: { kind: string };
  labels?: { column: string; by?: string; few?: boolean };
  entry?: string;
}
const namesOf = async (page: Page, entry: string): Promise<Named['labels']> => {
  const { layers } = await getDocument(page);
  return (layers as unknown as Named[]).find((layer) => layer.entry === entry)?.labels;
};

test('few areas are named, towns by their population, and too many areas are not', async ({ page, site }) => {
  await openStudio(page, site);
  await addEntries(page, 'demo-regions');
  await expect.poll(() => namesOf(page, 'demo-regions')).toEqual({ column: 'nom' });
  await addEntries(page, 'demo-lieux');
  await expect.poll(() => namesOf(page, 'demo-lieux')).toMatchObject({ column: 'nom', few: true });
  await addEntries(page, 'demo-departements');
  await waitIdle(page);
  expect(await namesOf(page, 'demo-departements')).toBeUndefined();
});

test('names are ranked, thinned out and taken away in the editor, and undone', async ({ page, site }) => {
  await openStudio(page, site);
  await addEntries(page, 'demo-lieux');
  await expect.poll(() => namesOf(page, 'demo-lieux')).toBeDefined();
  await showTab(page, 'map');
  await page.locator('[data-source-id="demo-lieux"] [data-style-button]').click();
  const editor = page.locator('[data-style-editor]');
  await editor.getByRole('combobox', { name: 'Importance' }).selectOption({ label: 'Habitants' });
  expect((await namesOf(page, 'demo-lieux'))?.by).toBe('population');
  await editor.getByRole('checkbox', { name: /Les principales seulement/ }).uncheck();
  expect(await namesOf(page, 'demo-lieux')).toEqual({ column: 'nom', by: 'population' });
  await editor.getByRole('combobox', { name: 'Étiquettes' }).selectOption('');
  expect(await namesOf(page, 'demo-lieux')).toBeUndefined();
  await waitIdle(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => namesOf(page, 'demo-lieux')).toBeDefined();
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => namesOf(page, 'demo-lieux')).toBeUndefined();
  // an author's « none » holds in the link too
  await waitIdle(page);
  await addressFollows(page);
  await page.reload();
  await waitIdle(page);
  expect(await namesOf(page, 'demo-lieux')).toBeUndefined();
});

test('the editor says in a line each why a layer is drawn so', async ({ page, atelier }) => {
  await openStudio(page, atelier);
  await addEntries(page, 'gironde-wfs');
  await showTab(page, 'map');
  await page.locator('[data-source-id="gironde-wfs"] [data-style-button]').click();
  const why = page.locator('[data-choices]');
  await why.getByText('Pourquoi ce dessin').click();
  for (const aspect of ['Place', 'Étiquettes', 'Opacité', 'Échelles'])
    await expect(why.getByRole('term').filter({ hasText: aspect })).toBeVisible();
  await expect(why.getByRole('definition').first()).toHaveText(/\S/);
  const { look, found } = looking(page);
  await look('why');
  expect(found()).toEqual([]);
});
