// Promise: a catalogue of a thousand layers answers as one types, accents and plurals forgiven.
import { makeCatalogue, wfsEntry } from '../servers/catalogue';
import { startSite } from '../servers/site';
import { BLOCKED, expect, longestTask, openStudio, showTab, test } from './fixtures';

test('1 000 entries: the list and the search answer at once', async ({ page }) => {
  const catalogue = makeCatalogue();
  const subjects = [
    'Zones inondables',
    'Gares',
    'Parcelles',
    'Forêts',
    'Captages',
    'Friches',
    'Haies',
    'Sites',
    'Ponts'
  ];
  for (let i = 0; i < 999; i++) {
    const title = `${subjects[i % subjects.length]} n° ${i}`;
    catalogue.write(`theme-${i % 12}/couche-${i}.yaml`, wfsEntry(title, 'https://cartes.exemple.fr/wfs', `ms:c${i}`));
  }
  catalogue.write('education/ecoles.yaml', wfsEntry('Écoles', 'https://cartes.exemple.fr/wfs', 'ms:ecoles', 'point'));
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  try {
    await openStudio(page, site);
    const entries = page.locator('[data-entry-id]');
    const longest = await longestTask(page, async () => {
      await showTab(page, 'layers');
      await expect(page.getByText(/^1\s000 couches$/)).toBeVisible();
      await page.getByRole('searchbox').pressSequentially('ecole');
      await expect(page.locator('[data-entry-id="ecoles"]')).toBeVisible();
    });
    console.log(`catalogue of 1 000: longest task ${Math.round(longest)} ms (0 means under 50)`);
    const first = await entries.evaluateAll((all) => all.slice(0, 5).map((one) => one.getAttribute('data-entry-id')));
    expect(first).toContain('ecoles');
    expect(longest).toBeLessThan(BLOCKED);
  } finally {
    await site.close();
    catalogue.remove();
  }
});
