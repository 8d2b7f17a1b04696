import { afterEach, describe, expect, it } from 'vitest';
import type { CrossingSpec } from '../../core/crossings/schema';
import { emptyDocument, type LayerSpec } from '../../core/document/document';
import type { LegendModel } from '../../core/marks/marks';
import { prefs } from '../../state/prefs.svelte';
import type { DrawnAt, LayerRuntime } from '../../studio/api';
import { answerOf, legendLines, linesOut, says } from './legend-lines';

const layer = (id: string, visible = true): LayerSpec => ({
  id,
  name: id,
  visible,
  opacity: 1,
  source: { kind: 'geojson', url: 'x' },
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
});
const single: LegendModel = { type: 'single', geometry: 'point', fill: '#000000', stroke: '#ffffff', count: 3 };
const circles = (total: number): LegendModel => ({
  type: 'circles',
  column: 'habitants',
  fill: '#000000',
  stroke: '#ffffff',
  stops: [],
  total,
  drawn: 1,
  noData: 0
});
const legends: Record<string, LegendModel | null> = {
  under: circles(10),
  points: single,
  over: circles(1690493),
  waiting: null,
  hidden: single
};
const studio = {
  document: {
    ...emptyDocument(),
    layers: [layer('under'), layer('points'), layer('over'), layer('waiting'), layer('hidden', false)]
  },
  entry: () => undefined,
  runtime: (id: string) => ({ legend: legends[id] ?? null }) as LayerRuntime
};

afterEach(() => {
  prefs.language = 'fr';
});

describe('legendLines', () => {
  it('lists visible layers that have a legend, figures first, then from the top', () => {
    expect(legendLines(studio).map((line) => line.layer.id)).toEqual(['over', 'under', 'points']);
  });
});

describe('linesOut', () => {
  it('lists what is out of scale, from the top, and where it is seen', () => {
    const drawnAt = ({ id }: { id: string }): DrawnAt | null =>
      id === 'under' || id === 'over' ? { zoom: 12, by: 'layer' } : null;
    expect(linesOut({ ...studio, drawnAt }).map(({ layer, at }) => [layer.id, at.zoom])).toEqual([
      ['over', 12],
      ['under', 12]
    ]);
  });
});

describe('answerOf', () => {
  it('gives the total of the topmost circles, with what is counted', () => {
    expect(answerOf(studio, legendLines(studio))).toEqual({
      figure: '1\u202f690\u202f493',
      words: 'habitants',
      layer: 'over',
      inline: true,
      view: null
    });
    expect(answerOf(studio, [])).toBeNull();
    const crossing: CrossingSpec = { kind: 'interpolate', areas: 'a', from: 'b', columns: ['ind'], inside: true };
    const zones = legendLines(studio).map((line) => ({
      ...line,
      layer: { ...line.layer, source: { kind: 'derived' as const, crossing } }
    }));
    expect(answerOf(studio, zones), 'zones that may overlap').toBeNull();
  });
});

describe('says', () => {
  it('knows a subtitle that repeats the title', () => {
    expect(says('Habitants au km²', 'Habitants par km²')).toBe(true);
    expect(says('Écoles par commune', 'écoles')).toBe(true);
    expect(says('Communes', 'Écoles')).toBe(false);
  });
});
