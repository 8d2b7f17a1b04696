import type { TerritoryKind } from '../../core/document/document';
import { number, plural } from './format';

/** Words of the landing page: territory, themes, cards. */
const fr = {
  heading: 'Une question, une carte.',
  lead: 'Choisissez un territoire, puis une question. La carte se construit seule.',
  territory: 'Territoire',
  territoryPrompt: 'Région, département, intercommunalité, commune…',
  change: 'Changer',
  clearTerritory: 'Oublier ce territoire',
  results: (count: number) => `${number(count)} ${plural(count, 'territoire trouvé', 'territoires trouvés')}`,
  noTerritory: 'Aucun territoire de ce nom.',
  addressOnline: (service: string) => `Chercher une adresse en ligne (${service})`,
  loadingTerritories: 'Lecture des communes et des intercommunalités…',
  level: (kind: TerritoryKind, code: string) =>
    ({
      fr: 'tout le pays',
      reg: `région ${code}`,
      dep: `département ${code}`,
      epci: 'intercommunalité',
      com: `commune ${code}`
    })[kind],
  themes: 'Thèmes',
  allThemes: 'Tous',
  draw: 'Dessiner la carte',
  cards: 'Cartes proposées',
  noCards: 'Aucune carte sur ce thème.',
  on: (name: string) => `Sur\u00a0: ${name}`,
  offline: 'démonstration hors ligne',
  online: 'demande Internet',
  unchecked: 'jamais vérifiée en ligne',
  search: 'Chercher une carte',
  searchPrompt: 'Chercher une carte\u00a0: école, crue, gare…',
  found: (count: number) => `${number(count)} ${plural(count, 'carte trouvée', 'cartes trouvées')}`,
  noneFound: 'Aucune carte ne répond à ces mots.',
  pending: (count: number) =>
    `${number(count)} ${plural(count, 'carte attend', 'cartes attendent')} des données qui ne se lisent pas encore`,
  moreSources: (count: number) => `+\u00a0${number(count)}`,
  sources: 'Sources'
};
export const landingWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    heading: 'One question, one map.',
    lead: 'Choose a territory, then a question. The map builds itself.',
    territory: 'Territory',
    territoryPrompt: 'Région, département, intercommunality, commune…',
    change: 'Change',
    clearTerritory: 'Forget this territory',
    results: (count) => `${number(count)} ${plural(count, 'territory found', 'territories found')}`,
    noTerritory: 'No territory of that name.',
    addressOnline: (service) => `Search an address online (${service})`,
    loadingTerritories: 'Reading communes and intercommunalities…',
    level: (kind, code) =>
      ({
        fr: 'the whole country',
        reg: `région ${code}`,
        dep: `département ${code}`,
        epci: 'intercommunality',
        com: `commune ${code}`
      })[kind],
    themes: 'Themes',
    allThemes: 'All',
    draw: 'Draw the map',
    cards: 'Maps on offer',
    noCards: 'No map on this theme.',
    on: (name) => `On: ${name}`,
    offline: 'offline demonstration',
    online: 'needs the internet',
    unchecked: 'never checked online',
    search: 'Find a map',
    searchPrompt: 'Find a map: school, flood, station…',
    found: (count) => `${number(count)} ${plural(count, 'map found', 'maps found')}`,
    noneFound: 'No map answers these words.',
    pending: (count) => `${number(count)} ${plural(count, 'map waits', 'maps wait')} for data that cannot be read yet`,
    moreSources: (count) => `+\u00a0${number(count)}`,
    sources: 'Sources'
  }
};
