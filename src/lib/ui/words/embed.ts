import { number } from './format';

const fr = {
  open: 'Ouvrir la carte',
  openHint: 'Ouvre la carte dans le studio, dans un nouvel onglet',
  legend: 'Légende',
  map: 'Carte',
  failing: (count: number) => (count === 1 ? 'Une source ne répond pas' : `${number(count)} sources ne répondent pas`)
};
export const embedWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    open: 'Open the map',
    openHint: 'Opens the map in the studio, in a new tab',
    legend: 'Legend',
    map: 'Map',
    failing: (count) => (count === 1 ? 'One source is not responding' : `${number(count)} sources are not responding`)
  }
};
