const fr = {
  retry: 'Réessayer',
  chooseFile: 'Choisir le fichier',
  technical: 'Détail technique',
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
    hostsTitle: 'Unknown sources',
    hostsIntro: 'This map comes from a link. It calls servers that neither the catalogue nor your administrator knows:',
    hostsHelp: 'Nothing has been asked of them yet. Accept if you trust the person who sent the link.',
    hostsAccept: 'Load these sources',
    hostsRefuse: 'Open without them'
  }
};
