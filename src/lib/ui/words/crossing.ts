import { number, plural } from './format';

const fr = {
  title: 'Croiser',
  intro: 'Une phrase, un clic\u00a0: le résultat devient une couche de la carte.',
  list: 'Croisements proposés',
  compute: 'Calculer et dessiner',
  automatic: 'Croiser automatiquement',
  more: (count: number) => `Voir ${number(count)} ${plural(count, 'autre proposition', 'autres propositions')}`,
  details: 'Aperçu et réglages',
  detailsOf: (sentence: string) => `Aperçu et réglages\u00a0: ${sentence}`,
  insteadOf: (layer: string) => `À la place de «\u00a0${layer}\u00a0»`,
  wait: (time: string | null) => (time === null ? 'moins d’une seconde' : `environ ${time}`),
  measure: 'Mesure',
  preview: (rows: number, total: number) =>
    `Aperçu\u00a0: ${number(rows)} ${plural(rows, 'ligne', 'lignes')} sur ${number(total)}`,
  previewing: 'Calcul de l’aperçu…',
  noRows: 'Le résultat ne contient aucune ligne.',
  none: 'Rien à croiser pour l’instant.',
  noneHelp:
    'Ajoutez des territoires et des points (des communes et des écoles, par exemple) ou un tableau de chiffres par code\u00a0: les croisements possibles apparaîtront ici.',
  loading: 'Des couches se chargent encore\u00a0: d’autres propositions peuvent arriver.',
  local: 'Le calcul se fait sur votre poste.',
  pictures: 'Images de la carte, qui ne se croisent pas',
  picture: (layer: string) => `«\u00a0${layer}\u00a0» est une image\u00a0: elle ne se croise pas.`,
  addObjects: (entry: string) => `Ajouter ses objets\u00a0: «\u00a0${entry}\u00a0»`,
  objectsOnMap: (layer: string) => `Ses objets sont déjà dans la carte\u00a0: «\u00a0${layer}\u00a0».`,
  objectsCloser: (layer: string) =>
    `Ses objets sont dans la carte\u00a0: «\u00a0${layer}\u00a0». Approchez-vous pour qu’ils remplacent l’image et se croisent.`,
  objectsUnknown: 'Cherchez dans le catalogue la même donnée en points, lignes ou zones.',
  morePictures: (count: number) => `et ${number(count)} ${plural(count, 'autre image', 'autres images')}`
};
export const crossingWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    title: 'Cross',
    intro: 'One sentence, one click: the result becomes a layer of the map.',
    list: 'Suggested crossings',
    compute: 'Compute and draw',
    automatic: 'Cross automatically',
    more: (count) => `See ${number(count)} more ${plural(count, 'suggestion', 'suggestions')}`,
    details: 'Preview and settings',
    detailsOf: (sentence) => `Preview and settings: ${sentence}`,
    insteadOf: (layer) => `Instead of “${layer}”`,
    wait: (time) => (time === null ? 'less than a second' : `about ${time}`),
    measure: 'Measure',
    preview: (rows, total) => `Preview: ${number(rows)} of ${number(total)} ${plural(total, 'row', 'rows')}`,
    previewing: 'Computing the preview…',
    noRows: 'The result holds no row.',
    none: 'Nothing to cross for now.',
    noneHelp:
      'Add areas and points (municipalities and schools, say) or a table of figures by code: possible crossings will appear here.',
    loading: 'Some layers are still loading: more suggestions may come.',
    local: 'Everything is computed on your computer.',
    pictures: 'Pictures of the map, which cannot be crossed',
    picture: (layer) => `“${layer}” is a picture: it cannot be crossed.`,
    addObjects: (entry) => `Add its features: “${entry}”`,
    objectsOnMap: (layer) => `Its features are in the map already: “${layer}”.`,
    objectsCloser: (layer) =>
      `Its features are in the map: “${layer}”. Zoom in for them to take the place of the picture and be crossed.`,
    objectsUnknown: 'Look in the catalogue for the same data as points, lines or areas.',
    morePictures: (count) => `and ${number(count)} more ${plural(count, 'picture', 'pictures')}`
  }
};
