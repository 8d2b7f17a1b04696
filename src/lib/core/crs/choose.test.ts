import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCrs, type ChooseOptions, type Positions } from './choose';
import { definitions } from './definitions';
import { noCrsAssets } from './no-assets';
import { transformToLonLat } from './transform';

const assets = noCrsAssets;
const at = (...positions: [number, number][]): Positions => ({
  share: (test) => (positions.length === 0 ? null : positions.filter(([x, y]) => test(x, y)).length / positions.length)
});
const code = (outcome: Awaited<ReturnType<typeof chooseCrs>>) =>
  outcome.ok ? outcome.value.definition.code : outcome.problem.code;
const choose = (positions: Positions, declared: string | null, options: Partial<ChooseOptions> = {}) =>
  chooseCrs(positions, declared, { assets, ...options });

/** Places of Gironde, in the plane of a system. */
function gironde(crs: string): [number, number][] {
  const found = transformToLonLat(crs);
  if (!found.ok) throw new Error(crs);
  const coords = Float64Array.of(-0.6, 44.8, -0.1, 45.1, -1.1, 44.6);
  found.value.fromLonLat(coords);
  return [0, 1, 2].map((i) => [coords[2 * i]!, coords[2 * i + 1]!]);
}

describe('chooseCrs', () => {
  it('follows the declaration', async () => {
    expect(code(await choose(at([418000, 6420000]), 'urn:ogc:def:crs:EPSG::2154'))).toBe('EPSG:2154');
    expect(code(await choose(at([2, 48]), null))).toBe('EPSG:4326');
    expect(code(await choose(at(), null))).toBe('EPSG:4326');
  });

  it('does not believe degrees that cannot be', async () => {
    const metres = at([418000, 6420000], [500000, 6500000]);
    const unsaid = await choose(metres, null);
    expect(unsaid.ok && unsaid.notices).toEqual([{ code: 'crs-guessed', facts: { crs: 'EPSG:2154' } }]);
    const wrong = await choose(metres, 'EPSG:4326');
    expect(wrong.ok && wrong.notices).toMatchObject([
      { code: 'crs-mismatch', facts: { crs: 'EPSG:4326', likely: 'EPSG:2154' } }
    ]);
    expect(code(wrong)).toBe('EPSG:2154');
    expect(code(await choose(at([1450000, 4180000]), 'EPSG:4326', { fallback: 'EPSG:3945' }))).toBe('EPSG:3945');
    expect(code(await choose(at([1450000, 4180000]), null))).toBe('EPSG:3945');
    expect(code(await choose(at([1450000, -4180000]), null))).toBe('unsupported-crs');
  });

  it('takes the system of the service where the document names none that is known', async () => {
    expect(code(await choose(at([418000, 6420000]), 'EPSG:999999', { fallback: 'EPSG:2154' }))).toBe('EPSG:2154');
    expect(code(await choose(at([418000, 6420000]), 'EPSG:999999', { fallback: 'EPSG:3946' }))).toBe('unsupported-crs');
  });

  it('forgives a few wild positions', async () => {
    expect(code(await choose(at([2, 48], [3, 47], [999, 999]), null))).toBe('EPSG:4326');
  });

  it.each([
    ['degrees in a plane', 'EPSG:4326', 'EPSG:2154', 'EPSG:4326'],
    ['a conic zone for its neighbour', 'EPSG:3945', 'EPSG:3946', 'EPSG:3945'],
    ['a conic zone for Lambert-93', 'EPSG:3945', 'EPSG:2154', 'EPSG:3945'],
    ['Lambert-93 for a conic zone', 'EPSG:2154', 'EPSG:3945', 'EPSG:2154'],
    ['NTF for Lambert-93', 'EPSG:27572', 'EPSG:2154', 'EPSG:27572'],
    ['Lambert-93 for NTF', 'EPSG:2154', 'EPSG:27572', 'EPSG:2154'],
    ['grads in degrees of NTF', 'EPSG:4807', 'EPSG:27572', 'EPSG:4807']
  ])('names %s: really %s, declared %s', async (_, real, declared, likely) => {
    // all of France where only its extent tells grads from degrees
    const places =
      real === 'EPSG:4807'
        ? ([
            [-3.2, 49],
            [1, 56.5],
            [4, 50]
          ] as [number, number][])
        : gironde(real);
    const made = await choose(at(...places), declared);
    expect(code(made)).toBe(likely);
    expect(made.ok && made.notices[0]).toMatchObject({ code: 'crs-mismatch', facts: { crs: declared, likely } });
  });

  it('does not take a system that is not sure, and lists those that may be', async () => {
    const made = await choose(at(...gironde('EPSG:25830')), 'EPSG:2154');
    if (made.ok) {
      expect(made.value.definition.code).toBe('EPSG:25830');
    } else {
      expect(made.problem).toMatchObject({ code: 'crs-mismatch', facts: { likely: null } });
    }
  });

  it('obeys a person even when they are wrong, and says so', async () => {
    const made = await choose(at(...gironde('EPSG:3945')), 'EPSG:3946', { stated: true });
    expect(code(made)).toBe('EPSG:3946');
    expect(made.ok && made.notices[0]).toMatchObject({ code: 'crs-mismatch', facts: { likely: 'EPSG:3945' } });
    const axis = await choose(at([48, 2]), 'EPSG:4326', { stated: true, axis: 'yx' });
    const place = Float64Array.of(48, 2);
    if (axis.ok) axis.value.toLonLat(place);
    expect([...place]).toEqual([2, 48]);
    expect(axis.ok && axis.notices).toEqual([]);
  });

  it('puts north-first planes right and says so', async () => {
    const swapped = await choose(at([6420759.1829, 413471.4551]), 'EPSG:2154');
    expect(swapped.ok && swapped.notices).toEqual([{ code: 'axis-swapped', facts: { crs: 'EPSG:2154' } }]);
    const coords = Float64Array.of(6420759.1829, 413471.4551);
    if (swapped.ok) swapped.value.toLonLat(coords);
    expect(coords[0]).toBeCloseTo(-0.6262433, 7);
    expect(coords[1]).toBeCloseTo(44.8267708, 7);
  });

  it('tells degrees in the wrong order, and a zone off by one, where the service says where it is', async () => {
    const expected = [-1.3, 44.2, 0.4, 45.6] as [number, number, number, number];
    for (const declared of ['EPSG:4326', null]) {
      const degrees = await choose(at([44.8, -0.6], [45.1, 0.1]), declared, { expected });
      expect(degrees.ok && degrees.notices).toEqual([{ code: 'axis-swapped', facts: { crs: 'EPSG:4326' } }]);
    }
    const zone = await choose(at(...gironde('EPSG:25830')), 'EPSG:25831', { expected });
    expect(zone.ok && zone.notices[0]).toMatchObject({ code: 'crs-mismatch', facts: { likely: 'EPSG:25830' } });
    const right = await choose(at(...gironde('EPSG:25830')), 'EPSG:25830', { expected });
    expect(right.ok && right.notices).toEqual([]);
  });

  it('leaves zones that are used beyond their area', async () => {
    const brest = Float64Array.of(-4.5, 48.4);
    const utm = transformToLonLat('EPSG:25831');
    if (utm.ok) utm.value.fromLonLat(brest);
    expect(code(await choose(at([brest[0]!, brest[1]!]), 'EPSG:25831'))).toBe('EPSG:25831');
  });

  it('never doubts positions of the area of use, in any system', async () => {
    for (const definition of definitions) {
      const found = transformToLonLat(definition.code);
      if (!found.ok) throw new Error(definition.code);
      const [west, south, east, north] = definition.area;
      const place = fc.tuple(
        fc.double({ min: west, max: east, noNaN: true }),
        fc.double({ min: Math.max(south, -89.9), max: Math.min(north, 89.9), noNaN: true })
      );
      await fc.assert(
        fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 5 }), async (places) => {
          const coords = Float64Array.from(places.flat());
          found.value.fromLonLat(coords);
          const positions = places.map((_, i): [number, number] => [coords[2 * i]!, coords[2 * i + 1]!]);
          const made = await choose(at(...positions), definition.code);
          expect(code(made)).toBe(definition.code);
          expect(made.ok && made.notices.filter((notice) => notice.code !== 'precision')).toEqual([]);
        }),
        { numRuns: 8, seed: 4 }
      );
    }
  });

  it('refuses what it cannot read', async () => {
    expect(code(await choose(at([1, 1]), 'EPSG:999999'))).toBe('unsupported-crs');
  });
});
