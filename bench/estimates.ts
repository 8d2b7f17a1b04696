import { costOf, crossingInputs, crossingKinds } from '../src/lib/core/crossings/registry';
import { oneOfEach } from '../src/lib/core/crossings/one-of-each.fixture';
import type { CrossingSpec } from '../src/lib/core/crossings/schema';
import { handTable, type HandTable } from '../src/lib/core/marks/hand-table';
import { profileOf } from '../src/lib/core/table/make-profile';
import type { FeatureTable } from '../src/lib/core/table/table';
import { run } from '../tests/crossing';
import { places, type Times } from './crossings';

type Position = [number, number];

/** Estimates are good to this factor, once it is known how fast a machine is. */
const FACTOR = 3;

/** Ground of all layers, degrees. */
const ground = [0, 44, 3, 47] as const;

/** Rows of every column that `oneOfEach` names. */
function tableOf(rows: number, shapes: Omit<HandTable, 'columns'>): FeatureTable {
  const code = Array.from({ length: rows }, (_, i) => String(10_000 + i));
  const numbers = {
    x: code.map((_, i) => i % 100),
    nombre: code.map((_, i) => i % 50),
    population: code.map((_, i) => i)
  };
  const words = {
    origine: code,
    destination: code.toReversed(),
    code_dep: code.map((_, i) => String(i % 90)),
    nom: code
  };
  return handTable({ ...shapes, columns: { code, ...words, ...numbers } });
}

/** Areas side by side over three degrees, of wavering outlines, `shift` degrees to the north-east. */
function areas(rows: number, corners: number, shift = 0): FeatureTable {
  const side = Math.ceil(Math.sqrt(rows));
  const width = 3 / side;
  const polygons = Array.from({ length: rows }, (_, i) => {
    const [x, y] = [((i % side) + 0.5) * width + shift, 44 + (Math.floor(i / side) + 0.5) * width + shift];
    const ring = Array.from({ length: corners }, (_, k): Position => {
      const turn = (2 * Math.PI * k) / corners;
      const r = 0.48 * width * (1 + 0.1 * Math.sin(7 * turn + i));
      return [x + r * Math.cos(turn), y + r * Math.sin(turn)];
    });
    return [[ring]];
  });
  return tableOf(rows, { polygons });
}

function points(rows: number): FeatureTable {
  return tableOf(rows, { points: places(rows, ground).map((place) => [place]) });
}

function lines(rows: number, corners: number): FeatureTable {
  const drawn = places(rows, ground).map(([x, y]) => [
    Array.from({ length: corners }, (_, k): Position => [x + 0.003 * k, y + 0.002 * Math.sin(k)])
  ]);
  return tableOf(rows, { lines: drawn });
}

/** Layers of each kind of crossing, several times as many in the second case. */
const cases: Record<CrossingSpec['kind'], () => FeatureTable[][]> = {
  join: () => [[areas(36_000, 8), tableOf(36_000, {})]],
  'count-in': () => [
    [areas(4000, 100), points(100_000)],
    [areas(36_000, 16), points(20_000)]
  ],
  'length-in': () => [
    [areas(2000, 30), lines(2000, 20)],
    [areas(4000, 60), lines(10_000, 30)]
  ],
  nearest: () => [
    [points(50_000), points(20_000)],
    [points(20_000), lines(2000, 50)]
  ],
  reach: () => [[points(50_000), points(20_000)]],
  ratio: () => [[areas(36_000, 16)]],
  score: () => [[areas(36_000, 8)]],
  'service-areas': () => [
    [points(2000), areas(90, 200)],
    [points(20_000), areas(90, 200)]
  ],
  within: () => [
    [points(50_000), points(20_000)],
    [areas(4000, 60), points(5000)]
  ],
  'area-share': () => [
    [areas(4000, 60), areas(2000, 60, 0.01)],
    [areas(36_000, 16), areas(12_000, 16, 0.01)]
  ],
  buffer: () => [[points(3000)], [areas(2000, 60)]],
  clip: () => [
    [areas(4000, 60), areas(2000, 60, 0.01)],
    [lines(5000, 20), areas(2000, 60)]
  ],
  interpolate: () => [
    [areas(2000, 60, 0.01), areas(8000, 30)],
    [areas(1000, 16, 0.01), areas(36_000, 6)]
  ],
  dissolve: () => [[areas(4000, 60)], [areas(36_000, 16)]],
  overlay: () => [
    [areas(4000, 60), areas(2000, 60, 0.01)],
    [areas(400, 600), areas(200, 600, 0.01)]
  ],
  flows: () => [[tableOf(20_000, {}), areas(20_000, 8), areas(20_000, 8)]]
};

/**
 * What crossings take beside what is said of them before. Returns those whose estimate is further off than promised, all
 * being measured by the pace of this machine.
 */
export async function benchEstimates(times: Times): Promise<string[]> {
  const all: { title: string; ratio: number }[] = [];
  for (const { kind } of crossingKinds)
    for (const tables of cases[kind]()) {
      const spec = oneOfEach[kind];
      const inputs = crossingInputs(spec).map((_, i) => ({ ...(tables[i] as FeatureTable), id: `t${i}` }));
      const { median } = await times(async () => {
        const started = performance.now();
        await run(spec, ...inputs);
        return performance.now() - started;
      });
      const estimate = costOf(spec, inputs.map(profileOf));
      const title = `${kind} of ${inputs.map(({ rows }) => rows).join(' and ')} rows`;
      console.log(`${title}: ${Math.round(median)} ms, thought to take ${Math.round(estimate)} ms`);
      all.push({ title, ratio: median / estimate });
    }
  const pace = all.map(({ ratio }) => ratio).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] as number;
  const off = all.filter(({ ratio }) => ratio > FACTOR * pace || ratio < pace / FACTOR);
  console.log(`pace of this machine: ${pace.toFixed(2)}; ${off.length} of ${all.length} off by more than ${FACTOR} ×`);
  return off.map(({ title, ratio }) => `${title} (${(ratio / pace).toFixed(1)} × its estimate)`);
}
