import { number, plural } from './format';

/** Words of the primitives that every screen shares. */
const baseFr = {
  close: 'Fermer',
  cancel: 'Annuler',
  clear: 'Effacer',
  show: 'Afficher',
  hide: 'Masquer'
};
export const baseWords: { fr: typeof baseFr; en: typeof baseFr } = {
  fr: baseFr,
  en: {
    close: 'Close',
    cancel: 'Cancel',
    clear: 'Clear',
    show: 'Show',
    hide: 'Hide'
  }
};

/** Words of the frame: bar, panel, files, and what is said before and instead of the studio. */
const fr = {
  product: 'Millefeuille',
  starting: 'Ouverture de l’atelier…',
  failedTitle: 'L’atelier ne s’est pas ouvert',
  failed:
    'Une partie du site n’a pas pu être chargée. Vérifiez la connexion, puis réessayez. Si cela se répète, transmettez le détail technique à votre support.',
  retry: 'Réessayer',
  technical: 'Détail technique',
  catalogueMissing: 'Le catalogue n’a pas pu être lu\u00a0: ni carte en un clic ni couche ne peut être proposée.',

  skip: 'Aller à la carte',
  home: 'Millefeuille, revenir aux cartes en un clic',
  bar: 'Carte et réglages',
  untitled: 'Carte sans titre',
  rename: (title: string) => `Renommer la carte «\u00a0${title}\u00a0»`,
  titleField: 'Titre de la carte',
  computed: (day: string) => `carte calculée le ${day}`,
  undo: 'Annuler',
  undoThis: (what: string) => `Annuler\u00a0: ${what}`,
  redo: 'Rétablir',
  redoThis: (what: string) => `Rétablir\u00a0: ${what}`,
  otherLanguage: 'Passer en anglais',
  otherLanguageShort: 'EN',
  toDark: 'Passer au thème sombre',
  toLight: 'Passer au thème clair',
  more: 'Autres commandes',
  share: 'Partager',
  newMap: 'Nouvelle carte',
  openFiles: 'Ouvrir des fichiers',
  fileKinds:
    'GeoJSON (aussi ligne à ligne), TopoJSON, GML, CSV ou shapefile zippé. Vos fichiers restent sur votre poste.',
  drop: 'Déposez vos fichiers',

  panel: 'Panneau',
  tabs: 'Parties du panneau',
  cards: 'Cartes en un clic',
  cardsShort: 'Cartes',
  layers: 'Couches',
  mine: 'Ma carte',
  legend: 'Légende',
  layerCount: (count: number) => `${number(count)} ${plural(count, 'couche', 'couches')}`,
  fold: 'Replier',
  foldPanel: 'Replier le panneau',
  unfoldPanel: 'Déplier le panneau',
  addLayer: 'Ajouter une couche',
  sheetUp: 'Agrandir le panneau',
  sheetDown: 'Réduire le panneau',

  draftTitle: 'Reprendre votre dernière carte\u00a0?',
  draft: (title: string, layers: string, day: string) => `${title} · ${layers} · ${day}`,
  resume: 'Reprendre'
};
export const shellWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    product: 'Millefeuille',
    starting: 'Opening the studio…',
    failedTitle: 'The studio did not open',
    failed:
      'Part of the site could not be loaded. Check the connection, then try again. If it happens again, send the technical detail to your support desk.',
    retry: 'Try again',
    technical: 'Technical detail',
    catalogueMissing: 'The catalogue could not be read: no one-click map and no layer can be offered.',

    skip: 'Skip to the map',
    home: 'Millefeuille, back to one-click maps',
    bar: 'Map and settings',
    untitled: 'Untitled map',
    rename: (title) => `Rename the map “${title}”`,
    titleField: 'Map title',
    computed: (day) => `map computed on ${day}`,
    undo: 'Undo',
    undoThis: (what) => `Undo: ${what}`,
    redo: 'Redo',
    redoThis: (what) => `Redo: ${what}`,
    otherLanguage: 'Switch to French',
    otherLanguageShort: 'FR',
    toDark: 'Switch to the dark theme',
    toLight: 'Switch to the light theme',
    more: 'More commands',
    share: 'Share',
    newMap: 'New map',
    openFiles: 'Open files',
    fileKinds: 'GeoJSON (also line by line), TopoJSON, GML, CSV or zipped shapefile. Your files stay on your computer.',
    drop: 'Drop your files',

    panel: 'Panel',
    tabs: 'Parts of the panel',
    cards: 'One-click maps',
    cardsShort: 'Maps',
    layers: 'Layers',
    mine: 'My map',
    legend: 'Legend',
    layerCount: (count) => `${number(count)} ${plural(count, 'layer', 'layers')}`,
    fold: 'Collapse',
    foldPanel: 'Collapse the panel',
    unfoldPanel: 'Expand the panel',
    addLayer: 'Add a layer',
    sheetUp: 'Enlarge the panel',
    sheetDown: 'Reduce the panel',

    draftTitle: 'Resume your last map?',
    draft: (title, layers, day) => `${title} · ${layers} · ${day}`,
    resume: 'Resume'
  }
};
