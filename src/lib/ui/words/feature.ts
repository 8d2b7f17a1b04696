const fr = {
  close: 'Fermer la fiche',
  row: (rank: string) => `Objet ${rank}`,
  yes: 'oui',
  no: 'non',
  empty: '—',
  emptyLabel: 'non renseigné',
  more: (count: string) => `Toutes les colonnes (${count} de plus)`,
  less: 'Moins de colonnes'
};
export const featureWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    close: 'Close the card',
    row: (rank) => `Feature ${rank}`,
    yes: 'yes',
    no: 'no',
    empty: '—',
    emptyLabel: 'not given',
    more: (count) => `All columns (${count} more)`,
    less: 'Fewer columns'
  }
};
