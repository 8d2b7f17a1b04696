import { accented, withoutAccents } from './accents';

/** Abbreviations of seven letters or fewer that look like words: they keep their capitals. */
const initials = new Set(
  (
    'ADEME AESN ALSH ANAH ARS AOC AOP BTS CAF CCAS CFA CHRU CHU CIAS CPAM CNRS CROUS DREAL DRAC DDTM EHPAD ENAF ENS EPCI ' +
    'EPHAD EPIC EPLE EREA ERP ESAT ETI FAM FINESS GPE HLM IAE ICPE IEM IFSI IGH IGP IMPRO INSEE IREP IRIS ITEP IUT LEP LPO ' +
    'MAM MAS MECS MJC MSAP NAF ONF OPH OPAH ORE ORT PAPI PCAET PETR PLH PLM PLU PLUI PME PMI PNR PPRI PPRN PPRT PSLA QPV RAR ' +
    'REP RNU RSA SAGE SAU SCIC SCOP SCOT SDIS SEGPA SESSAD SEVESO SICTOM SIREN SIRET SIVOM SIVU SMD SRU SNCF TPE TRI UAI UDAF ' +
    'ULIS UNESCO USLD VRD ZAC ZAD ZAE ZAN ZAP ZFE ZFU ZICO ZNIEFF ZPS ZRE ZRR ZSC ZUP ZUS'
  ).split(' ')
);

/** Words of four or five letters that files write in capitals: other short ones are taken for abbreviations. */
const short = new Set(
  (
    'ALEA AUTRE ACTIF AVEC SANS BASE BIEN BOIS BON BONNE BOURG CAFE CENTRE CREE DANS DEUX EAU EAUX ELEVE ETAT FERME FORT FORTE GARE ' +
    'GRAND GROS HAUT HAUTE HORS LIEU LOCAL LYCEE MER MIXTE MOINS MOYEN MUSEE NON NORD NUL NULLE OUEST OUI OUVERT PARC PETIT PLUS ' +
    'POSTE PRIVE PROJET RARE REEL RURAL RURALE SANTE SITE SITES SUD SUR TRES TYPE URBAIN VERT VILLE VIDE ZONE ZONES AIRE ARRET PORT ' +
    'PISTE VOIE VOIES TRAM TRAIN BUS CAR METRO ROUTE RUE CHEMIN ECOLE LOISIR SPORT STADE DE DU DES LA LE LES ET EN OU PAR POUR UN UNE AU AUX'
  ).split(' ')
);

function plainWord(word: string): string {
  const bare = withoutAccents(word);
  const isWord = /^\p{Lu}+$/u.test(word) && !initials.has(bare) && (bare.length >= 6 || short.has(bare));
  if (!isWord) return word;
  const lower = word.toLocaleLowerCase('fr');
  // a kind is high rather than a pupil
  return /^eleve(e?s?)$/.test(lower) ? lower.replace('eleve', 'élevé') : (accented.get(lower) ?? lower);
}

/**
 * A kind made readable, where a file writes it in capitals or with underscores: `NON_ICPE` → « Non ICPE »,
 * `ENREGISTREMENT` → « Enregistrement ». What is written in small letters, and abbreviations, stay as they are.
 */
export function plainValue(value: string): string {
  if (!/\p{Lu}{2}/u.test(value) || /\p{Ll}/u.test(value) || /\d/.test(value)) return value;
  const words = value.split(/[_\s]+/).filter((word) => word !== '');
  const text = words
    .map((word) =>
      word
        .split(/(?=[-'’/])|(?<=[-'’/])/)
        .map(plainWord)
        .join('')
    )
    .join(' ');
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}
