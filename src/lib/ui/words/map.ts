/** Words of the map's furniture, and of the page shown where no map can be drawn. */
const fr = {
  map: 'Carte',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  fitAll: 'Tout centrer',
  tilt: 'Incliner la carte',
  flatten: 'Remettre à plat',
  tools: 'Commandes de la carte',
  basemap: 'Fond de carte',
  basemapIs: (name: string) => `Fond de carte\u00a0: ${name}`,
  scale: (length: string) => `Échelle\u00a0: ${length}`,
  kilometres: (n: string) => `${n}\u00a0km`,
  metres: (n: string) => `${n}\u00a0m`,
  ground: (credit: string) => `Fond\u00a0: ${credit}`,
  data: (credits: string) => `Données\u00a0: ${credits}`,
  sources: 'Sources',
  drawing: 'La carte se dessine.',
  ready: 'La carte est prête.',
  offlineGround: 'Millefeuille',

  noWebglTitle: 'Ce navigateur ne peut pas dessiner la carte',
  noWebgl: 'La carte a besoin de WebGL\u00a02, que ce navigateur n’offre pas ou que votre poste désactive.',
  noWebglStill: 'Le calcul a lieu quand même\u00a0: la légende et les sources sont ci-dessous.',
  noWebglRemedy:
    'Pour voir la carte, ouvrez cette page avec une version récente de Firefox, Chrome ou Edge, ou demandez à votre support d’activer l’accélération graphique.',
  noLayer: 'Aucune couche pour l’instant\u00a0: choisissez une carte ou une couche dans le panneau.'
};
export const mapWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    map: 'Map',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fitAll: 'Fit all',
    tilt: 'Tilt the map',
    flatten: 'Lay the map flat',
    tools: 'Map commands',
    basemap: 'Basemap',
    basemapIs: (name) => `Basemap: ${name}`,
    scale: (length) => `Scale: ${length}`,
    kilometres: (n) => `${n}\u00a0km`,
    metres: (n) => `${n}\u00a0m`,
    ground: (credit) => `Basemap: ${credit}`,
    data: (credits) => `Data: ${credits}`,
    sources: 'Sources',
    drawing: 'The map is being drawn.',
    ready: 'The map is ready.',
    offlineGround: 'Millefeuille',

    noWebglTitle: 'This browser cannot draw the map',
    noWebgl: 'The map needs WebGL\u00a02, which this browser does not offer or your computer disables.',
    noWebglStill: 'The figures are still computed: the legend and the sources are below.',
    noWebglRemedy:
      'To see the map, open this page with a recent version of Firefox, Chrome or Edge, or ask your support desk to enable graphics acceleration.',
    noLayer: 'No layer yet: choose a map or a layer in the panel.'
  }
};
