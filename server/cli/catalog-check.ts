/**
 * `npm run catalog:check [-- --live] [folder]`: names every file of a catalogue folder that is in error, with its line,
 * and exits 1 when there is one. With `--live`, also calls each endpoint once and reports.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultLine } from '../catalogue/fault-line';
import { checkFolder } from '../catalogue/folder-check';
import { checkLive, type LiveCheck } from '../catalogue/live-check';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = resolve(process.argv.slice(2).find((word) => !word.startsWith('-')) ?? resolve(root, 'layers-catalog'));

try {
  const { catalogue, faults, compared } = await checkFolder(folder);
  for (const fault of faults) console.error(faultLine(fault));
  const { entries, recipes, pending } = catalogue;
  console.log(
    `${entries.length} layers, ${pending.length} waiting for a protocol, ${recipes.length} one-click maps, ` +
      `${faults.length} in error; ${compared} compared with the Géoplateforme’s schemas`
  );
  if (faults.length > 0) process.exitCode = 1;

  if (process.argv.includes('--live')) {
    const failed = (await checkAll(entries)).filter((check) => !check.ok).length;
    console.log(`${entries.length - failed} endpoints of ${entries.length} answer as described`);
    if (failed > 0) process.exitCode = 1;
  }
} catch (error) {
  console.error(`${folder}: ${(error as Error).message}`);
  process.exitCode = 1;
}

/** Four at a time, said as they come. */
async function checkAll(entries: Parameters<typeof checkLive>[0][]): Promise<LiveCheck[]> {
  const waiting = [...entries];
  const checks: LiveCheck[] = [];
  const work = async (): Promise<void> => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      const check = await checkLive(entry, { site: resolve(root, 'static'), timeoutSeconds: 20 });
      checks.push(check);
      console.log(`${check.ok ? 'ok    ' : 'failed'} ${check.id} (${check.milliseconds} ms): ${check.said}`);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return checks;
}
