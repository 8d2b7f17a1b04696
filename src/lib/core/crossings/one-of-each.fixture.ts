import type { CrossingSpec } from './schema';

/** A crossing of each kind, over layers `a`, `b` and `c`. */
export const oneOfEach: Record<CrossingSpec['kind'], CrossingSpec> = {
  join: { kind: 'join', areas: 'a', areasKey: 'code', table: 'b', tableKey: 'code', columns: ['x'] },
  'count-in': { kind: 'count-in', areas: 'a', points: 'b', sum: 'x' },
  'length-in': { kind: 'length-in', areas: 'a', lines: 'b' },
  nearest: { kind: 'nearest', from: 'a', to: 'b', label: 'nom' },
  ratio: { kind: 'ratio', layer: 'a', numerator: 'x', denominator: { by: 'area' }, per: 1 },
  reach: { kind: 'reach', from: 'a', to: 'b', kilometres: [5, 10] },
  score: { kind: 'score', layer: 'a', criteria: [{ column: 'x', op: '>=', value: 3 }] },
  'service-areas': { kind: 'service-areas', points: 'a', areas: 'b' },
  within: { kind: 'within', from: 'a', to: 'b', metres: 1000, mode: 'count' },
  'area-share': { kind: 'area-share', areas: 'a', over: 'b', as: 'part_inondable' },
  buffer: { kind: 'buffer', layer: 'a', metres: 500, dissolve: true },
  clip: { kind: 'clip', layer: 'a', within: 'b' },
  interpolate: { kind: 'interpolate', areas: 'a', from: 'b', columns: ['population'] },
  dissolve: { kind: 'dissolve', layer: 'a', by: 'code_dep' },
  overlay: { kind: 'overlay', mode: 'union', areas: 'a', over: 'b' },
  flows: {
    kind: 'flows',
    table: 'a',
    count: 'nombre',
    ends: { by: 'code', from: 'origine', to: 'destination', places: 'b', key: 'code', toPlaces: 'c', toKey: 'code' }
  }
};
