import { describe, expect, it } from 'vitest';
import type { CrossingInput } from '../kind';
import { crossContext } from '../../../../../tests/crossing';
import { crossingInputs, crossingKinds, runCrossing, suggestCrossings } from '../registry';
import { layers } from './layers.fixture';
import { nothing, pairs } from './pairs.fixture';

const known = new Set<string>(crossingKinds.map((k) => k.kind));

describe('suggestions over a corpus of French layers', () => {
  const counted = pairs.filter(([, , kind]) => known.has(kind));
  const found = counted.map(([a, b, ...kinds]) => {
    const offered = suggestCrossings([layers[a], layers[b]]);
    const fits = offered.map(({ spec }) => kinds.includes(spec.kind) && crossingInputs(spec).length === 2);
    return { pair: `${a} + ${b}: ${kinds[0]}`, rank: fits.indexOf(true), offered: offered.map((s) => s.sentence.fr) };
  });

  it('holds forty pairs and more, and twenty of which nothing can be made', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(40);
    expect(nothing.length).toBeGreaterThanOrEqual(20);
  });

  it('puts first what somebody of the trade would, four times in five', () => {
    const others = found.filter((f) => f.rank !== 0);
    expect(others.length, JSON.stringify(others, null, 1)).toBeLessThanOrEqual(0.2 * counted.length);
  });

  it('offers it among the first five, but for one in forty', () => {
    const others = found.filter((f) => f.rank < 0 || f.rank > 4);
    expect(others.length, JSON.stringify(others, null, 1)).toBeLessThanOrEqual(counted.length / 40);
  });

  it('adds what two layers of the same communes say, and measures nothing between their shapes', () => {
    const offered = suggestCrossings([layers.delinquance, layers.accesSoins]);
    const [first, second] = offered;
    expect([first?.spec, second?.spec]).toMatchObject([
      { kind: 'join', columns: ['apl_generalistes_par_hab', 'pop_standardisee'] },
      { kind: 'join', columns: ['tx_pour_mille', 'faits'] }
    ]);
    const between = offered.filter(({ spec }) => crossingInputs(spec).length > 1);
    expect(between.map(({ spec }) => spec.kind)).toEqual(['join', 'join']);
  });

  it.each([
    ['communes', 'lignesBus', true],
    ['communes', 'natura', true],
    ['lycees', 'coursEau', true],
    ['icpe', 'inondables', true],
    ['communes', 'epci', false],
    ['lycees', 'communes', false],
    ['gares', 'cantons', false],
    ['iris', 'communes', false],
    ['ecoles', 'plu', false],
    ['communes', 'carreaux', false]
  ] as const)('measures how far %s are from %s: %s', (a, b, wanted) => {
    const offered = suggestCrossings([layers[a], layers[b]], 99).map(({ spec }) => spec);
    const measured = offered.some((spec) => spec.kind === 'nearest' && spec.from === layers[a].layer);
    expect(measured).toBe(wanted);
  });

  it.each(nothing)('makes nothing of %s and %s together', (a, b) => {
    const second: CrossingInput[] = b === null ? [] : [{ ...layers[b], layer: 'second' }];
    const offered = suggestCrossings([layers[a], ...second]);
    expect(offered.filter(({ spec }) => crossingInputs(spec).length > 1).map((s) => s.sentence.fr)).toEqual([]);
  });

  it.each(pairs.map(([a, b]) => [a, b] as const))(
    'can compute all that it offers of %s and %s, and says why',
    async (a, b) => {
      const inputs = [layers[a], layers[b]];
      for (const { spec, reason } of suggestCrossings(inputs)) {
        expect(reason?.fr.length).toBeGreaterThan(8);
        expect(reason?.en).not.toBe(reason?.fr);
        const tables = crossingInputs(spec).flatMap((id) => inputs.find((input) => input.layer === id)?.table ?? []);
        expect(await runCrossing(tables, spec, crossContext())).toMatchObject({ ok: true });
      }
    }
  );
});
