import type { FeatureCollection, Point } from 'geojson';

type Language = 'fr' | 'en';
type At = [lon: number, lat: number];

const seas: { at: At; fr: string; en: string; turn: number; from: number }[] = [
  { at: [-5.6, 46.2], fr: 'Océan Atlantique', en: 'Atlantic Ocean', turn: -72, from: 3 },
  { at: [-3.1, 45.1], fr: 'Golfe de Gascogne', en: 'Bay of Biscay', turn: 0, from: 6 },
  { at: [5.2, 42.1], fr: 'Mer Méditerranée', en: 'Mediterranean Sea', turn: -8, from: 4 },
  { at: [-1.9, 49.95], fr: 'Manche', en: 'English Channel', turn: -22, from: 4 },
  { at: [3.1, 52.3], fr: 'Mer du Nord', en: 'North Sea', turn: -40, from: 4 },
  { at: [-60.4, 15.6], fr: 'Océan Atlantique', en: 'Atlantic Ocean', turn: 0, from: 5 },
  { at: [-62.4, 15.4], fr: 'Mer des Caraïbes', en: 'Caribbean Sea', turn: 0, from: 5 },
  { at: [56.4, -20.4], fr: 'Océan Indien', en: 'Indian Ocean', turn: 0, from: 5 },
  { at: [44.4, -12.4], fr: 'Canal du Mozambique', en: 'Mozambique Channel', turn: 0, from: 5 }
];

/** Neighbours that a map of France shows. Written at a chosen point: an area cut in tiles would repeat its name. */
const countries: { at: At; fr: string; en: string; from: number }[] = [
  { at: [-1.9, 42.2], fr: 'Espagne', en: 'Spain', from: 4 },
  { at: [-8.2, 39.8], fr: 'Portugal', en: 'Portugal', from: 3 },
  { at: [1.56, 42.54], fr: 'Andorre', en: 'Andorra', from: 7 },
  { at: [9.4, 44.9], fr: 'Italie', en: 'Italy', from: 3 },
  { at: [7.4, 43.72], fr: 'Monaco', en: 'Monaco', from: 9 },
  { at: [8.1, 46.8], fr: 'Suisse', en: 'Switzerland', from: 4 },
  { at: [9.53, 47.15], fr: 'Liechtenstein', en: 'Liechtenstein', from: 8 },
  { at: [14.1, 47.5], fr: 'Autriche', en: 'Austria', from: 4 },
  { at: [9.6, 49.6], fr: 'Allemagne', en: 'Germany', from: 3 },
  { at: [6.1, 49.78], fr: 'Luxembourg', en: 'Luxembourg', from: 6 },
  { at: [4.7, 50.65], fr: 'Belgique', en: 'Belgium', from: 4 },
  { at: [5.5, 52.1], fr: 'Pays-Bas', en: 'Netherlands', from: 4 },
  { at: [-1.2, 52.1], fr: 'Royaume-Uni', en: 'United Kingdom', from: 3 },
  { at: [-7.9, 53.2], fr: 'Irlande', en: 'Ireland', from: 3 },
  { at: [-2.13, 49.22], fr: 'Jersey', en: 'Jersey', from: 8 },
  { at: [-2.58, 49.45], fr: 'Guernesey', en: 'Guernsey', from: 8 },
  { at: [2.8, 35.6], fr: 'Algérie', en: 'Algeria', from: 3 },
  { at: [9.4, 35.6], fr: 'Tunisie', en: 'Tunisia', from: 4 },
  { at: [-5.9, 33.2], fr: 'Maroc', en: 'Morocco', from: 3 },
  { at: [-53.2, 1.0], fr: 'Brésil', en: 'Brazil', from: 5 },
  { at: [-55.9, 4.2], fr: 'Suriname', en: 'Suriname', from: 5 },
  { at: [57.55, -20.28], fr: 'Maurice', en: 'Mauritius', from: 5 },
  { at: [43.35, -11.7], fr: 'Comores', en: 'Comoros', from: 6 },
  { at: [47.0, -15.6], fr: 'Madagascar', en: 'Madagascar', from: 5 },
  { at: [-61.35, 15.43], fr: 'Dominique', en: 'Dominica', from: 7 },
  { at: [-60.98, 13.9], fr: 'Sainte-Lucie', en: 'Saint Lucia', from: 7 }
];

function points(items: readonly { at: At; properties: Record<string, string | number> }[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: items.map(({ at, properties }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at },
      properties
    }))
  };
}

/** Names of the seas around France as points with `nom`, `angle` (degrees) and `zoom` (first zoom). */
export function seaNames(language: Language): FeatureCollection<Point> {
  return points(
    seas.map((sea) => ({ at: sea.at, properties: { nom: sea[language], angle: sea.turn, zoom: sea.from } }))
  );
}

/** Names of the neighbour countries as points with `nom` and `zoom` (first zoom). */
export function countryNames(language: Language): FeatureCollection<Point> {
  return points(countries.map((c) => ({ at: c.at, properties: { nom: c[language], zoom: c.from } })));
}
