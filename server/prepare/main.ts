/**
 * `npm run prepare:data`: writes what the site needs and git does not hold under `static/`: data of the offline
 * demonstration, territories, coordinate systems, the compiled catalogue with its JSON Schemas, third-party notices. Open data come from
 * development dependencies, nothing is downloaded. The slow part is skipped when its inputs have not changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ntfGridName } from '../../src/lib/core/crs/ntf';
import { compileCatalogue } from '../catalogue/compile';
import { faultLine } from '../catalogue/fault-line';
import { catalogueSchemas } from '../catalogue/json-schema';
import { thirdPartyNotices } from '../licences/notices';
import { ntfGridBytes, rareDefinitions } from './crs-files';
import { makeDemoFiles, type Files } from './demo-files';
import { dataPackages, packageFolder } from './inputs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const stampFile = join(root, 'static', 'demo', 'stamp.json');

interface Stamp {
  inputs: string;
  files: string[];
}

/** Digest of all that the demonstration depends on: versions of the data packages, and the code that reads them. */
function inputsDigest(): string {
  const hash = createHash('sha256');
  for (const name of dataPackages) hash.update(readFileSync(join(packageFolder(name), 'package.json')));
  const core = ['catalogue/spelling.ts', 'crossings/commune-history.ts', 'table/spelt-codes.ts'].map((file) =>
    join(root, 'src/lib/core', file)
  );
  const own = readdirSync(here).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  for (const file of [...core, ...own.sort().map((name) => join(here, name))]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function fresh(inputs: string): boolean {
  if (!existsSync(stampFile)) return false;
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp;
  return stamp.inputs === inputs && stamp.files.every((file) => existsSync(join(root, 'static', file)));
}

function write(files: Files): void {
  for (const [file, text] of files) {
    const path = join(root, 'static', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

const inputs = inputsDigest();
if (fresh(inputs)) {
  console.log('Demonstration data: up to date');
} else {
  const started = performance.now();
  const files = makeDemoFiles();
  write(files);
  const stamp: Stamp = { inputs, files: [...files.keys()] };
  writeFileSync(stampFile, JSON.stringify(stamp));
  console.log(`Demonstration data: ${files.size} files in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const catalogue = await compileCatalogue(process.env.CATALOG_DIR ?? join(root, 'layers-catalog'));
write(
  new Map([
    ['catalogue.json', JSON.stringify(catalogue)],
    ['catalogue.schema.json', JSON.stringify(catalogueSchemas(), null, 2)],
    ['third-party-notices.txt', thirdPartyNotices(root)]
  ])
);
write(new Map([['crs/epsg.json', JSON.stringify(rareDefinitions())]]));
const grid = ntfGridBytes();
if (grid) writeFileSync(join(root, 'static', 'crs', ntfGridName), grid);
console.log(grid ? 'NTF grid: copied' : 'NTF grid: not on this machine (apt-get install proj-data)');

for (const fault of catalogue.faults) console.warn(`Catalogue: ${faultLine(fault)}`);
console.log(`Catalogue: ${catalogue.entries.length} entries, ${catalogue.recipes.length} recipes`);
