import { number, plural } from './format';

const fr = {
  retry: 'Réessayer',
  partial: (drawn: number) =>
    `Une partie de la vue n’a pas pu être lue\u00a0; ${number(drawn)} ${plural(drawn, 'objet est dessiné', 'objets sont dessinés')}. Réessayez dans un moment.`,
  chooseFile: 'Choisir le fichier',
  technical: 'Détail technique',
  useRelay: 'Passer par le relais',
  signIn: 'S’identifier',
  signInTitle: 'Accès réservé',
  signInIntro: (host: string) =>
    `${host} demande qui vous êtes. Ce que vous écrivez ici ne part qu’à ce serveur et s’oublie à la fermeture de l’onglet\u00a0: ni le lien, ni le brouillon, ni l’adresse ne le portent.`,
  signInPlain: 'Ce serveur répond en http, sans chiffrement\u00a0: votre mot de passe peut être lu en chemin.',
  signInBy: 'Ce que le producteur vous a donné',
  byPassword: 'Nom et mot de passe',
  byKey: 'Clé',
  user: 'Nom d’utilisateur',
  password: 'Mot de passe',
  keyName: 'Nom de la clé',
  keyNameHelp: 'Celui que donne le producteur\u00a0: apikey, token…',
  keyValue: 'Clé',
  cancel: 'Annuler',
  useCrs: (code: string) => `Utiliser ${code}`,
  chooseCrs: 'Choisir la projection…',
  crsTitle: (layer: string) => `Projection de «\u00a0${layer}\u00a0»`,
  crsSearch: 'Code EPSG ou nom',
  crsHelp:
    'Dans le doute\u00a0: EPSG:2154 (Lambert-93) en métropole, EPSG:4326 pour des longitudes et latitudes (GPS).',
  crsFits: 'Convient aux positions',
  crsByCode: 'Code du registre EPSG',
  crsNone: 'Aucune projection de ce nom. Donnez son code EPSG.',
  repairJoin: (rows: number) => `Réparer ${number(rows)} ${plural(rows, 'code', 'codes')}`,
  hostsTitle: 'Des sources inconnues',
  hostsIntro:
    'Cette carte vient d’un lien. Elle appelle des serveurs que ni le catalogue ni votre administrateur ne connaissent\u00a0:',
  hostsHelp: 'Rien ne leur a encore été demandé. Acceptez si vous faites confiance à la personne qui a envoyé le lien.',
  hostsAccept: 'Charger ces sources',
  hostsRefuse: 'Ouvrir sans elles'
};
export const problemWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    retry: 'Retry',
    partial: (drawn) =>
      `Part of the view could not be read; ${number(drawn)} ${plural(drawn, 'feature is drawn', 'features are drawn')}. Try again in a moment.`,
    chooseFile: 'Choose the file',
    technical: 'Technical detail',
    useRelay: 'Use the relay',
    signIn: 'Sign in',
    signInTitle: 'Restricted access',
    signInIntro: (host: string) =>
      `${host} asks who you are. What you write here goes to this server alone and is forgotten when the tab closes: no link, draft or address carries it.`,
    signInPlain: 'This server answers over http, without encryption: your password may be read on its way.',
    signInBy: 'What the producer gave you',
    byPassword: 'Name and password',
    byKey: 'Key',
    user: 'User name',
    password: 'Password',
    keyName: 'Name of the key',
    keyNameHelp: 'The producer’s name of the key: apikey, token…',
    keyValue: 'Key',
    cancel: 'Cancel',
    useCrs: (code) => `Use ${code}`,
    chooseCrs: 'Choose the projection…',
    crsTitle: (layer) => `Projection of “${layer}”`,
    crsSearch: 'EPSG code or name',
    crsHelp: 'If in doubt: EPSG:2154 (Lambert-93) in mainland France, EPSG:4326 for longitudes and latitudes (GPS).',
    crsFits: 'Fits the positions',
    crsByCode: 'Code of the EPSG register',
    crsNone: 'No projection of that name. Give its EPSG code.',
    repairJoin: (rows) => `Repair ${number(rows)} ${plural(rows, 'code', 'codes')}`,
    hostsTitle: 'Unknown sources',
    hostsIntro: 'This map comes from a link. It calls servers that neither the catalogue nor your administrator knows:',
    hostsHelp: 'Nothing has been asked of them yet. Accept if you trust the person who sent the link.',
    hostsAccept: 'Load these sources',
    hostsRefuse: 'Open without them'
  }
};
