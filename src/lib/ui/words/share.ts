import { number, plural } from './format';

const fr = {
  title: 'Partager',
  ways: 'Façons de partager',
  link: 'Lien',
  embed: 'Intégrer',
  recipe: 'Carte en un clic',
  recipeHelp: (file: string) =>
    `Ce fichier refait la carte en un clic, sur tout territoire. Posez-le dans le catalogue du site, sous layers-catalog/recipes/${file}\u00a0: la carte paraît à l’accueil.`,
  recipeLabel: 'Fichier de la carte en un clic',
  saveRecipe: 'Enregistrer comme carte en un clic',
  copyRecipe: 'Copier le fichier',
  recipeOpen:
    'Ce qui a été choisi automatiquement le sera de nouveau, selon le territoire. Question, thème et niveaux se complètent dans le fichier.',
  noRecipe: 'Rien à enregistrer\u00a0: il faut au moins une couche qui ne vienne pas d’un fichier à vous.',
  leftOut: (count: number) =>
    plural(
      count,
      'Cette couche n’est pas dans la carte en un clic\u00a0:',
      'Ces couches ne sont pas dans la carte en un clic\u00a0:'
    ),
  whyLeftOut: { file: 'fichier à vous', 'made-of-file': 'calculée à partir d’un fichier à vous' },
  linkLabel: 'Adresse de cette carte',
  linkHelp: 'Qui ouvre ce lien retrouve la carte entière\u00a0: couches, styles, croisements, cadrage.',
  length: (count: number) => `${number(count)} caractères`,
  copy: 'Copier',
  copied: 'Copié',
  copyFailed: 'La copie a été refusée\u00a0: sélectionnez le texte et copiez-le.',
  copyLink: 'Copier le lien',
  copySnippet: 'Copier le code',
  missing: (count: number) =>
    plural(
      count,
      'Cette couche vient d’un fichier à vous\u00a0: ses données ne sont pas dans le lien.',
      'Ces couches viennent de fichiers à vous\u00a0: leurs données ne sont pas dans le lien.'
    ),
  missingHelp: 'Transmettez le fichier à part\u00a0: la page le demandera à l’ouverture.',
  licences: 'Avant de publier',
  shareAlike: (layer: string, licence: string) =>
    `«\u00a0${layer}\u00a0» est calculée à partir de données sous ${licence}\u00a0: si vous diffusez ces résultats, ce doit être sous cette licence.`,
  incompatible: (layer: string, licences: readonly string[]) =>
    `«\u00a0${layer}\u00a0» croise des données dont les licences s’excluent (${licences.join(', ')})\u00a0: l’image peut se montrer, les résultats ne se diffusent pas comme données.`,
  nonCommercial: (licences: readonly string[]) => `Usage commercial interdit par ${licences.join(', ')}.`,
  unknownLicence: (licences: readonly string[]) =>
    `Licence à vérifier auprès du producteur\u00a0: ${licences.join('\u00a0; ')}.`,
  size: 'Taille',
  fullWidth: 'Pleine largeur',
  customSize: 'Autre',
  width: 'Largeur',
  height: 'Hauteur',
  titleLabel: 'Titre du cadre',
  show: 'Afficher',
  showTitle: 'Titre',
  showLegend: 'Légende',
  snippet: 'Code à coller dans votre page',
  preview: 'Aperçu de la carte intégrée',
  fresh: 'La carte intégrée relit ses sources à chaque ouverture.',
  untitled: 'Carte'
};

export const shareWords: { fr: typeof fr; en: typeof fr } = {
  fr,
  en: {
    title: 'Share',
    ways: 'Ways to share',
    link: 'Link',
    embed: 'Embed',
    recipe: 'One-click map',
    recipeHelp: (file) =>
      `This file makes the map again in one click, over any territory. Put it in the catalogue of the site, as layers-catalog/recipes/${file}: the map appears on the first page.`,
    recipeLabel: 'File of the one-click map',
    saveRecipe: 'Save as a one-click map',
    copyRecipe: 'Copy the file',
    recipeOpen:
      'What was chosen automatically will be chosen again, for each territory. Question, theme and levels may be completed in the file.',
    noRecipe: 'Nothing to save: at least one layer must come from elsewhere than a file of yours.',
    leftOut: (count) =>
      plural(count, 'This layer is not in the one-click map:', 'These layers are not in the one-click map:'),
    whyLeftOut: { file: 'a file of yours', 'made-of-file': 'computed from a file of yours' },
    linkLabel: 'Address of this map',
    linkHelp: 'Whoever opens this link finds the whole map: layers, styles, crossings, framing.',
    length: (count) => `${number(count)} characters`,
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Copying was refused: select the text and copy it.',
    copyLink: 'Copy the link',
    copySnippet: 'Copy the code',
    missing: (count) =>
      plural(
        count,
        'This layer comes from a file of yours: its data is not in the link.',
        'These layers come from files of yours: their data is not in the link.'
      ),
    missingHelp: 'Send the file separately: the page will ask for it when opened.',
    licences: 'Before you publish',
    shareAlike: (layer, licence) =>
      `“${layer}” is computed from data under ${licence}: if you publish these results, it must be under that licence.`,
    incompatible: (layer, licences) =>
      `“${layer}” crosses data whose licences exclude one another (${licences.join(', ')}): the picture may be shown, the results may not be published as data.`,
    nonCommercial: (licences) => `No commercial use, says ${licences.join(', ')}.`,
    unknownLicence: (licences) => `Licence to be checked with the producer: ${licences.join('; ')}.`,
    size: 'Size',
    fullWidth: 'Full width',
    customSize: 'Other',
    width: 'Width',
    height: 'Height',
    titleLabel: 'Title of the frame',
    show: 'Show',
    showTitle: 'Title',
    showLegend: 'Legend',
    snippet: 'Code to paste in your page',
    preview: 'Preview of the embedded map',
    fresh: 'The embedded map reads its sources afresh each time.',
    untitled: 'Map'
  }
};
