/**
 * `npm run catalog:check [-- --live] [folder]`: names every file of a catalogue folder that is in error, with its line,
 * and exits 1 when there is one. With `--live`, also calls each endpoint, adds what it saw to the folder's history
 * (`checks.json`, which the studio reads) and writes a report beside it (`checks.html`).
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Catalogue } from '../../src/lib/core/catalogue/entry';
import { createCrsAssets } from '../../src/lib/core/crs/assets';
import { createNet } from '../../src/lib/core/net/fetch-net';
import { checkEntry } from '../catalogue/checks/check-entry';
import { checkRecipe } from '../catalogue/checks/check-recipe';
import { usualPlaces, type CheckContext, type Finding } from '../catalogue/checks/finding';
import { readHistory, withChecks, writeHistory, type CheckRecord } from '../catalogue/checks/history';
import { htmlReport, type Report } from '../catalogue/checks/report';
import { faultLine } from '../catalogue/fault-line';
import { checkFolder } from '../catalogue/folder-check';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = resolve(root, 'static');
const folder = resolve(process.argv.slice(2).find((word) => !word.startsWith('-')) ?? resolve(root, 'layers-catalog'));
const timeoutSeconds = 20;
/** decoded bytes that one answer may hold: a check is no download */
const maxBytes = 67_108_864;
/** entries looked at together */
const together = 4;

try {
  const { catalogue, faults, compared } = await checkFolder(folder);
  for (const fault of faults) console.error(faultLine(fault));
  const { entries, recipes, pending, pendingRecipes } = catalogue;
  console.log(
    `${entries.length} layers, ${pending.length} waiting for a protocol, ${recipes.length} one-click maps, ` +
      `${pendingRecipes.length} waiting, ` +
      `${faults.length} in error; ${compared} compared with the Géoplateforme’s schemas`
  );
  if (faults.length > 0) process.exitCode = 1;
  if (process.argv.includes('--live')) await checkLive(catalogue);
} catch (error) {
  console.error(`${folder}: ${(error as Error).message}`);
  process.exitCode = 1;
}

async function checkLive(catalogue: Catalogue): Promise<void> {
  const context: CheckContext = {
    net: createNet((url, init) => fetch(url, init), { timeoutSeconds, maxBytes }),
    assets: createCrsAssets((file) =>
      readFile(join(site, file)).then(
        (bytes) => new Uint8Array(bytes),
        () => null
      )
    ),
    baseUrl: pathToFileURL(`${site}/`).href,
    places: usualPlaces,
    territories: { reg: '75', dep: '33' },
    origin: 'https://studio.example',
    timeoutSeconds
  };
  const on = new Date().toISOString();
  const report: Report = { on, entries: [], recipes: [] };
  const checks = new Map<string, CheckRecord>();
  const waiting = [...catalogue.entries];
  const work = async (): Promise<void> => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      const findings = await checkEntry(entry, context);
      report.entries.push({ entry, findings });
      if (findings.length === 1 && findings[0]?.ok === null) continue;
      const wrong = findings.filter(({ ok }) => ok === false);
      const said = wrong.map((found: Finding) => `${found.check}: ${found.said}`).join('; ');
      checks.set(entry.id, { on, ok: wrong.length === 0, said: said || 'answers as described' });
      console.log(`${wrong.length === 0 ? 'ok    ' : 'failed'} ${entry.id}: ${said || 'answers as described'}`);
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  for (const recipe of catalogue.recipes) {
    if (recipe.offline) continue;
    const check = await checkRecipe(recipe, catalogue, context);
    report.recipes.push(check);
    console.log(`${check.ok ? 'ok    ' : 'failed'} ${check.id} (${check.milliseconds} ms): ${check.said}`);
  }
  const history = withChecks(await readHistory(folder), checks);
  await writeHistory(folder, history);
  await writeFile(join(folder, 'checks.html'), htmlReport(report, history));
  const failed = [...checks.values()].filter(({ ok }) => !ok).length;
  console.log(
    `${checks.size - failed} endpoints of ${checks.size} answer as described; see ${join(folder, 'checks.html')}`
  );
  if (failed > 0) process.exitCode = 1;
}
