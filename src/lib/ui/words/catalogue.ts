import type { CatalogueEntry } from '../../core/catalogue/entry';
import type { Wording } from '../../core/wording';
import { number, plural } from './format';
import { tell } from './say';

type Geometry = CatalogueEntry['geometry'];

/** Words of the catalogue panel and of the sheet of an entry. */
const fr = {
  search: 'Chercher une couche',
  searchPrompt: 'École, gare, zone inondable…',
  filters: 'Filtrer',
  clearFilters: 'Tout afficher',
  others: (count: number) => `${number(count)} ${plural(count, 'autre', 'autres')}`,
  fewer: 'moins',
  facets: { theme: 'Thème', producer: 'Producteur', protocol: 'Protocole', geometry: 'Géométrie' },
  geometry: {
    point: 'Points',
    line: 'Lignes',
    polygon: 'Surfaces',
    raster: 'Image',
    table: 'Tableau'
  } satisfies Record<Geometry, string>,
  count: (count: number) => `${number(count)} ${plural(count, 'couche', 'couches')}`,
  add: (name: string) => `Ajouter «\u00a0${name}\u00a0» à la carte`,
  remove: (name: string) => `Retirer «\u00a0${name}\u00a0» de la carte`,
  addShort: 'Ajouter à la carte',
  removeShort: 'Retirer de la carte',
  about: (name: string) => `À propos de «\u00a0${name}\u00a0»`,
  more: (count: number) => `Afficher ${number(count)} ${plural(count, 'couche', 'couches')} de plus`,
  several: {
    name: 'Plusieurs',
    about: 'Cocher plusieurs données et en faire une carte',
    chosen: (count: number) => `${number(count)} ${plural(count, 'donnée choisie', 'données choisies')}`,
    hint: (fewest: number, most: number) => `Cochez de ${fewest} à ${most} données.`,
    full: 'C’est le plus possible.',
    make: 'Faire la carte'
  },
  emptySearch: (query: string) =>
    `Aucune couche pour «\u00a0${query}\u00a0». Essayez un mot plus court ou plus courant.`,
  emptyFilters: 'Aucune couche ne répond à ces filtres.',
  emptyCatalogue: 'Le catalogue ne contient encore aucune couche.',
  faults: (count: number) =>
    `${number(count)} ${plural(count, 'fiche du catalogue a été écartée', 'fiches du catalogue ont été écartées')}`,
  faultAt: (file: string, line: string | null) => (line ? `${file}, ligne ${line}` : file),
  demo: 'données de démonstration',
  outOfOrder: (day: string) => `ne répond plus (dernier essai le ${day})`,
  pending: (count: number) =>
    `${number(count)} ${plural(count, 'autre donnée attend', 'autres données attendent')} d’être lisible${count < 2 ? '' : 's'} ici`,

  sheet: {
    producer: 'Producteur',
    licence: 'Licence',
    date: 'Date',
    crs: 'Projection',
    geometry: 'Géométrie',
    protocol: 'Protocole',
    address: 'Adresse',
    fields: 'Champs',
    checked: 'Dernière vérification',
    never: 'jamais vérifiée en ligne',
    answered: (day: string) => `${day}\u00a0: répond comme prévu`,
    failed: (day: string, failures: number) =>
      `${day}\u00a0: en échec${failures < 2 ? '' : ` (${number(failures)} fois de suite)`}`,
    more: 'Page du producteur',
    notSaid: 'non précisée'
  }
};
export const catalogueWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    search: 'Find a layer',
    searchPrompt: 'School, station, flood zone…',
    filters: 'Filter',
    clearFilters: 'Show all',
    others: (count) => `${number(count)} more`,
    fewer: 'fewer',
    facets: { theme: 'Theme', producer: 'Producer', protocol: 'Protocol', geometry: 'Geometry' },
    geometry: { point: 'Points', line: 'Lines', polygon: 'Areas', raster: 'Picture', table: 'Table' },
    count: (count) => `${number(count)} ${plural(count, 'layer', 'layers')}`,
    add: (name) => `Add “${name}” to the map`,
    remove: (name) => `Remove “${name}” from the map`,
    addShort: 'Add to the map',
    removeShort: 'Remove from the map',
    about: (name) => `About “${name}”`,
    more: (count) => `Show ${number(count)} more ${plural(count, 'layer', 'layers')}`,
    several: {
      name: 'Several',
      about: 'Tick several data sets and make a map of them',
      chosen: (count) => `${number(count)} ${plural(count, 'data set chosen', 'data sets chosen')}`,
      hint: (fewest, most) => `Tick ${fewest} to ${most} data sets.`,
      full: 'That is as many as can be.',
      make: 'Make the map'
    },
    emptySearch: (query) => `No layer for “${query}”. Try a shorter or more common word.`,
    emptyFilters: 'No layer matches these filters.',
    emptyCatalogue: 'The catalogue holds no layer yet.',
    faults: (count) =>
      `${number(count)} ${plural(count, 'catalogue entry was skipped', 'catalogue entries were skipped')}`,
    faultAt: (file, line) => (line ? `${file}, line ${line}` : file),
    demo: 'demonstration data',
    outOfOrder: (day) => `no longer answers (last tried on ${day})`,
    pending: (count) =>
      `${number(count)} more ${plural(count, 'data set waits', 'data sets wait')} to be readable here`,

    sheet: {
      producer: 'Producer',
      licence: 'Licence',
      date: 'Date',
      crs: 'Projection',
      geometry: 'Geometry',
      protocol: 'Protocol',
      address: 'Address',
      fields: 'Fields',
      checked: 'Last check',
      never: 'never checked online',
      answered: (day) => `${day}: answers as described`,
      failed: (day, failures) => `${day}: failed${failures < 2 ? '' : ` (${number(failures)} times in a row)`}`,
      more: 'Producer’s page',
      notSaid: 'not stated'
    }
  }
};

const themes: Record<string, Wording> = {
  administratif: { fr: 'Administratif', en: 'Administration' },
  'adresses-cadastre': { fr: 'Adresses et cadastre', en: 'Addresses and cadastre' },
  agriculture: { fr: 'Agriculture', en: 'Agriculture' },
  biodiversite: { fr: 'Biodiversité', en: 'Biodiversity' },
  'culture-tourisme': { fr: 'Culture et tourisme', en: 'Culture and tourism' },
  demonstration: { fr: 'Démonstration', en: 'Demonstration' },
  eau: { fr: 'Eau', en: 'Water' },
  economie: { fr: 'Économie', en: 'Economy' },
  education: { fr: 'Éducation', en: 'Education' },
  energie: { fr: 'Énergie', en: 'Energy' },
  environnement: { fr: 'Environnement', en: 'Environment' },
  fonds: { fr: 'Fonds', en: 'Backgrounds' },
  population: { fr: 'Population', en: 'Population' },
  risques: { fr: 'Risques', en: 'Hazards' },
  sante: { fr: 'Santé', en: 'Health' },
  territoires: { fr: 'Territoires', en: 'Territories' },
  services: { fr: 'Services', en: 'Services' },
  transport: { fr: 'Transport', en: 'Transport' },
  urbanisme: { fr: 'Urbanisme', en: 'Planning' }
};

/** Name of a theme folder; a folder of an administrator's own gives its name: `mon-theme` → « Mon theme ». */
export function themeName(theme: string): string {
  const known = themes[theme];
  if (known) return tell(known);
  const words = theme.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
