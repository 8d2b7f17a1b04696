const fr = {
  retry: 'Réessayer',
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
  keyName: 'Paramètre de l’adresse',
  keyNameHelp: 'Nom que le producteur donne à la clé\u00a0: apikey, token…',
  keyValue: 'Clé',
  cancel: 'Annuler',
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
    keyName: 'Parameter of the address',
    keyNameHelp: 'The producer’s name of the key: apikey, token…',
    keyValue: 'Key',
    cancel: 'Cancel',
    hostsTitle: 'Unknown sources',
    hostsIntro: 'This map comes from a link. It calls servers that neither the catalogue nor your administrator knows:',
    hostsHelp: 'Nothing has been asked of them yet. Accept if you trust the person who sent the link.',
    hostsAccept: 'Load these sources',
    hostsRefuse: 'Open without them'
  }
};
