import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../browser';
import { webp } from '../pictures/webp';
import { makeCatalogue, wfsEntry } from '../servers/catalogue';
import { hasKit, startKit } from '../servers/kit';
import { root, startSite } from '../servers/site';
import { exhibits } from './documents';
import { kitExhibits } from './kit-documents';
import { galleryPage } from './page';
import { references, referenceOf, REFERENCE_WIDTH } from './references';
import { looks, openEmbed, shoot } from './shoot';

/**
 * `npm run gallery`: pictures of every map of the gallery, on a screen and on a phone, by day and by night, from the
 * build, and the page that shows them (`build/gallery/index.html`). Maps of the kit are left out where it is not.
 * `-- --references` makes those that tests compare with (`tests/gallery/references/`) again; look at them before they are
 * committed. `-- <id> …` makes the pictures of some maps only.
 */
const folder = join(root, 'build/gallery');
const remake = process.argv.includes('--references');
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
mkdirSync(folder, { recursive: true });
if (remake) mkdirSync(references, { recursive: true });

const kit = hasKit ? await startKit() : null;
const catalogue = makeCatalogue();
if (kit) catalogue.write('kit/communes.yaml', wfsEntry('Communes', `${kit.url}/ows`, 'communes'));
const site = await startSite({ CATALOG_DIR: catalogue.folder });
const browser = await launchBrowser();
const failed: string[] = [];
const all = [...exhibits, ...(kit ? kitExhibits(kit.url) : [])];
for (const look of looks) {
  const { context, page } = await openEmbed(browser, site, look);
  for (const exhibit of all.filter(({ id }) => only.length === 0 || only.includes(id)))
    try {
      const png = await shoot(page, exhibit);
      writeFileSync(join(folder, `${exhibit.id}-${look.name}.webp`), await webp(context, png, 0.9));
      const reference = referenceOf(exhibit, look);
      if (remake && reference) writeFileSync(reference, await webp(context, png, 0.92, REFERENCE_WIDTH));
    } catch (error) {
      failed.push(`${exhibit.id}, ${look.name}: ${String(error)}`);
    }
  await context.close();
}
await browser.close();
await site.close();
catalogue.remove();
await kit?.close();
writeFileSync(join(folder, 'index.html'), galleryPage(all, looks));
console.log(`${all.length} maps, ${looks.length} pictures each: build/gallery/index.html`);
if (failed.length > 0) {
  console.error(failed.join('\n'));
  process.exitCode = 1;
}
