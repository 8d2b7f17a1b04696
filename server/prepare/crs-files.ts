import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitions } from '../../src/lib/core/crs/definitions';
import type { CrsRow } from '../../src/lib/core/crs/assets';
import { packageFolder } from './inputs';

/** Where Debian's `proj-data` puts the grid of NTF (IGN, Licence Ouverte 2.0). */
const gridFile = '/usr/share/proj/ntf_r93.gsb';

interface IndexEntry {
  code: string;
  kind: string;
  name: string;
  proj4: string | null;
  /** north, west, south, east */
  bbox: [number, number, number, number] | null;
  unit: string | null;
  accuracy: number | null;
}

/** Metres stated of a datum that nothing ties to WGS 84: shifts of a few hundred metres are usual. */
const untiedMetres = 300;
/** DHDN by the register's seven parameters (EPSG:1777) where its text asks for a grid that is not here. */
const dhdn = '+towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7';

/** The rare coordinate systems of the EPSG register, as `crs/epsg.json` holds them. */
export function rareDefinitions(): CrsRow[] {
  const index = JSON.parse(readFileSync(join(packageFolder('epsg-index'), 'all.json'), 'utf8')) as Record<
    string,
    IndexEntry
  >;
  const bundled = new Set(definitions.map(({ code }) => code));
  return Object.values(index).flatMap((entry) => {
    const placed = /PROJCRS|GEOG|COMPOUND/.test(entry.kind);
    if (!placed || !entry.proj4 || !entry.bbox || bundled.has(`EPSG:${entry.code}`)) return [];
    // the texts of geographic systems in grads do not say so
    if (entry.unit === 'grad') return [];
    const [north, west, south, east] = entry.bbox;
    const [from, to] = west <= east ? [west, east] : [-180, 180];
    const { text, metres } = tied(entry.proj4, entry.accuracy);
    const row: CrsRow = [Number(entry.code), entry.name, text, from, south, to, north];
    return [metres > 1 ? [...row, metres] : row] as CrsRow[];
  });
}

/** A text without grids that proj4 would miss, and how precise it is. */
function tied(proj: string, accuracy: number | null): { text: string; metres: number } {
  const text = proj
    .replace(/ ?\+(type=crs|no_defs|wktext)/g, '')
    .replace('+nadgrids=BETA2007.gsb', dhdn)
    .replace(/ ?\+nadgrids=("[^"]*"|\S+)/g, '')
    .trim();
  const known = /towgs84|datum=(WGS84|NAD83)|ellps=(GRS80|WGS84)/.test(text) || proj.includes('nadgrids=@null');
  return { text, metres: known ? Math.round(accuracy ?? 1) : untiedMetres };
}

/** The grid of NTF; null where the machine has not `proj-data`. */
export function ntfGridBytes(): Uint8Array | null {
  return existsSync(gridFile) ? readFileSync(gridFile) : null;
}
