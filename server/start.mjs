/**
 * `npm start`: builds when there is no build, or when a source is newer than it, then serves it. Plain JavaScript, so
 * that Node 20 runs it as it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = ['build/client/index.html', 'build/server/main.js'].map((file) => join(root, file));
const sources = ['src', 'server', 'svelte.config.js', 'vite.config.ts', 'package-lock.json', 'static/config.json'];

/**
 * Date of the newest file under a path, tests left out; milliseconds.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return /\.test\.ts$/.test(path) ? 0 : found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isBuilt() {
  if (!built.every((file) => existsSync(file))) return false;
  const since = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return sources.every((source) => newest(join(root, source)) <= since);
}

if (!isBuilt()) {
  console.log('Building the studio (once, about a minute)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // another catalogue is compiled when serving; the build holds the project's own
  const { CATALOG_DIR: _other, ...env } = process.env;
  const run = spawnSync(npm, ['run', '--silent', 'build'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (run.status !== 0) {
    console.error('The build failed: run `npm run build` to see why.');
    process.exit(1);
  }
}

const main = join(root, 'build/server/main.js');
await import(pathToFileURL(main).href);
