/** What a column's name announces, before any value is looked at. */
export type NameSense =
  'code' | 'count' | 'rate' | 'year' | 'date' | 'name' | 'category' | 'coordinate' | 'size' | null;

const words = (list: string): Set<string> => new Set(list.split(' '));

const code = words(
  'code codes cod cd insee siren siret nic uai rne cp cpo uic id ids gid fid objectid ogc identifiant ident idu uuid guid ' +
    'iris naf ape finess rna cog nuts lau ref reference matricule cle key immatriculation num numero no tel telephone ' +
    'phone fax portable url lien site mail email courriel rivoli fantoir'
);
/** territories: a column of that name alone, or ending by it, holds codes or names, never a quantity; « communes » counts them */
const territory = words(
  'com commune dep dept departement reg region epci canton arr arrondissement academie circo pays bv zemp'
);
const count = words(
  'population populations pop habitant habitants hab nb nbr nbre nombre nombres effectif effectifs total totale totaux somme sum ' +
    'count counts cnt quantite menages logements emplois salaries eleves etudiants apprenants naissances deces accidents ' +
    'victimes tues blesses voyageurs passagers visiteurs montant budget recettes depenses volume tonnage tonnes places ' +
    'capacite lits beneficiaires allocataires adherents inscrits votants exprimes voix entreprises etablissements ' +
    'pmun ptot pcap psdc stock frequentation trafic number households dwellings jobs pupils students births deaths'
);
const rate = words(
  'taux tx part pct pc pourcent pourcentage percent percentage proportion densite density dens ratio rate share indice ' +
    'moyenne moyen moy mean average avg mediane median med par per pour evolution variation score note esperance quotient ' +
    'coefficient coef ips probabilite frequence intensite prix'
);
const year = words('annee year an millesime exercice');
const date = words('date jour maj');
/** words of an instant or a day, where nothing else is announced */
const moment = words(
  'dt datetime timestamp horodatage time heure temps day mois month periode period debut fin start end depuis jusqu created ' +
    'updated modified creation modification echeance naissance ouverture fermeture'
);
const name = words(
  'nom noms name libelle lib label titre title intitule denomination toponyme appellation nomcom libgeo'
);
const category = words(
  'type types categorie category classe class nature statut status zone zonage niveau groupe group secteur famille family ' +
    'genre sorte kind alea risque etat regime famille typologie'
);
const coordinate = words(
  'lon lng long longitude lat latitude x y xlong ylat wgs84 lambert93 altitude coord coordx coordy'
);
const size = words(
  'surface surf superficie area aire ha km2 m2 longueur length perimetre perimeter hauteur largeur distance'
);

/** Words of a name: lower case, without accents, cut at punctuation, capitals and between letters and `_`. */
export function nameWords(column: string): string[] {
  return column
    .replace(/([a-zà-ÿ0-9])([A-ZÀ-Ý])/g, '$1 $2')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9%]+/)
    .filter((w) => w !== '');
}

/**
 * Sense of a column's name. French puts the head noun first, so between a code word and a quantity word the earlier
 * decides (`code_densite` is a code, `population_insee` a count); a rate word anywhere makes a count a rate
 * (`densite_population`, `population_density`, `nb_par_habitant`).
 */
export function nameSense(column: string): NameSense {
  const list = nameWords(column);
  const at = (set: Set<string>): number => list.findIndex((w) => set.has(w));
  const before = (a: number, b: number): boolean => a >= 0 && (b < 0 || a <= b);
  const first = (...found: number[]): number => Math.min(...found.map((i) => (i < 0 ? Infinity : i)));

  const codeAt = at(code);
  const countAt = at(count);
  const rateAt = list.some((w) => w.includes('%')) ? 0 : at(rate);
  const sizeAt = at(size);
  const nameAt = at(name);
  const quantityAt = first(countAt, rateAt, sizeAt);
  if (nameAt >= 0 && nameAt < quantityAt && !before(codeAt, nameAt)) return 'name';
  if (codeAt >= 0 && codeAt < quantityAt) return 'code';
  if (list.length > 0 && list.length <= 4 && list.every((w) => coordinate.has(w))) return 'coordinate';
  if (rateAt >= 0) return 'rate';
  if (countAt >= 0) return 'count';
  if (sizeAt >= 0) return 'size';
  if (at(year) >= 0) return 'year';
  if (at(date) >= 0) return 'date';
  if (at(category) >= 0) return 'category';
  const last = list[list.length - 1];
  if (last !== undefined && territory.has(last)) return 'code';
  return null;
}

/** True when whole numbers under that name are identifiers, to be kept as text. */
export function namesCode(column: string): boolean {
  return nameSense(column) === 'code';
}

/** True when numbers under that name may be days or instants (`date_maj`, `datemaj`, `mois`, `created_at`). */
export function namesDate(column: string): boolean {
  const sense = nameSense(column);
  if (sense === 'date') return true;
  return sense === null && nameWords(column).some((w) => moment.has(w) || /^(date|dat$)/.test(w));
}
