// Distances over the ellipsoid as PROJ's own `geod` measures them.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { geodesicMetres } from '../../src/lib/core/geometry/geodesic';
import { lehmer } from './random-areas';

it('600 pairs, from a few metres to the other side of the world, within a millimetre', () => {
  const random = lehmer(4);
  const pairs = Array.from({ length: 600 }, (_, i) => {
    const [lon, lat] = [-61 + random() * 120, -50 + random() * 100];
    const reach = 10 ** -(i % 6);
    return [
      lon,
      lat,
      lon + (random() - 0.5) * 120 * reach,
      Math.max(-89, Math.min(89, lat + (random() - 0.5) * 80 * reach))
    ];
  }) as [number, number, number, number][];
  // latitude first, as `geod` reads
  const input = pairs.map(([a, b, c, d]) => [b, a, d, c].map((n) => n.toFixed(12)).join(' ')).join('\n');
  const out = execFileSync('geod', ['+ellps=WGS84', '-I', '-F', '%.5f'], { input, encoding: 'utf8' });
  const wanted = out
    .trim()
    .split('\n')
    .map((line) => Number(line.trim().split(/\s+/).at(-1)));
  expect(wanted).toHaveLength(pairs.length);
  pairs.forEach(([a, b, c, d], i) => {
    const [lon1, lat1, lon2, lat2] = [a, b, c, d].map((n) => Number(n.toFixed(12))) as (typeof pairs)[number];
    expect(Math.abs(geodesicMetres(lon1, lat1, lon2, lat2) - wanted[i]!), JSON.stringify(pairs[i])).toBeLessThan(0.001);
  });
});
