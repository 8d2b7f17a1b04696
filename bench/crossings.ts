import { Worker } from 'node:worker_threads';
import {
  featureCollection,
  lineString,
  multiPolygon,
  point,
  pointsWithinPolygon,
  pointToLineDistance
} from '@turf/turf';
import { plainAccess } from '../src/lib/core/net/access';
import { run } from '../tests/crossing';
import { crossingInputs } from '../src/lib/core/crossings/registry';
import type { CrossingSpec } from '../src/lib/core/crossings/schema';
import { handTable } from '../src/lib/core/marks/hand-table';
import { bboxOf } from '../src/lib/core/table/blocks';
import { ringsOf, toPairs } from '../src/lib/core/table/polygon-writer';
import type { FeatureTable, PolygonBlock } from '../src/lib/core/table/table';
import { WorkerClient, type Channel } from '../src/lib/workers/client';
import { TableSender } from '../src/lib/workers/table-port';
import { readTable } from '../tests/contract/reading';
import { hasKit, startKit } from '../tests/servers/kit';

export type Times = (run: () => Promise<number>) => Promise<{ median: number; worst: number }>;

/** Places spread over an extent, the same each time. */
export function places(
  n: number,
  [west, south, east, north]: readonly [number, number, number, number]
): [number, number][] {
  return Array.from({ length: n }, (_, i) => [
    west + (((i * 7919) % 99_991) / 99_991) * (east - west),
    south + (((i * 104_729) % 79_999) / 79_999) * (north - south)
  ]);
}

/** A table of places; built from nested arrays, a million of them would not fit a call. */
function dotsOf(list: readonly [number, number][]): FeatureTable {
  const rows = list.length;
  const points = { coords: Float64Array.from(list.flat()), rowOf: Uint32Array.from(list.keys()) };
  return { ...handTable({ id: 'dots' }), rows, total: rows, points, bbox: bboxOf({ points }) };
}

/** Polygons of each row, as Turf takes them. */
function turfAreas(block: PolygonBlock, rows: number): ReturnType<typeof multiPolygon>[] {
  const shapes = Array.from({ length: rows }, (): [number, number][][][] => []);
  block.rowOf.forEach((row, part) => shapes[row]!.push(toPairs(ringsOf(block, part))));
  return shapes.map((shape) => multiPolygon(shape));
}

/**
 * Counting places in areas, against Turf over the same in GeoJSON, both in this run. Turf looks at every pair: a tenth of
 * the places, once, its time multiplied by ten.
 */
async function benchCountIn(
  times: Times,
  areas: FeatureTable,
  list: readonly [number, number][]
): Promise<{ worst: number; ratio: number }> {
  const dots = dotsOf(list);
  const spec = { kind: 'count-in', areas: 'areas', points: 'dots' } as const;
  const ours = await times(async () => {
    const started = performance.now();
    await run(spec, areas, dots);
    return performance.now() - started;
  });
  const polygons = turfAreas(areas.polygons!, areas.rows);
  const tenth = featureCollection(list.filter((_, i) => i % 10 === 0).map((place) => point(place)));
  const started = performance.now();
  let counted = 0;
  for (const polygon of polygons) counted += pointsWithinPolygon(tenth, polygon).features.length;
  const theirs = (performance.now() - started) * 10;
  const ratio = theirs / ours.median;
  console.log(
    `count of ${list.length} points in ${areas.rows} areas: median ${Math.round(ours.median)} ms, worst ${Math.round(ours.worst)} ms; by Turf on a tenth of the points (${counted} in areas), times ten: ${Math.round(theirs)} ms (${ratio.toFixed(0)} ×)`
  );
  return { worst: ours.worst, ratio };
}

/** Wandering lines over an extent, the same each time, as Turf takes them. */
function wanderings(
  lines: number,
  edges: number,
  [west, south, east, north]: readonly [number, number, number, number]
): [number, number][][] {
  return places(lines, [west, south, east, north]).map(([x, y], n) =>
    Array.from({ length: edges + 1 }, (_, i): [number, number] => [
      x + 0.005 * i + 0.02 * Math.sin(i / 7 + n),
      y + 0.02 * Math.cos(i / 5 + 2 * n)
    ])
  );
}

/** Distances to the nearest line, against Turf, which looks at every line: a thousandth of the places, once. */
async function benchNearestLine(times: Times, list: readonly [number, number][]): Promise<number> {
  const drawn = wanderings(200, 100, [-1.5, 43, 2, 47]);
  const [dots, lines] = [dotsOf(list), handTable({ lines: drawn.map((line) => [line]) })];
  let found: ArrayLike<number> = [];
  const ours = await times(async () => {
    const started = performance.now();
    const { table } = await run({ kind: 'nearest', from: 'dots', to: 'lines' }, dots, lines);
    const made = performance.now() - started;
    const column = table.columns.find((c) => c.name === 'distance_km');
    if (column?.type === 'number') found = column.values;
    return made;
  });
  const shapes = drawn.map((line) => lineString(line));
  const few = [...list.keys()].filter((i) => i % 1000 === 0);
  const started = performance.now();
  let apart = 0;
  for (const i of few) {
    const least = Math.min(...shapes.map((shape) => pointToLineDistance(list[i]!, shape, { method: 'geodesic' })));
    apart = Math.max(apart, Math.abs((found[i] as number) / least - 1));
  }
  const theirs = ((performance.now() - started) * list.length) / few.length;
  console.log(
    `nearest of 20000 edges of lines to ${list.length} points: median ${Math.round(ours.median)} ms, worst ${Math.round(ours.worst)} ms; by Turf on a thousandth of the points, times a thousand: ${Math.round(theirs)} ms (${(theirs / ours.median).toFixed(0)} ×); on the sphere, ${(100 * apart).toFixed(2)} % apart at most`
  );
  return ours.worst;
}

/** The keeper worker in a thread, and tables that it owns. */
async function keeperWith(tables: readonly FeatureTable[]): Promise<WorkerClient> {
  const client = new WorkerClient(() => {
    // a thread does not inherit tsx; Node reads no wasm by its address, which only the overlay engine asks for
    const wasm =
      "export const load = (url, context, next) => url.includes('.wasm') ? { format: 'module', shortCircuit: true, source: 'export default ' + JSON.stringify(url) } : next(url, context)";
    const boot = `import('node:module').then(({ register }) => register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(wasm)}))).then(() => import('tsx/esm/api')).then(({ register }) => (register(), import('${new URL('keeper-thread.ts', import.meta.url).href}')))`;
    const thread = new Worker(boot, { eval: true });
    const channel: Channel = {
      postMessage: (message, transfer) => thread.postMessage(message, (transfer ?? []) as never[]),
      onmessage: null,
      terminate: () => void thread.terminate()
    };
    thread.on('message', (data) => channel.onmessage?.({ data } as MessageEvent));
    thread.on('error', (error) => channel.onerror?.({ message: error.message }));
    return channel;
  });
  const { port1, port2 } = new MessageChannel();
  client.givePort(port2);
  const sender = new TableSender(port1);
  for (const table of tables) await sender.send(table);
  sender.close();
  return client;
}

/** No crossing measured here asks the site for anything. */
const nowhere = { baseUrl: 'http://127.0.0.1:1/', timeoutSeconds: 1, maxBytes: 1, access: plainAccess };

/**
 * How long a crossing that is called off holds the keeper: from the abort to the answer of the next call. Aborts come ever
 * later, so that they fall on its preparation and on its loops.
 */
async function benchCancel(times: Times, client: WorkerClient, spec: CrossingSpec): Promise<number> {
  const inputs = crossingInputs(spec).map((table) => ({ table, where: null }));
  let wait = 20;
  let settled = 0;
  let late = 0;
  const processor: number[] = [];
  const result = await times(async () => {
    const controller = new AbortController();
    const call = client.call(
      'cross',
      { table: 'made', inputs, crossing: spec, site: nowhere },
      { signal: controller.signal }
    );
    wait += 60;
    await new Promise((done) => setTimeout(done, wait));
    const started = performance.now();
    const before = process.cpuUsage();
    controller.abort();
    const outcome = await call;
    settled = Math.max(settled, performance.now() - started);
    if (outcome.ok) late++;
    await client.call('describe', { table: 'areas', where: null, style: null, rows: [0] });
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
    return performance.now() - started;
  });
  console.log(
    `${spec.kind} called off: the promise settles in ${settled.toFixed(1)} ms at worst, the keeper answers the next call after median ${Math.round(result.median)} ms, worst ${Math.round(result.worst)} ms (promised: 200 ms), ${Math.round(Math.max(...processor.slice(1)))} ms of processor at worst${late > 0 ? `; ${late} were done before` : ''}`
  );
  return result.worst;
}

/**
 * Counts in areas and cancels of crossings, over a grid and, where the kit lies beside the repository, over its communes.
 * Returns what is promised and not kept.
 */
export async function benchCrossings(times: Times): Promise<string[]> {
  const squares = Array.from({ length: 8000 }, (_, i): [number, number][] => {
    const [x, y] = [(i % 100) / 10 - 5, Math.floor(i / 100) / 10 + 42];
    return [
      [x, y],
      [x + 0.1, y],
      [x + 0.1, y + 0.1],
      [x, y + 0.1]
    ];
  });
  await benchCountIn(times, handTable({ polygons: squares.map((ring) => [[ring]]) }), places(20_000, [-5, 42, 5, 50]));
  const broken: string[] = [];
  const nearest = await benchNearestLine(times, places(100_000, [-1.7, 42.8, 2.6, 47.1]));
  if (nearest > 5000) broken.push(`nearest of 20,000 edges to 100,000 points in ${Math.round(nearest)} ms (5 s)`);
  if (!hasKit) {
    console.log('communes of the kit: skipped, no ../shared/ogc-kit beside the repository');
    return broken;
  }
  const kit = await startKit();
  const source = {
    kind: 'wfs',
    url: `${kit.url}/ows`,
    typeName: 'communes',
    version: '2.0.0',
    pageSize: 2000
  } as const;
  const communes = { ...(await readTable(source)).table, id: 'areas' };
  await kit.close();
  const { worst, ratio } = await benchCountIn(times, communes, places(100_000, communes.bbox!));
  if (worst > 2000) broken.push(`count of 100,000 points in communes in ${Math.round(worst)} ms (2 s)`);
  if (ratio < 20) broken.push(`count of points in communes at ${ratio.toFixed(0)} × Turf (20)`);

  const list = places(1_000_000, communes.bbox!);
  const client = await keeperWith([communes, dotsOf(list)]);
  for (const spec of [
    { kind: 'count-in', areas: 'areas', points: 'dots' },
    { kind: 'within', from: 'areas', to: 'dots', metres: 1000, mode: 'count' },
    { kind: 'nearest', from: 'areas', to: 'dots' },
    { kind: 'nearest', from: 'dots', to: 'areas' }
  ] as const)
    if ((await benchCancel(times, client, spec)) > 200) broken.push(`${spec.kind} called off in time (200 ms)`);
  client.close();
  return broken;
}
