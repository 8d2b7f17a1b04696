import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { handTable, type HandTable } from '../marks/hand-table';
import { transferOfMarks } from '../marks/transfer';
import { handContext } from './hand-context';
import { profileOf } from '../table/make-profile';
import type { CompileContext, Theme } from './kind';
import { compileStyle, resolveStyle, styleKinds } from './registry';
import { styleSchema, type StyleSpec } from './schema';

const least: Record<StyleSpec['kind'], unknown> = {
  single: { kind: 'single', colour: 'qual-1' },
  classes: { kind: 'classes', column: 'taux' },
  categories: { kind: 'categories', column: 'type' },
  circles: { kind: 'circles', column: 'nombre' },
  'circles-on-classes': { kind: 'circles-on-classes', column: 'nombre', second: 'taux' },
  'proportional-lines': { kind: 'proportional-lines', column: 'nombre' },
  flows: { kind: 'flows', column: 'nombre' },
  icons: { kind: 'icons', icon: 'school', colour: 'qual-1' },
  'dot-density': { kind: 'dot-density', column: 'nombre' },
  'extruded-columns': { kind: 'extruded-columns', column: 'nombre' },
  cells: { kind: 'cells' },
  heat: { kind: 'heat' },
  clusters: { kind: 'clusters' },
  bivariate: { kind: 'bivariate', column: 'taux', second: 'nombre' }
};

const columns = { taux: [1.5, 2.5, null, 9.5], type: ['a', 'b', 'a', null], nombre: [4, 9, 0, 100] };
const square = (x: number): [number, number][] => [
  [x, 45],
  [x + 1, 45],
  [x + 1, 46],
  [x, 46]
];
const tables: Record<'point' | 'line' | 'polygon' | 'none', HandTable> = {
  point: { points: [0, 1, 2, 3].map((x) => [[x, 45]]), columns },
  line: {
    lines: [0, 1, 2, 3].map((x) => [
      [
        [x, 45],
        [x, 46]
      ]
    ]),
    columns
  },
  polygon: { polygons: [0, 1, 2, 3].map((x) => [[square(x)]]), columns },
  none: { columns }
};

describe.each(styleKinds.map((k) => [k.kind, k] as const))('style %s', (name, kind) => {
  it('speaks both languages, and its defaults make a whole style', () => {
    for (const wording of [kind.words.name, kind.words.hint]) {
      expect(wording.fr.length).toBeGreaterThan(3);
      expect(wording.en).not.toBe(wording.fr);
    }
    const style = v.parse(kind.schema, least[name]);
    expect(v.parse(styleSchema, style)).toEqual(style);
  });

  it.each(['point', 'line', 'polygon', 'none'] as const)('draws %s tables in both themes', async (geometry) => {
    const table = handTable(tables[geometry]);
    const contextIn = (theme: Theme): CompileContext => handContext(table, theme);
    const style = v.parse(styleSchema, least[name]);
    const resolved = await resolveStyle(table, style);
    expect(v.parse(styleSchema, resolved)).toEqual(resolved);
    expect(await resolveStyle(table, resolved)).toEqual(resolved);
    const light = await compileStyle(table, style, contextIn('light'));
    expect(light).toEqual(await compileStyle(table, resolved, contextIn('light')));
    const dark = await compileStyle(table, style, contextIn('dark'));
    if (geometry === 'none') {
      expect(light).toEqual({ marks: [], legend: { type: 'table', count: 4 } });
      return;
    }
    expect(light.legend.type).toBe(name);
    expect(light.marks.length).toBeGreaterThan(0);
    expect(dark.marks.map((m) => m.mark)).toEqual(light.marks.map((m) => m.mark));
    expect(JSON.stringify(dark.legend)).not.toBe(JSON.stringify(light.legend));
    // paints are four bytes a row, each in its own buffer
    if (!kind.gathers)
      for (const mark of light.marks) {
        const { fromZoom: _zooms, ...paints } = mark as Record<string, unknown>;
        for (const paint of Object.values(paints)) if (paint instanceof Uint8Array) expect(paint).toHaveLength(16);
      }
    const paints = light.marks.flatMap((m) => Object.values(m)).filter((p) => ArrayBuffer.isView(p));
    expect(transferOfMarks(light.marks)).toHaveLength(paints.length);
  });

  it('proposes only what it can draw, with words', () => {
    for (const hand of Object.values(tables)) {
      const profile = profileOf(handTable(hand));
      const proposal = kind.propose(profile, { usedColours: [], usedPalettes: [], surfaceTaken: false });
      if (!proposal) continue;
      expect(v.parse(styleSchema, proposal.style)).toEqual(proposal.style);
      expect(proposal.score).toBeGreaterThan(0);
      expect(proposal.score).toBeLessThanOrEqual(1);
      expect(proposal.reason.fr).not.toBe(proposal.reason.en);
      if ('column' in proposal.style) {
        const { column } = proposal.style;
        expect(kind.columns(profile).map((c) => c.name)).toContain(column);
      }
    }
  });
});
