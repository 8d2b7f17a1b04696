import type { Wording } from '../wording';

/** An icon of the set: what it is called, and the words of titles that ask for it (French, plain, singular). */
interface Known {
  words: Wording;
  /** matched against a title without accents, in small letters; the first icon that fits is taken */
  title: RegExp;
  /** theme of catalogue entries for which it stands when no word says more */
  theme?: RegExp;
}

/** A word, in the singular or the plural. */
const word = (list: string): RegExp => new RegExp(`(^|[^a-z])(${list})(s|x|es)?([^a-z]|$)`);

/** Icons of usual public facilities, by their name in the set (Maki, CC0): special ones before those that are wider. */
const known = {
  'charging-station': {
    words: { fr: 'Borne de recharge', en: 'Charging point' },
    title: word('borne|recharge|irve|charging')
  },
  'fire-station': { words: { fr: 'Pompiers', en: 'Fire station' }, title: word('pompier|sdis|incendie|caserne') },
  police: { words: { fr: 'Police, gendarmerie', en: 'Police' }, title: word('police|gendarmerie|commissariat') },
  defibrillator: { words: { fr: 'Défibrillateur', en: 'Defibrillator' }, title: word('defibrillateur|dae') },
  pharmacy: { words: { fr: 'Pharmacie', en: 'Pharmacy' }, title: word('pharmacie|officine') },
  doctor: {
    words: { fr: 'Médecin', en: 'Doctor' },
    title: word(
      'medecin|generaliste|infirmier|dentiste|sage[- ]femme|maisons? de sante|centres? de sante|cabinet medical'
    )
  },
  hospital: {
    words: { fr: 'Hôpital, santé', en: 'Hospital, health' },
    title: word('hopital|hopitaux|hospitalier|clinique|chu|urgence|etablissements? de sante|finess|ehpad'),
    theme: /^sante/
  },
  college: {
    words: { fr: 'Enseignement supérieur', en: 'Higher education' },
    title: word('universite|superieur|campus')
  },
  school: {
    words: { fr: 'École', en: 'School' },
    title: word('ecole|college|lycee|scolaire|maternelle|elementaire|education|creche'),
    theme: /^education/
  },
  rail: { words: { fr: 'Gare', en: 'Station' }, title: word('gare|halte|ferroviaire|train|tramway|metro') },
  bus: {
    words: { fr: 'Arrêt de bus', en: 'Bus stop' },
    title: word('bus|autocar|arrets? de transport|arret'),
    theme: /^transport/
  },
  airport: { words: { fr: 'Aéroport', en: 'Airport' }, title: word('aeroport|aerodrome') },
  harbor: { words: { fr: 'Port', en: 'Harbour' }, title: word('port|mouillage|capitainerie') },
  parking: {
    words: { fr: 'Stationnement', en: 'Parking' },
    title: word('parking|stationnement|covoiturage|parc relais')
  },
  bicycle: { words: { fr: 'Vélo', en: 'Cycling' }, title: word('velo|cyclable|velib') },
  fuel: { words: { fr: 'Carburant', en: 'Fuel' }, title: word('carburant|stations?[- ]service|essence') },
  'road-accident': { words: { fr: 'Accident', en: 'Accident' }, title: word('accident|accidentologie') },
  post: { words: { fr: 'Poste', en: 'Post office' }, title: word('poste|postal|postaux') },
  library: { words: { fr: 'Bibliothèque', en: 'Library' }, title: word('bibliotheque|mediatheque|lecture publique') },
  museum: { words: { fr: 'Musée', en: 'Museum' }, title: word('musee|musees de france') },
  cinema: { words: { fr: 'Cinéma', en: 'Cinema' }, title: word('cinema') },
  theatre: {
    words: { fr: 'Culture, spectacle', en: 'Culture, theatre' },
    title: word('theatre|spectacle|culture|culturel|culturelle|festival|salle des fetes'),
    theme: /^culture/
  },
  castle: {
    words: { fr: 'Château, monument', en: 'Castle, monument' },
    title: word('chateau|monument|patrimoine|historique')
  },
  'place-of-worship': {
    words: { fr: 'Lieu de culte', en: 'Place of worship' },
    title: word('culte|eglise|mosquee|temple|synagogue')
  },
  cemetery: { words: { fr: 'Cimetière', en: 'Cemetery' }, title: word('cimetiere|funeraire') },
  swimming: { words: { fr: 'Piscine', en: 'Swimming pool' }, title: word('piscine|baignade|bassin de natation') },
  stadium: {
    words: { fr: 'Sport', en: 'Sport' },
    title: word('sport|sportif|sportive|stade|gymnase|terrain de jeu|equipements? sportif')
  },
  playground: { words: { fr: 'Aire de jeux', en: 'Playground' }, title: word('aires? de jeux|aires? de jeu') },
  'town-hall': {
    words: { fr: 'Mairie, administration', en: 'Town hall, administration' },
    title: word(
      'mairie|hotels? de ville|prefecture|sous-prefecture|france services|service public|services publics|tribunal|tribunaux'
    ),
    theme: /^(administratif|services)/
  },
  grocery: {
    words: { fr: 'Marché, alimentation', en: 'Market, food' },
    title: word('marche|supermarche|alimentation|epicerie|amap')
  },
  shop: { words: { fr: 'Commerce', en: 'Shop' }, title: word('commerce|magasin|boutique|boulangerie') },
  restaurant: { words: { fr: 'Restaurant', en: 'Restaurant' }, title: word('restaurant|restauration|cantine') },
  lodging: {
    words: { fr: 'Hébergement', en: 'Lodging' },
    title: word('hotel|hebergement|gite|chambres? d.hotes|auberge')
  },
  campsite: { words: { fr: 'Camping', en: 'Campsite' }, title: word('camping|aires? d.accueil') },
  recycling: {
    words: { fr: 'Déchets, recyclage', en: 'Waste, recycling' },
    title: word('dechet|dechetterie|decheterie|recyclage|tri|verre')
  },
  'drinking-water': {
    words: { fr: 'Eau potable', en: 'Drinking water' },
    title: word('fontaine|eau potable|captage|point d.eau')
  },
  dam: { words: { fr: 'Barrage, ouvrage', en: 'Dam' }, title: word('barrage|ecluse|seuil') },
  windmill: { words: { fr: 'Éolienne', en: 'Wind turbine' }, title: word('eolien|eolienne') },
  'communications-tower': {
    words: { fr: 'Antenne', en: 'Mast' },
    title: word('antenne|relais? mobile|telephonie|4g|5g')
  },
  farm: { words: { fr: 'Ferme', en: 'Farm' }, title: word('ferme|exploitations? agricole|elevage') },
  industry: { words: { fr: 'Industrie', en: 'Industry' }, title: word('usine|industrie|industriel|icpe|seveso') },
  danger: {
    words: { fr: 'Risque, danger', en: 'Risk, danger' },
    title: word('risque|danger|pollue|pollution|cavite|mouvements? de terrain|sinistre'),
    theme: /^risque/
  },
  park: { words: { fr: 'Parc, arbre', en: 'Park, tree' }, title: word('parc|jardin|arbre|espaces? vert') },
  toilet: { words: { fr: 'Toilettes', en: 'Toilets' }, title: word('toilette|sanisette') },
  information: {
    words: { fr: 'Information', en: 'Information' },
    title: word('offices? de tourisme|information touristique|renseignement')
  }
} as const satisfies Record<string, Known>;

export type IconName = keyof typeof known;
export const iconNames = Object.keys(known) as [IconName, ...IconName[]];
const all: Readonly<Record<IconName, Known>> = known;

/** What an icon shows, in words. */
export function iconWords(name: IconName): Wording {
  return all[name].words;
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('’', "'").toLowerCase();

/** The icon that a layer's title asks for; null when none of its words is known. */
export function iconOfTitle(title: string): IconName | null {
  const text = plain(title);
  // what comes first in a title is what it is about: « Écoles près d’une gare » are schools
  let best: { name: IconName; at: number } | null = null;
  for (const name of iconNames) {
    const at = text.search(all[name].title);
    if (at >= 0 && (best === null || at < best.at)) best = { name, at };
  }
  return best?.name ?? null;
}

/** The icon that stands for a theme of the catalogue; null when there is none. */
export function iconOfTheme(theme: string | undefined): IconName | null {
  return (theme !== undefined && iconNames.find((name) => all[name].theme?.test(theme))) || null;
}
