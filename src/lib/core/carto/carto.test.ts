import { describe, expect, it } from 'vitest';
import { handTable, type HandTable } from '../marks/hand-table';
import { apart } from '../styles/colour-distance';
import type { ProposeContext } from '../styles/kind';
import { colourOf } from '../styles/palettes';
import type { StyleSpec } from '../styles/schema';
import { profileOf } from '../table/make-profile';
import type { TableProfile } from '../table/profile';
import { proposeStyles } from './propose';
import { placeInStack, roleOf, type StackItem, surfaceTaken } from './stack';

const free: ProposeContext = { usedColours: [], usedPalettes: [], surfaceTaken: false };
const areas = (columns: HandTable['columns'] & object): TableProfile => {
  const rows = Object.values(columns)[0]!.length;
  const polygons = Array.from({ length: rows }, (_, x) => [
    [
      [
        [x, 45],
        [x + 1, 45],
        [x + 1, 46]
      ] as [number, number][]
    ]
  ]);
  return profileOf(handTable({ polygons, columns }));
};
const best = (profile: TableProfile, context: ProposeContext = free): StyleSpec =>
  proposeStyles(profile, context)[0]!.style;

const code = ['01001', '01002', '01003', '01004'];
const nom = ['Ambérieu', 'Bourg', 'Châtillon', 'Divonne'];

describe('proposeStyles', () => {
  it('draws counts on areas as circles', () => {
    expect(best(areas({ code, population: [1200, 40000, 800, 9000] }))).toMatchObject({
      kind: 'circles',
      column: 'population'
    });
  });

  it('draws rates as classes', () => {
    expect(best(areas({ code, taux_chomage: [7.2, 8.1, 6.5, 9.9] }))).toMatchObject({
      kind: 'classes',
      column: 'taux_chomage',
      method: 'quantile',
      classes: 5
    });
  });

  it('draws categories in one colour each', () => {
    expect(best(areas({ code, nom, type: ['rural', 'urbain', 'rural', 'urbain'] }))).toMatchObject({
      kind: 'categories',
      column: 'type'
    });
  });

  it('shows the latest of columns that say the same of several years', () => {
    const years = { pop_2015: [1200, 40000, 800, 9000], pop_2021: [1300, 41000, 700, 9100], pop_2018: [1, 2, 3, 4] };
    expect(best(areas({ code, ...years }))).toMatchObject({ kind: 'circles', column: 'pop_2021' });
    const rates = { 'taux 2019': [7.2, 8.1, 6.5, 9.9], 'taux 2023': [7.3, 8.2, 6.6, 9.1], part_2024: [1.5, 2.5, 3, 4] };
    expect(best(areas({ code, ...rates }))).toMatchObject({ kind: 'classes', column: 'taux 2023' });
  });

  it('draws steps of a scale in their order', () => {
    const profile = areas({ code, niveau: ['faible', 'fort', 'très fort', 'moyen'] });
    const [first] = proposeStyles(profile, { ...free, subject: 'niveau' });
    expect(first?.reason.fr).toBe('«\u00a0niveau\u00a0» a 4 degrés\u00a0: une couleur par degré, dans leur ordre');
  });

  it('never takes a code for a number', () => {
    for (const profile of [areas({ code, nom }), areas({ code_insee: [1001, 1002, 1003, 1004], nom })]) {
      const proposals = proposeStyles(profile, free);
      expect(proposals.map((p) => p.style.kind)).toEqual(['single']);
    }
  });

  it('shows the subject first, whatever else there is', () => {
    const profile = areas({ code, population: [1, 2, 3, 4], taux: [0.1, 0.2, 0.3, 0.4], type: ['a', 'b', 'a', 'b'] });
    for (const subject of ['population', 'taux', 'type']) {
      expect(best(profile, { ...free, subject, surfaceTaken: true })).toMatchObject({ column: subject });
    }
  });

  it('draws pieces of areas by what is true of a piece: no size, no count of the whole', () => {
    const pieces: ProposeContext = { ...free, subject: 'surface_km2', ground: true, pieces: true };
    const figures = { population: [1200, 40000, 800, 9000], surface_km2: [1.5, 0.2, 3.25, 7] };
    expect(best(areas({ code, ...figures }), pieces)).toMatchObject({ kind: 'single', fill: 'fill' });
    expect(best(areas({ code, ...figures }), { ...pieces, pieces: false })).toMatchObject({ column: 'population' });
    expect(best(areas({ code, ...figures, taux: [1.5, 2, 3, 4] }), pieces)).toMatchObject({ column: 'taux' });
    expect(best(areas({ code, ...figures, alea: ['fort', 'faible', 'fort', 'faible'] }), pieces)).toMatchObject({
      kind: 'categories'
    });
  });

  it('draws the share that zones cover as classes, whole numbers or not, under a second name too', () => {
    const figures = { population: [1200, 40000, 800, 9000], surface_couverte_km2: [1.5, 0, 3.25, 0] };
    for (const subject of ['part_pct', 'part_pct_2'])
      for (const shares of [
        [12.5, 0, 100, 0],
        [12, 0, 100, 0]
      ])
        expect(best(areas({ code, ...figures, [subject]: shares }), { ...free, subject })).toMatchObject({
          kind: 'classes',
          column: subject
        });
  });

  it('draws plain contours as outlines beside other layers', () => {
    const plain = areas({ code, nom });
    expect(best(plain)).toMatchObject({ kind: 'single', fill: 'fill' });
    expect(best(plain, { ...free, usedColours: ['qual-1'] })).toMatchObject({ kind: 'single', fill: 'outline' });
    expect(best(areas({ code, taux: [1.5, 2, 3, 4] }), { ...free, surfaceTaken: true })).toMatchObject({
      fill: 'outline'
    });
  });

  it('takes the colours a theme expects', () => {
    const plain = areas({ code, nom });
    expect(best(plain, { ...free, topic: 'eau' })).toMatchObject({ colour: 'theme-eau' });
    expect(best(plain, { ...free, topic: 'risques' })).toMatchObject({ colour: 'theme-risque-moyen' });
    expect(best(plain, { ...free, topic: 'eau', usedColours: ['theme-eau'] })).not.toMatchObject({
      colour: 'theme-eau'
    });
    expect(best(areas({ code, taux: [1.5, 2, 3, 4] }), { ...free, topic: 'eau' })).toMatchObject({ palette: 'bleu' });
  });

  it('gives six layers in a row colours that every sight tells apart', () => {
    const points = profileOf(handTable({ points: [[[0, 45]], [[1, 45]]] }));
    const used: string[] = [];
    for (let i = 0; i < 6; i++) {
      const style = best(points, { ...free, usedColours: used });
      if (style.kind !== 'single') throw new Error('not a single symbol');
      used.push(style.colour);
    }
    for (const theme of ['light', 'dark'] as const) {
      const colours = used.map((c) => colourOf(c, theme));
      for (const [i, a] of colours.entries())
        for (const b of colours.slice(i + 1)) expect(apart(a, b)).toBeGreaterThan(12);
    }
  });

  it('gives two choropleths two palettes, two stocks two colours', () => {
    const rates = areas({ code, taux: [1.5, 2, 3, 4] });
    const first = best(rates);
    expect(best(rates, { ...free, usedPalettes: ['ocre'], subject: 'taux' })).not.toMatchObject({ palette: 'ocre' });
    expect(first).toMatchObject({ palette: 'ocre' });
    const counts = areas({ code, population: [1, 2, 3, 4] });
    expect(best(counts)).toMatchObject({ colour: 'carte-cercle' });
    expect(best(counts, { ...free, usedColours: ['carte-cercle'] })).not.toMatchObject({ colour: 'carte-cercle' });
  });

  it('parts gains from losses with a diverging palette', () => {
    const profile = areas({ code, evolution: [-3.5, -1.2, 2.1, 4.8] });
    expect(best(profile)).toMatchObject({ kind: 'classes', palette: 'bleu-brique', classes: 6 });
  });

  it('hatches the ground that was asked for beside other layers, and only outlines limits', () => {
    const beside = { ...free, usedColours: ['qual-2'] };
    const plain = areas({ code, nom });
    expect(best(plain, beside)).toMatchObject({ kind: 'single', fill: 'outline' });
    expect(best(plain, { ...beside, ground: true })).toMatchObject({ kind: 'single', fill: 'hatch' });
    expect(best(plain, { ...free, ground: true })).toMatchObject({ kind: 'single', fill: 'fill' });
  });

  it('does not colour areas by their own size', () => {
    expect(best(areas({ code, nom, superficie_cadastrale: [3, 1, 4, 2] }))).toMatchObject({ kind: 'single' });
  });

  it('says why in both languages, best first', () => {
    const proposals = proposeStyles(areas({ code, population: [1, 2, 3, 4], taux: [0.1, 0.2, 0.3, 0.4] }), free);
    expect(proposals.map((p) => p.style.kind)).toEqual([
      'classes',
      'circles',
      'circles-on-classes',
      'single',
      'dot-density',
      'extruded-columns'
    ]);
    expect(proposals[1]!.reason).toEqual({
      fr: '«\u00a0population\u00a0» est un effectif\u00a0: cercles proportionnels',
      en: '“population” is a count: proportional circles'
    });
  });
});

describe('placeInStack', () => {
  const single = (fill: 'fill' | 'outline' | 'hatch'): StyleSpec => ({
    kind: 'single',
    colour: 'qual-1',
    fill,
    size: 4
  });
  const classes: StackItem = {
    geometry: 'polygon',
    style: { kind: 'classes', column: 'x', method: 'quantile', classes: 5, palette: 'ocre', size: 5 }
  };
  const wms: StackItem = { geometry: 'raster', style: null };
  const outline: StackItem = { geometry: 'polygon', style: single('outline') };
  const line: StackItem = { geometry: 'line', style: null };
  const circle: StackItem = {
    geometry: 'polygon',
    style: { kind: 'circles', column: 'x', colour: 'carte-cercle', maxRadius: 24 }
  };
  const point: StackItem = { geometry: 'point', style: null };
  const inOrder = [wms, classes, outline, line, circle, point];

  it('gives the same order whatever the order of clicks', () => {
    for (let turn = 0; turn < 24; turn++) {
      const clicks = inOrder
        .map((item, i) => ({ item, key: Math.sin(turn * 7 + i * 13) }))
        .sort((a, b) => a.key - b.key);
      const stack: StackItem[] = [];
      for (const { item } of clicks) stack.splice(placeInStack(stack, roleOf(item)), 0, item);
      expect(stack).toEqual(inOrder);
    }
  });

  it('puts a newcomer above its equals, and leaves a chosen order alone', () => {
    expect(placeInStack([classes, classes], 'surface')).toBe(2);
    expect(placeInStack([point, classes], 'outline')).toBe(2);
    expect(placeInStack([], 'point')).toBe(0);
  });

  it('knows when a surface is taken', () => {
    expect(surfaceTaken([outline, circle, point, wms])).toBe(false);
    expect(surfaceTaken([outline, classes])).toBe(true);
  });
});
