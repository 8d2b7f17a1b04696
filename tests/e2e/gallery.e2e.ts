// Promise: every style, every crossing and stacks of them look as they did when someone last signed them.
import type { Browser } from '@playwright/test';
import { difference } from '../gallery/compare';
import { exhibits, type Exhibit } from '../gallery/documents';
import { kitExhibits } from '../gallery/kit-documents';
import { referenceOf } from '../gallery/references';
import { looks, openEmbed, shoot } from '../gallery/shoot';
import { makeCatalogue, wfsEntry } from '../servers/catalogue';
import { hasKit, startKit } from '../servers/kit';
import { startSite, type Site } from '../servers/site';
import { expect, test } from './fixtures';

/** Letters and edges differ a little from one browser to another; a class in another colour is more. */
const MOST_FAR = 0.015;
const MOST_MEAN = 4;
/** Over photographs their grain comes to it, which the compression of the references smooths. */
const overPhotographs = { far: 0.06, mean: 7 };

/** Pictures that differ from their references, as sentences. */
async function unlike(browser: Browser, site: Site, all: readonly Exhibit[]): Promise<string[]> {
  const amiss: string[] = [];
  let compared = 0;
  for (const look of looks) {
    const wanted = all.flatMap((exhibit) => {
      const reference = referenceOf(exhibit, look);
      return reference === null ? [] : [{ exhibit, reference }];
    });
    if (wanted.length === 0) continue;
    const { context, page } = await openEmbed(browser, site, look);
    for (const { exhibit, reference } of wanted) {
      const { share, mean } = await difference(context, await shoot(page, exhibit), reference);
      compared++;
      const most = exhibit.document.basemap === 'ortho' ? overPhotographs : { far: MOST_FAR, mean: MOST_MEAN };
      if (share > most.far || mean > most.mean)
        amiss.push(
          `${exhibit.id}, ${look.name}: ${(share * 100).toFixed(1)} % of pixels, ${mean.toFixed(1)} in the mean`
        );
    }
    await context.close();
  }
  expect(compared).toBe(2 * all.length);
  return amiss;
}

test('maps of the data that come with the site', async ({ browser, site }) => {
  test.setTimeout(600_000);
  expect(exhibits.length).toBeGreaterThanOrEqual(40);
  expect(await unlike(browser, site, exhibits)).toEqual([]);
});

test('another palette is seen', async ({ browser, site }) => {
  const look = looks[0]!;
  const [petrole, ocre] = ['classes-quantile', 'croisement-ratio'].map((id) => exhibits.find((e) => e.id === id)!);
  const { context, page } = await openEmbed(browser, site, look);
  const { share } = await difference(context, await shoot(page, petrole!), referenceOf(ocre!, look)!);
  expect(share).toBeGreaterThan(2 * MOST_FAR);
  await context.close();
});

test('[ogc-kit] maps of real French data', async ({ browser }) => {
  test.skip(!hasKit, 'no ../shared/ogc-kit beside the repository');
  test.setTimeout(300_000);
  const kit = await startKit();
  const catalogue = makeCatalogue();
  catalogue.write('kit/communes.yaml', wfsEntry('Communes', `${kit.url}/ows`, 'communes'));
  const site = await startSite({ CATALOG_DIR: catalogue.folder });
  try {
    expect(await unlike(browser, site, kitExhibits(kit.url))).toEqual([]);
  } finally {
    await site.close();
    catalogue.remove();
    await kit.close();
  }
});
