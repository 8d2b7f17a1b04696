// Promise: « Enregistrer comme carte en un clic » writes a file that, put in a catalogue folder, is a card that makes the same
// map again.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCatalogue } from '../servers/catalogue';
import { root, startSite } from '../servers/site';
import { looking } from './axe';
import { expect, getDocument, openStudio, readRows, test, waitIdle } from './fixtures';

test('a map saved from the studio comes back from its card', async ({ page }) => {
  const catalogue = makeCatalogue();
  const own = join(root, 'layers-catalog');
  for (const file of readdirSync(join(own, 'demonstration')))
    catalogue.write(`demonstration/${file}`, readFileSync(join(own, 'demonstration', file), 'utf8'));
  catalogue.write('recipes/habitants.yaml', readFileSync(join(own, 'recipes/habitants.yaml'), 'utf8'));
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  try {
    await openStudio(page, site, '/carte/?recette=habitants&territoire=dep-87');
    const before = await readRows(page);
    const made = await getDocument(page);

    await page.locator('[data-action=share]').click();
    await page.getByRole('tab', { name: 'Carte en un clic' }).click();
    const text = await page.getByRole('textbox', { name: 'Fichier de la carte en un clic' }).inputValue();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Enregistrer comme carte en un clic' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('habitants-et-densite.yaml');
    expect(readFileSync(await download.path(), 'utf8')).toBe(text);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(25);
    const { look, found } = looking(page);
    await look('save');
    expect(found()).toEqual([]);

    catalogue.write(`recipes/${download.suggestedFilename()}`, text);
    await expect
      .poll(async () => {
        const compiled = (await (await fetch(`${site.url}/catalogue.json`)).json()) as { recipes: { id: string }[] };
        return compiled.recipes.map(({ id }) => id).sort();
      })
      .toEqual(['habitants', 'habitants-et-densite']);
    await page.goto('about:blank');
    await openStudio(page, site, '/?territoire=dep-87');
    await page.locator('[data-recipe-id="habitants-et-densite"]').click();
    await waitIdle(page);
    expect(await readRows(page)).toEqual(before);
    const again = await getDocument(page);
    // the panel is wider on the way from a card: the same territory is framed otherwise
    const same = { from: null, view: null };
    expect({ ...again, ...same }).toEqual({ ...made, ...same });
  } finally {
    await site.close();
    catalogue.remove();
  }
});
