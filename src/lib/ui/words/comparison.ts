import type { TerritoryKind } from '../../core/document/document';
import { number, plural } from './format';

/** Words of the comparison of a map with the level above its territory. */
const fr = {
  title: 'Ce que dit la carte',
  compare: (kind: TerritoryKind, name: string) =>
    kind === 'reg'
      ? `Comparer à la région (${name})`
      : kind === 'dep'
        ? `Comparer au département (${name})`
        : 'Comparer à la France entière',
  starting: 'Calcul…',
  computing: (name: string, done: number, total: number) =>
    `Calcul pour ${name}\u00a0: ${number(done)} ${plural(done, 'couche prête', 'couches prêtes')} sur ${number(total)}…`,
  stop: 'Arrêter',
  stopped: 'Calcul arrêté.',
  again: 'Réessayer',
  resume: 'Calculer',
  remove: 'Retirer la comparaison',
  table: (own: string, upper: string) => `${own} et ${upper}`,
  territory: 'Territoire',
  difference: 'Écart',
  number: (units: string) => `Nombre de ${units}`,
  ground: 'Surface, en km²',
  value: 'Valeur',
  partOf: (what: string) => `${what} (partie)`,
  allOf: (what: string) => `${what} (tout)`,
  many: (layer: string, name: string) =>
    `«\u00a0${layer}\u00a0» compte trop d’objets pour être lue en entier (${name})\u00a0: un chiffre fait d’une partie serait faux.`,
  part: (layer: string, name: string) =>
    `La source de «\u00a0${layer}\u00a0» n’a donné qu’une partie de ses objets (${name})\u00a0: un chiffre fait d’une partie serait faux.`,
  failed: (layer: string, name: string, reason: string) =>
    `«\u00a0${layer}\u00a0» n’a pas pu être lue (${name}). ${reason} La carte n’est pas touchée.`,
  asking: 'Son serveur attend votre accord.',
  file: (layer: string, name: string) =>
    `«\u00a0${layer}\u00a0» vient d’un fichier à vous\u00a0: rien ne dit ce qu’il contient au-delà (${name}).`,
  changed: (layer: string, name: string) =>
    `«\u00a0${layer}\u00a0» n’est plus telle que dans le catalogue\u00a0: on ne sait pas la lire ailleurs (${name}).`,
  level: (layer: string, name: string) => `«\u00a0${layer}\u00a0» ne se découpe pas à ce niveau (${name}).`,
  empty: 'Rien à comparer\u00a0: aucune valeur d’un côté ou de l’autre.'
};

export const comparisonWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    title: 'What the map says',
    compare: (kind, name) =>
      kind === 'reg'
        ? `Compare with the région (${name})`
        : kind === 'dep'
          ? `Compare with the département (${name})`
          : 'Compare with all of France',
    starting: 'Computing…',
    computing: (name, done, total) =>
      `Computing for ${name}: ${number(done)} ${plural(done, 'layer', 'layers')} of ${number(total)} ready…`,
    stop: 'Stop',
    stopped: 'Computing stopped.',
    again: 'Retry',
    resume: 'Compute',
    remove: 'Remove the comparison',
    table: (own, upper) => `${own} and ${upper}`,
    territory: 'Territory',
    difference: 'Difference',
    number: (units) => `Number of ${units}`,
    ground: 'Area, in km²',
    value: 'Value',
    partOf: (what) => `${what} (part)`,
    allOf: (what) => `${what} (all)`,
    many: (layer, name) =>
      `“${layer}” has too many features to be read whole (${name}): a figure made of part of them would be wrong.`,
    part: (layer, name) =>
      `The source of “${layer}” gave only part of its features (${name}): a figure made of part of them would be wrong.`,
    failed: (layer, name, reason) => `“${layer}” could not be read (${name}). ${reason} The map is as it was.`,
    asking: 'Its server awaits your consent.',
    file: (layer, name) => `“${layer}” comes from a file of yours: nothing says what it holds beyond (${name}).`,
    changed: (layer, name) =>
      `“${layer}” is no more as in the catalogue: how to read it elsewhere is not known (${name}).`,
    level: (layer, name) => `“${layer}” cannot be cut at this level (${name}).`,
    empty: 'Nothing to compare: no value on one side or the other.'
  }
};
