import { describe, expect, it } from 'vitest';
import { handTable, type HandTable } from '../marks/hand-table';
import { keptApart } from '../styles/colour-distance';
import { colourOf } from '../styles/palettes';
import { resolveStyle, styleKinds } from '../styles/registry';
import type { StyleSpec } from '../styles/schema';
import { profileOf } from '../table/make-profile';
import type { FeatureTable } from '../table/table';
import { coloursDrawn, coloursOf, proposeStyles } from './propose';
import { roleOf, surfaceTaken, type StackItem } from './stack';

type Position = [number, number];
const rows = 26;
const numbers = Array.from({ length: rows }, (_, i) => i);
const points = numbers.map((x): Position[] => [[x / 4, 45]]);
const lines = numbers.map((x): Position[][] => [
  [
    [x / 4, 45],
    [x / 4, 46]
  ]
]);
const polygons = numbers.map((x): Position[][][] => [
  [
    [
      [x / 4, 45],
      [x / 4 + 0.2, 45],
      [x / 4 + 0.2, 46]
    ]
  ]
]);
const names = { nom: numbers.map((i) => `Lieu n° ${i}`), code_insee: numbers.map((i) => `330${10 + i}`) };
const kinds = (count: number): { type: string[] } => ({ type: numbers.map((i) => `sorte ${i % count}`) });
const degrees = ['faible', 'moyen', 'fort', 'très fort'];
const steps = { niveau: numbers.map((i) => degrees[i % 4] as string) };
const ages = ['0-14 ans', '15-29 ans', '30-59 ans', '60 ans et plus'];
const ranges = { age: numbers.map((i) => ages[i % 4] as string) };
const counts = { population: numbers.map((i) => 100 + i * i * 37) };
const rates = { taux_chomage: numbers.map((i) => 5 + i * 0.7) };

/** Layers as the demonstration and services give them, by geometry and what they carry. */
const layers: readonly HandTable[] = [
  { points, columns: names },
  { points, columns: { ...names, ...kinds(3) } },
  { points, columns: { ...names, ...counts } },
  { points, columns: { ...names, ...kinds(5) } },
  { points, columns: { ...names, ...kinds(12) } },
  { points, columns: { ...names, ...steps } },
  { points, columns: { ...names, ...ranges } },
  { lines, columns: names },
  { lines, columns: { ...names, ...kinds(4) } },
  { lines, columns: { ...names, ...kinds(12) } },
  { lines, columns: { ...names, ...ranges } },
  { polygons, columns: names },
  { polygons, columns: { ...names, ...rates } },
  { polygons, columns: { ...names, ...counts, ...rates } },
  { polygons, columns: { ...names, ...kinds(4) } },
  { polygons, columns: { ...names, ...kinds(12) } },
  { polygons, columns: { ...names, ...ranges } },
  { polygons, columns: { ...names, ...steps } }
];
const topics = [undefined, undefined, 'eau', 'risques', 'transport', 'nature', 'patrimoine', 'agriculture', 'sante'];

const nothing = { usedPalettes: [], usedColours: [], surfaceTaken: false };

interface Drawn extends StackItem {
  style: StyleSpec;
}

/** Numbers from 0 to 1, the same each time (Lehmer, 1951). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** The style that automatic cartography gives a table above a stack; `rank`: another of its offers, which a person took. */
async function styled(
  table: FeatureTable,
  topic: string | undefined,
  stack: readonly Drawn[],
  rank = 0
): Promise<Drawn> {
  const profile = profileOf(table);
  const used = stack.map(({ style }) => coloursOf(style));
  const offers = proposeStyles(profile, {
    usedPalettes: used.flatMap((u) => u.palettes),
    usedColours: used.flatMap((u) => u.colours),
    surfaceTaken: surfaceTaken(stack),
    rivals: (mark) => stack.flatMap((item) => (roleOf(item) === mark ? coloursDrawn(item.style) : [])),
    ...(topic !== undefined && { topic })
  });
  const { style } = offers[rank % offers.length]!;
  return { geometry: profile.geometry, style: await resolveStyle(table, style) };
}

/** 2 to 8 layers; the first one in any style that was offered for it, the others as they come by themselves. */
async function stackOf(random: () => number): Promise<Drawn[]> {
  const stack: Drawn[] = [];
  const size = 2 + Math.floor(random() * 7);
  while (stack.length < size) {
    const table = handTable(layers[Math.floor(random() * layers.length)]!);
    const rank = stack.length === 0 ? Math.floor(random() * styleKinds.length) : 0;
    stack.push(await styled(table, topics[Math.floor(random() * topics.length)], stack, rank));
  }
  return stack;
}

describe('harmony of a stack', () => {
  it('keeps any two layers of the same mark 20 apart, 10 to every colour-vision deficiency, in 400 stacks', async () => {
    const random = lehmer(2026);
    const near: string[] = [];
    const seen = new Set<string>();
    let pairs = 0;
    for (let run = 0; run < 400; run++) {
      const stack = await stackOf(random);
      for (const { style } of stack) seen.add(style.kind);
      for (const [i, one] of stack.entries())
        for (const other of stack.slice(i + 1)) {
          if (roleOf(one) !== roleOf(other)) continue;
          pairs++;
          for (const theme of ['light', 'dark'] as const) {
            const least = Math.min(
              ...coloursDrawn(one.style).flatMap((a) =>
                coloursDrawn(other.style).map((b) => keptApart(colourOf(a, theme), colourOf(b, theme)))
              )
            );
            if (least < 1)
              near.push(`${roleOf(one)} ${theme} ${least.toFixed(2)}: ${JSON.stringify([one.style, other.style])}`);
          }
        }
    }
    expect(pairs).toBeGreaterThan(400);
    expect(near).toEqual([]);
    // every style that these layers may have was met
    const offered = layers.flatMap((layer) => proposeStyles(profileOf(handTable(layer)), nothing));
    expect(offered.map(({ style }) => style.kind).filter((kind) => !seen.has(kind))).toEqual([]);
  });

  it('fills one surface only: further areas are hatched or outlined', async () => {
    const random = lehmer(12);
    for (let run = 0; run < 100; run++) {
      const stack = await stackOf(random);
      expect(stack.filter((item) => roleOf(item) === 'surface').length).toBeLessThanOrEqual(1);
    }
  });
});
