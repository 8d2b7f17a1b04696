import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} program */
const onPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** A browser: Debian's, or the one that Playwright downloads (its own check then names it). */
export const chromium = '/usr/bin/chromium';

/** How it is started: as root in a container, WebGL by software, quiet on the network. */
export const browserArgs = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

/** Debian package → what tells that it is there. */
const needs = {
  'cgi-mapserver': () => existsSync(process.env.MAPSERV ?? '/usr/lib/cgi-bin/mapserv'),
  'gdal-bin': () => onPath('ogr2ogr') && onPath('ogrinfo'),
  'proj-bin': () => onPath('cs2cs'),
  'proj-data': () => existsSync('/usr/share/proj/ntf_r93.gsb') || existsSync('/usr/share/proj/fr_ign_ntf_r93.tif'),
  chromium: () => existsSync(chromium)
};

/** What only continuous integration fetches by itself, since it weighs a gigabyte: its tests are skipped without. */
const heavy = {
  'qgis-server': () => existsSync('/usr/lib/cgi-bin/qgis_mapserv.fcgi'),
  'python3-qgis': () => existsSync('/usr/lib/python3/dist-packages/qgis/core')
};

/** Whether QGIS Server and what makes its project are there. */
export const hasQgis = () => missing(heavy).length === 0;

/** @param {Record<string, () => boolean>} packages */
const missing = (packages) =>
  Object.entries(packages)
    .filter(([, there]) => !there())
    .map(([name]) => name);

/** How a command becomes root's: as it is, by sudo without a password, or not at all (null). */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

/**
 * Installs the system packages that the tests need and the machine lacks (Debian, root or sudo).
 * @returns {string[]} those still missing
 */
export const ensurePackages = () => ensure(needs);

/** Installs the packages that some tests can do without. */
export const ensureHeavyPackages = () => ensure(heavy);

/** @param {Record<string, () => boolean>} packages */
function ensure(packages) {
  const wanted = missing(packages);
  if (wanted.length === 0) return [];
  const root = asRoot();
  if (!root || !onPath('apt-get')) return wanted;
  console.log(`Installing ${wanted.join(' ')}`);
  const apt = (/** @type {string[]} */ ...args) => {
    const [program, ...rest] = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    execFileSync(/** @type {string} */ (program), rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  try {
    apt('update', '-q');
    apt('install', '-y', '-q', '--no-install-recommends', ...wanted);
  } catch (error) {
    console.error(String(error));
  }
  return missing(packages);
}
