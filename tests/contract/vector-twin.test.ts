// Promise: a picture of the project's own catalogue leads to its objects where the catalogue has them, and to no others.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileCatalogue } from '../../server/catalogue/compile';
import { vectorTwin } from '../../src/lib/core/catalogue/vector-twin';
import { givesOf } from '../../src/lib/core/sources/registry';
import { root } from '../servers/site';

it('each picture of the catalogue has the twin that it should have', async () => {
  const { entries } = await compileCatalogue(join(root, 'layers-catalog'));
  const pictures = entries.filter(({ source }) => givesOf(source) === 'raster');
  const twins = Object.fromEntries(
    pictures.map(({ id, source }) => [id, vectorTwin({ source, entry: id }, entries)?.id ?? null])
  );
  expect(twins).toEqual({
    'brgm-geologie': null,
    'fond-ortho': null,
    'fond-plan-ign': null,
    'gpf-cadastre-image': 'gpf-parcelle',
    'gpf-ocsge-artif': null,
    // several layers in one picture
    'gpu-image': null,
    'gr-nappes-image': null,
    // the catalogue has the perimeters of the same plans, which are no zones
    'gr-ppri-zonage': null,
    // of another name on the same server: no entry declares it
    'gr-rga-image': null,
    'gr-tri-moyen': null,
    'protectedareas-znieff1-image': 'znieff1',
    'rpg-image': 'rpg'
  });
});
