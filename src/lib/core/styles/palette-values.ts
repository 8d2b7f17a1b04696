/** Sequential palettes, low to high, 7 stops; in the dark they run from dark to light. */
export const sequential7 = {
  bleu: {
    light: '#d6f2ff #9cd1ee #70b1da #4d91c3 #3671a7 #285485 #1e3961',
    dark: '#193661 #245183 #346fa4 #4a8fc2 #69afdc #8fcff3 #c7edff'
  },
  petrole: {
    light: '#cff7f0 #93d7d2 #5bbaba #1b9ca2 #007c86 #005d69 #00414d',
    dark: '#003e4a #005a66 #007a84 #109aa1 #50b9b9 #84d7d1 #b7f5ec'
  },
  foret: {
    light: '#eaf2cf #bdd29c #92b573 #679a55 #3e7e41 #176233 #004528',
    dark: '#004226 #116030 #3c7c3f #649852 #8eb46d #b9d090 #e2edb9'
  },
  ocre: {
    light: '#f9eccb #e0c590 #cba05d #b47d33 #9a5d11 #7c4101 #5a2a05',
    dark: '#582700 #783f00 #975b0d #b37b2f #cb9d55 #e2c181 #f8e5b2'
  },
  brique: {
    light: '#ffe8d5 #fcb787 #ea8d58 #d36635 #b44322 #90291c #68171a',
    dark: '#680d14 #8e2418 #b24120 #d26331 #ec894e #ffb27b #ffe0c6'
  },
  prune: {
    light: '#ffe6e8 #fab1c5 #e089af #c0679d #9b4b8b #743675 #4e255a',
    dark: '#4d2059 #723273 #994989 #bf649c #e184ad #ffa9c1 #ffdce0'
  }
} as const;

/** The same in 5 lighter stops, which let hatches, circles and labels stand above them. */
export const sequential5 = {
  bleu: { light: '#def4ff #a7daf7 #7ebce8 #5f9ed3 #4b7fb8', dark: '#1b355c #23507e #2f6c9c #438ab7 #62a8cd' },
  petrole: { light: '#d5f9f3 #9ee0dc #68c6c8 #32aab4 #008c9c', dark: '#003d48 #005863 #00767d #1b9495 #53b0aa' },
  foret: { light: '#edf4d6 #c6dba7 #9ac282 #6ea967 #438e56', dark: '#004126 #1b5c2e #417739 #69904a #92a964' },
  ocre: { light: '#fbf0d1 #eace9b #d9ab6b #c68944 #ac692c', dark: '#552602 #743e00 #905a0c #a7792d #bb9954' },
  brique: { light: '#ffecdd #ffc39c #f99868 #e4724b #c6513e', dark: '#631316 #882717 #aa4218 #c66326 #db8745' },
  prune: { light: '#ffeaed #ffbcd0 #eb95c0 #cc75b3 #a65ca3', dark: '#492255 #6f326d #96467e #ba608b #d97f99' }
} as const;

/** Diverging palettes, 7 stops, the 4th is the middle. */
export const diverging7 = {
  'petrole-ocre': {
    light: '#00515c #028a9b #8ec2cb #eceae4 #daad8b #b0651f #6d3800',
    dark: '#aae3ed #4ab6c7 #247885 #3a4046 #965c2a #de8f4f #fecca7'
  },
  'bleu-brique': {
    light: '#184880 #437cc3 #9abae4 #eceae4 #e8a498 #c35141 #7f2218',
    dark: '#bedaff #6da7f1 #426da5 #3a4046 #a64d40 #f47c6b #ffc9bf'
  },
  'foret-prune': {
    light: '#17552b #448c56 #9cc3a3 #eceae4 #d2a8cd #a35d9d #672f63',
    dark: '#b9e4c1 #6fb880 #437a50 #3a4046 #8c5587 #d087ca #f5c6ef'
  }
} as const;

/** Single colours by name, light then dark. */
export const named = {
  'qual-1': { light: '#3b8cdf', dark: '#4b96ed' },
  'qual-2': { light: '#d27c02', dark: '#f49440' },
  'qual-3': { light: '#553b95', dark: '#685997' },
  'qual-4': { light: '#d1cc76', dark: '#fbe7ab' },
  'qual-5': { light: '#a03e00', dark: '#ac4800' },
  'qual-6': { light: '#74cfe6', dark: '#6ae3ff' },
  'qual-7': { light: '#6d4240', dark: '#81555b' },
  'qual-8': { light: '#96a19d', dark: '#d3e7e1' },
  'qual-9': { light: '#9a745c', dark: '#ae8272' },
  'qual-10': { light: '#696f7d', dark: '#858d9b' },
  'pile-1': { light: '#1d1f82', dark: '#3f50b5' },
  'pile-2': { light: '#554f00', dark: '#817900' },
  'pile-3': { light: '#760909', dark: '#a83f36' },
  'pile-4': { light: '#b0a0a4', dark: '#d4c3c8' },
  'pile-5': { light: '#003839', dark: '#2b6464' },
  'pile-6': { light: '#8cb278', dark: '#afd69b' },
  'pile-7': { light: '#310e34', dark: '#cdb5ca' },
  'pile-8': { light: '#00745f', dark: '#76c788' },
  'pile-9': { light: '#b586b0', dark: '#967600' },
  'pile-10': { light: '#342e00', dark: '#295935' },
  'pile-11': { light: '#002c22', dark: '#ade900' },
  'theme-eau': { light: '#2a6f97', dark: '#6fb6dc' },
  'theme-eau-fond': { light: '#b9d7e6', dark: '#1f3d4d' },
  'theme-foret': { light: '#2f6b3a', dark: '#8cc48f' },
  'theme-foret-fond': { light: '#cfe0c8', dark: '#24402a' },
  'theme-risque-faible': { light: '#e9b44c', dark: '#f0cd7a' },
  'theme-risque-moyen': { light: '#e07a1f', dark: '#f2a057' },
  'theme-risque-fort': { light: '#b3261e', dark: '#f2786d' },
  'theme-risque-majeur': { light: '#6a1b72', dark: '#c98ad0' },
  'theme-protege': { light: '#1f7a4d', dark: '#7fd1a4' },
  'theme-protege-trait': { light: '#14603a', dark: '#9be0ba' },
  'theme-patrimoine': { light: '#8a5a2b', dark: '#d2a878' },
  'theme-reseau': { light: '#59616a', dark: '#a7b0b8' },
  'carte-cercle': { light: '#0a3d5e', dark: '#7cc8f0' },
  'carte-cercle-trait': { light: '#ffffff', dark: '#10161b' },
  'carte-hachure': { light: '#26313a', dark: '#eef1f2' },
  'carte-sans-donnee': { light: '#b6b4ae', dark: '#59636b' },
  'carte-sans-donnee-fond': { light: '#f1efea', dark: '#2b3239' },
  'carte-autres': { light: '#dedbd3', dark: '#3a444c' },
  'carte-lim-dep': { light: '#9a9a94', dark: '#56616a' },
  'carte-terre': { light: '#f8f6f1', dark: '#262d34' }
} as const;
