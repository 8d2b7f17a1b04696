import { describe, expect, it } from 'vitest';
import { handTable } from '../marks/hand-table';
import { styleKinds } from '../styles/registry';
import type { StyleSpec } from '../styles/schema';
import { profileOf } from '../table/make-profile';
import { aspects, explainChoices, type Aspect, type ChoiceContext } from './choices';
import { proposeStyles } from './propose';

const up = Array.from({ length: 12 }, (_, i) => i);
const table = handTable({
  polygons: up.map((x): [number, number][][][] => [
    [
      [
        [x, 45],
        [x + 1, 45],
        [x, 46]
      ]
    ]
  ]),
  columns: {
    nom: up.map((i) => `Lieu ${i}`),
    population: up.map((i) => 100 + i * i),
    taux_chomage: up.map((i) => 5.5 + i),
    taux_logement: up.map((i) => 9.5 - i / 3),
    type: up.map((i) => `sorte ${i % 3}`)
  }
});
const profile = profileOf(table);
const labels = { fr: 'noms écrits', en: 'names written' };
const of = (style: StyleSpec, more: Partial<ChoiceContext> = {}): Partial<Record<Aspect, string>> =>
  Object.fromEntries(
    explainChoices(profile, { style, labels, ground: 'quiet', opacity: 1, ...more }).map((c) => [c.aspect, c.reason.fr])
  );
const classes: StyleSpec = {
  kind: 'classes',
  column: 'taux_chomage',
  method: 'quantile',
  classes: 5,
  palette: 'bleu',
  size: 5
};

describe('explainChoices', () => {
  it('says place, labels, opacity and range of every style that is offered, in both languages, in a line', () => {
    const offered = proposeStyles(profile, { usedColours: [], usedPalettes: [], surfaceTaken: false });
    expect(offered.length).toBeGreaterThan(3);
    expect(offered.length).toBeLessThanOrEqual(styleKinds.length);
    for (const { style } of offered) {
      const choices = explainChoices(profile, { style, labels, ground: 'quiet', opacity: 1 });
      const told = choices.map(({ aspect }) => aspect);
      expect(told).toEqual(expect.arrayContaining(['palette', 'place', 'labels', 'opacity', 'range']));
      expect(told).toEqual(aspects.filter((aspect) => told.includes(aspect)));
      for (const { reason } of choices) for (const text of [reason.fr, reason.en]) expect(text).toMatch(/^.{3,90}$/);
    }
  });

  it('tells a surface from circles', () => {
    expect(of(classes)).toMatchObject({ place: 'sous les lignes et les points\u00a0: une surface pleine' });
    const circles: StyleSpec = { kind: 'circles', column: 'population', colour: 'carte-cercle', maxRadius: 24 };
    expect(of(circles)['place']).toMatch(/^au-dessus des surfaces et des lignes/);
    expect(of(circles)['size']).toMatch(/^24\u00a0px/);
    expect(of(circles)['classes']).toBeUndefined();
  });

  it('says when the colour is that of the theme', () => {
    expect(of(classes)['palette']).toMatch(/teinte libre/);
    expect(of(classes, { topic: 'eau' })['palette']).toMatch(/attend de ce thème/);
  });

  it('says why areas let the basemap through, and that an opacity was chosen', () => {
    expect(of(classes)['opacity']).toMatch(/^pleine/);
    expect(of(classes, { ground: 'photo' })['opacity']).toBe('72\u00a0%\u00a0: le fond se lit dessous');
    expect(of(classes, { ground: 'photo', opacity: 0.5 })['opacity']).toBe('50\u00a0%, comme choisi');
  });
});
