const fr = {
  close: 'Fermer la fiche',
  row: (rank: string) => `Objet ${rank}`,
  cell: (shape: 'hexagons' | 'squares', size: string) => `${shape === 'hexagons' ? 'Hexagone' : 'Carré'} de ${size}`,
  coded: (name: string, code: string) => `${name} (${code})`,
  yes: 'oui',
  no: 'non',
  empty: '—',
  emptyLabel: 'non renseigné',
  more: (count: string) => `Toutes les colonnes (${count} de plus)`,
  less: 'Moins de colonnes',
  asking: 'Le serveur est interrogé…',
  nothingHere: 'Rien à cet endroit',
  said: 'Réponse du serveur',
  fromServer: 'réponse du serveur de l’image'
};
export const featureWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    close: 'Close the card',
    row: (rank) => `Feature ${rank}`,
    cell: (shape, size) => `${shape === 'hexagons' ? 'Hexagon' : 'Square'} of ${size}`,
    coded: (name, code) => `${name} (${code})`,
    yes: 'yes',
    no: 'no',
    empty: '—',
    emptyLabel: 'not given',
    more: (count) => `All columns (${count} more)`,
    less: 'Fewer columns',
    asking: 'Asking the server…',
    nothingHere: 'Nothing at this place',
    said: 'Answer of the server',
    fromServer: 'answer of the picture’s server'
  }
};
