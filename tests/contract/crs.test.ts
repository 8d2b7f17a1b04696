// Every bundled system against PROJ's own program, both ways on 56 places of its area of use: 1 mm, 1 cm for NTF by its
// grid. Rare systems by the file that the site serves.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rareDefinitions } from '../../server/prepare/crs-files';
import { createCrsAssets } from '../../src/lib/core/crs/assets';
import { clarke, definitions, type CrsDefinition } from '../../src/lib/core/crs/definitions';
import { noCrsAssets } from '../../src/lib/core/crs/no-assets';
import { transformOf, transformToLonLat, type Transform } from '../../src/lib/core/crs/transform';
import type { CrsAssets } from '../../src/lib/core/ports';
import { apart, type LonLat } from './reading';

const gridFile = '/usr/share/proj/ntf_r93.gsb';
const assets = createCrsAssets((file) =>
  Promise.resolve(
    file === 'epsg.json' ? new TextEncoder().encode(JSON.stringify(rareDefinitions())) : readFileSync(gridFile)
  )
);

/** 8 × 7 places of an area of use, off its edges by a little. */
function places({ area: [west, south, east, north] }: CrsDefinition): LonLat[] {
  const at = (a: number, b: number, share: number): number => a + (0.01 + 0.98 * share) * (b - a);
  return Array.from({ length: 56 }, (_, i) => [at(west, east, (i % 8) / 7), at(south, north, Math.floor(i / 8) / 6)]);
}

/** What `cs2cs` makes of pairs, which go in and come out in the order of the words that name the systems. */
function byProj(from: string, to: string, pairs: readonly LonLat[]): Promise<LonLat[]> {
  return new Promise((resolve, reject) => {
    const args = ['-f', '%.11f', ...from.split(' '), '+to', ...to.split(' ')];
    const child = execFile('cs2cs', args, (error, stdout) => {
      if (error) return reject(error);
      const rows = stdout.trim().split('\n');
      resolve(rows.map((row) => row.trim().split(/\s+/).slice(0, 2).map(Number) as LonLat));
    });
    child.stdin?.end(pairs.map(([a, b]) => `${a.toFixed(11)} ${b.toFixed(11)}`).join('\n'));
  });
}

const ntfWords = (definition: CrsDefinition, shift: string): string => {
  const p = definition.projection;
  const datum = `+a=${clarke.a} +b=6356515 ${shift}`;
  if (p.type === 'geographic') return `+proj=longlat ${datum}`;
  if (p.type !== 'lcc') throw new Error(p.type);
  return `+proj=lcc +lat_1=${p.lat1} +lat_0=${p.lat0} +lon_0=0 +k_0=${p.k0} +x_0=${p.x0} +y_0=${p.y0} +pm=2.33722917 ${datum}`;
};

/** Worst distances in metres: our position from PROJ's plane one, and the way back. */
async function worst(definition: CrsDefinition, transform: Transform, words?: string): Promise<[number, number]> {
  const points = places(definition);
  const degrees = definition.projection.type === 'geographic';
  // by code, axes are the authority's: latitude first
  const swap = (pairs: readonly LonLat[]): LonLat[] => pairs.map(([a, b]) => [b, a]);
  const northFirst = degrees || definition.code === 'EPSG:3035';
  let plane = words
    ? await byProj('+proj=longlat +datum=WGS84', words, points)
    : await byProj('EPSG:4326', definition.code, swap(points));
  if (!words && northFirst) plane = swap(plane);
  const back = Float64Array.from(plane.flat());
  transform.toLonLat(back);
  const there = Float64Array.from(points.flat());
  transform.fromLonLat(there);
  let [to, from] = [0, 0];
  points.forEach((point, i) => {
    const [x, y] = plane[i]!;
    const moved: LonLat = [there[2 * i]!, there[2 * i + 1]!];
    const off = [
      apart([back[2 * i]!, back[2 * i + 1]!], point),
      degrees ? apart(moved, [x, y]) : Math.hypot(moved[0] - x, moved[1] - y)
    ] as const;
    // written so that NaN fails
    if (!(off[0] <= to)) to = off[0];
    if (!(off[1] <= from)) from = off[1];
  });
  return [to, from];
}

async function transformBy(code: string, from: CrsAssets): Promise<Transform> {
  const found = await transformOf(code, from);
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found.value;
}

/** PROJ's own words start faster than its register: there are 120 zones. */
const utmWords = (name: string): string =>
  `+proj=utm +zone=${/\d+(?=[NS]$)/.exec(name)?.[0]} +datum=WGS84${name.endsWith('S') ? ' +south' : ''}`;

const ntf = definitions.filter(({ datum }) => datum === 'ntf');
const zones = definitions.filter(({ code }) => /EPSG:32[67]\d\d/.test(code));
const others = definitions.filter((each) => !ntf.includes(each) && !zones.includes(each));

describe('bundled systems: 1 mm', () => {
  it.concurrent.each(others.map((d) => [d.code, d] as const))('%s', async (code, definition) => {
    const [to, from] = await worst(definition, await transformBy(code, noCrsAssets));
    // the way back of a datum shift starts from a height that it forgets
    expect(to).toBeLessThan(definition.projection.type === 'proj4' ? 0.01 : 0.001);
    expect(from).toBeLessThan(0.001);
  });

  it('UTM of WGS 84, all zones', async () => {
    for (let i = 0; i < zones.length; i += 6) {
      const some = zones.slice(i, i + 6);
      const all = await Promise.all(
        some.map(async (d) => worst(d, await transformBy(d.code, noCrsAssets), utmWords(d.name)))
      );
      all.forEach(([to, from], k) => {
        expect(to, some[k]?.code).toBeLessThan(0.001);
        expect(from, some[k]?.code).toBeLessThan(0.001);
      });
    }
  }, 180_000);
});

/** NTF in degrees from Greenwich for PROJ where ours are grads from Paris. */
const inGrads = ({ code }: CrsDefinition): boolean => code === 'EPSG:4807';

describe('NTF', () => {
  it.each(ntf.filter((d) => !inGrads(d)).map((d) => [d.code, d] as const))(
    '%s by the three-parameter shift: 1 cm, and it says that it is precise to 3 m',
    async (code, definition) => {
      const found = transformToLonLat(code);
      if (!found.ok) throw new Error(code);
      expect(found.notices).toEqual([{ code: 'precision', facts: { crs: code, metres: 3 } }]);
      const [to, from] = await worst(definition, found.value, ntfWords(definition, '+towgs84=-168,-60,320'));
      expect(to).toBeLessThan(0.01);
      expect(from).toBeLessThan(0.01);
    }
  );

  describe.skipIf(!existsSync(gridFile))('by the grid', () => {
    beforeAll(() => transformBy('EPSG:27572', assets));

    it.each(ntf.filter((d) => !inGrads(d)).map((d) => [d.code, d] as const))('%s: 1 cm', async (code, definition) => {
      const found = await transformOf(code, assets);
      if (!found.ok) throw new Error(code);
      expect(found.notices).toEqual([]);
      const [to, from] = await worst(definition, found.value, ntfWords(definition, '+nadgrids=ntf_r93.gsb'));
      expect(to).toBeLessThan(0.01);
      expect(from).toBeLessThan(0.01);
    });

    it('grads from Paris are the same places', async () => {
      const [degrees, grads] = await Promise.all([transformBy('EPSG:4275', assets), transformBy('EPSG:4807', assets)]);
      const a = Float64Array.of(5.33722917, 45);
      const b = Float64Array.of(3 / 0.9, 50);
      degrees.toLonLat(a);
      grads.toLonLat(b);
      expect(apart([a[0]!, a[1]!], [b[0]!, b[1]!])).toBeLessThan(1e-6);
    });
  });
});

describe('rare systems, from the file of the site: 1 cm', () => {
  // by the words of their definition: for the code, PROJ may take a grid or a later shift
  it.concurrent.each(['EPSG:2056', 'EPSG:31370', 'EPSG:28992', 'EPSG:3067', 'EPSG:2180', 'EPSG:23031', 'EPSG:31467'])(
    '%s',
    async (code) => {
      const row = rareDefinitions().find(([number]) => `EPSG:${number}` === code);
      if (!row) throw new Error(code);
      const transform = await transformBy(code, assets);
      const [to, from] = await worst(transform.definition, transform, row[2]);
      expect(to).toBeLessThan(0.01);
      expect(from).toBeLessThan(0.01);
    }
  );
});

const truthsFile = resolve(import.meta.dirname, '../../../shared/ogc-kit/TRUTHS.json');
const hasTruths = existsSync(truthsFile);
describe.skipIf(!hasTruths || !existsSync(gridFile))(
  hasTruths ? '[ogc-kit]' : '[ogc-kit] skipped: no ../shared/ogc-kit beside the repository',
  () => {
    it('zone II by the NTF grid, both ways, within 1 cm of the truths', async () => {
      const { reprojection } = JSON.parse(readFileSync(truthsFile, 'utf8')) as {
        reprojection: { points: { id: string; lon: number; lat: number; xy: Record<string, LonLat> }[] };
      };
      const transform = await transformOf('EPSG:27572', assets);
      if (!transform.ok) throw new Error(JSON.stringify(transform.problem));
      const points = reprojection.points.filter(({ xy }) => xy['27572']);
      expect(points.length).toBeGreaterThan(20);
      for (const { id, lon, lat, xy } of points) {
        const [x, y] = xy['27572']!;
        const there = Float64Array.of(x, y);
        transform.value.toLonLat(there);
        expect(apart([there[0]!, there[1]!], [lon, lat]), id).toBeLessThan(0.01);
        const back = Float64Array.of(lon, lat);
        transform.value.fromLonLat(back);
        expect(Math.hypot(back[0]! - x, back[1]! - y), id).toBeLessThan(0.01);
      }
    });
  }
);
