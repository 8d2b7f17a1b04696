import type { CorpusLayer } from './layers.fixture';

/**
 * Two layers, and the kind of crossing that somebody of the trade makes of them; after it, kinds that are as good. A pair
 * whose kind is not registered is not counted.
 */
export type Pair = readonly [a: CorpusLayer, b: CorpusLayer, kind: string, ...asGood: string[]];

export const pairs: readonly Pair[] = [
  ['communes', 'revenus', 'join'],
  ['communes', 'logements', 'join'],
  ['communes', 'budgets', 'join'],
  ['communes', 'equipements', 'join'],
  ['communesAin', 'logementsSansZero', 'join'],
  ['communesCreuse', 'creuseFigures', 'join'],
  ['communes', 'epciFigures', 'join'],
  ['iris', 'irisFigures', 'join'],
  ['epci', 'epciFigures', 'join'],
  ['departements', 'chomage', 'join'],
  ['departements', 'departementsNames', 'join'],
  ['regions', 'regionsFigures', 'join'],
  ['cantons', 'cantonsFigures', 'join'],
  ['quartiers', 'quartersFigures', 'join'],
  ['ecoles', 'effectifs', 'join'],
  ['hopitaux', 'lits', 'join'],
  ['communes', 'ecoles', 'count-in'],
  ['epci', 'gares', 'count-in'],
  ['iris', 'pharmacies', 'count-in'],
  ['departements', 'hopitaux', 'count-in'],
  ['cantons', 'accidents', 'count-in'],
  ['communes', 'bornes', 'count-in'],
  ['quartiers', 'defibrillateurs', 'count-in', 'within'],
  ['inondables', 'icpe', 'within', 'count-in'],
  ['inondables', 'ecoles', 'within', 'count-in'],
  ['ecoles', 'gares', 'nearest', 'within'],
  ['lycees', 'arrets', 'nearest', 'within'],
  ['gares', 'bornes', 'nearest', 'within'],
  ['hopitaux', 'pharmacies', 'nearest', 'within'],
  ['friches', 'gares', 'nearest', 'within'],
  ['icpe', 'ecoles', 'within', 'nearest'],
  ['communes', 'lignesBus', 'length-in'],
  ['epci', 'pistes', 'length-in'],
  ['natura', 'coursEau', 'length-in'],
  ['communes', 'inondables', 'area-share'],
  ['epci', 'natura', 'area-share'],
  ['communes', 'foret', 'area-share', 'overlay'],
  ['plu', 'inondables', 'overlay', 'area-share'],
  ['friches', 'plu', 'overlay', 'area-share'],
  ['communes', 'carreaux', 'interpolate', 'area-share'],
  ['lycees', 'pistes', 'nearest', 'within'],
  ['ecoles', 'routes', 'nearest', 'within'],
  ['friches', 'coursEau', 'nearest', 'within', 'length-in'],
  ['hopitaux', 'foret', 'within', 'nearest']
];

/** Two layers of which nothing can be made together; null: pictures of a server, that nobody can look into. */
export const nothing: readonly (readonly [CorpusLayer, CorpusLayer | null])[] = [
  ['meteo', 'capteurs'],
  ['revenus', 'chomage'],
  ['revenus', 'logements'],
  ['communes', 'creuseFigures'],
  ['communesCreuse', 'revenus'],
  ['communes', 'garesCreuse'],
  ['communesCreuse', 'ecoles'],
  ['lignesBus', 'garesCreuse'],
  ['gares', 'garesCreuse'],
  ['departements', 'regionsFigures'],
  ['cantons', 'revenus'],
  ['communes', 'cantonsFigures'],
  ['communes', 'postal'],
  ['ecoles', 'meteo'],
  ['hopitaux', 'effectifs'],
  ['epci', 'siret'],
  ['iris', 'irisParis'],
  ['coursEau', 'capteurs'],
  ['communes', 'communes'],
  ['ecoles', 'ecoles'],
  ['communes', null],
  ['communesCreuse', 'lignesBus']
];
