/** `npm test`: every test there is. Ends with `N passed, N failed, N skipped`, and with 0 only when all is well. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { playwrightCounts, total, vitestCounts } from './counts.mjs';
import { ensureHeavyPackages, ensurePackages } from './packages.mjs';

const root = resolve(import.meta.dirname, '..');
const reports = join(root, 'tests/.tmp/reports');
const strict = process.env.CI === 'true';

const lacking = ensurePackages();
if (lacking.length > 0) {
  console.error(
    `Missing system packages: ${lacking.join(' ')}.\nAs root: apt-get install -y --no-install-recommends ${lacking.join(' ')}`
  );
  process.exit(1);
}
if (strict) ensureHeavyPackages();

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/**
 * @param {string} title
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function step(title, program, args, env = {}) {
  console.log(`\n== ${title}`);
  const started = performance.now();
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`-- ${title}: ${Math.round((performance.now() - started) / 1000)} s`);
  return status === 0;
}

/** @param {string} name */
const bin = (name) => join(root, 'node_modules/.bin', name);

if (!step('build', 'npm', ['run', '-s', 'build'])) {
  console.error('The build failed.');
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

const vitest = (/** @type {string} */ name, /** @type {string[]} */ ...args) =>
  step(name, bin('vitest'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${name}.json`)}`,
    ...args
  ]);
vitest('units');
vitest('contract', '--config', 'tests/vitest.config.ts');
step('e2e', bin('playwright'), ['test', '--config', 'tests/playwright.config.ts'], {
  PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json')
});

const { passed, failed, skipped, refused } = total(
  [
    vitestCounts(join(reports, 'units.json')),
    vitestCounts(join(reports, 'contract.json')),
    playwrightCounts(join(reports, 'e2e.json'))
  ],
  strict
);
console.log('');
for (const name of skipped) console.log(`skipped: ${name}`);
for (const name of refused) console.log(`a skip is a failure here (CI=true): ${name}`);
console.log(`${passed} passed, ${failed + refused.length} failed, ${skipped.length - refused.length} skipped`);
process.exit(failed + refused.length === 0 ? 0 : 1);
