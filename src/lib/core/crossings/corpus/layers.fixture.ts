import { handTable, type HandTable } from '../../marks/hand-table';
import { profileOf } from '../../table/make-profile';
import type { FeatureTable } from '../../table/table';
import type { CrossingInput } from '../kind';

/** Small tables as French producers write them: columns, codes and names of theirs, shapes by the grid. */

/** A layer, and the table behind it. */
type CorpusInput = CrossingInput & { table: FeatureTable };

type Cells = NonNullable<HandTable['columns']>;

/** Where things are: the corner of a square of one degree. */
const gironde = [-1, 44.5] as const;
const creuse = [1.7, 45.7] as const;

const list = <T>(count: number, at: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => at(i));
const two = (n: number): string => String(n).padStart(2, '0');
const of = <T>(values: readonly T[], i: number): T => values[i % values.length] as T;

function place(count: number, i: number, [x, y]: readonly [number, number]): [number, number] {
  const side = Math.ceil(Math.sqrt(count));
  return [x + (i % side) / side, y + Math.floor(i / side) / side];
}

/** Squares side by side over a degree, or of another size in degrees. */
function areas(name: string, columns: Cells, at: readonly [number, number] = gironde, size?: number): CorpusInput {
  const count = Object.values(columns)[0]?.length ?? 0;
  const side = size ?? 1 / Math.ceil(Math.sqrt(count));
  const polygons = list(count, (i) => {
    const [x, y] = place(count, i, at);
    return [[[[x, y] as const, [x + side, y] as const, [x + side, y + side] as const, [x, y + side] as const]]];
  });
  return input(name, { polygons, columns });
}

function points(name: string, columns: Cells, at: readonly [number, number] = gironde): CorpusInput {
  const count = Object.values(columns)[0]?.length ?? 0;
  return input(name, {
    points: list(count, (i) => [place(count, i, at).map((n) => n + 0.03) as [number, number]]),
    columns
  });
}

function lines(name: string, columns: Cells, at: readonly [number, number] = gironde): CorpusInput {
  const count = Object.values(columns)[0]?.length ?? 0;
  const drawn = list(count, (i) => {
    const [x, y] = place(count, i, at);
    return [[[x, y] as const, [x + 0.2, y + 0.15] as const]];
  });
  return input(name, { lines: drawn, columns });
}

const figures = (name: string, columns: Cells): CorpusInput => input(name, { columns });

function input(name: string, hand: HandTable): CorpusInput {
  const table = handTable({ ...hand, id: name });
  return { layer: name, name, profile: profileOf(table), table };
}

const communeNames = (
  'Bordeaux,Mérignac,Pessac,Talence,Bègles,Le Bouscat,Saint-Médard-en-Jalles,La Teste-de-Buch,Libourne,Cenon,Lormont,' +
  'Gradignan,Eysines,Villenave-d’Ornon,Saint-Émilion,Arcachon,Langon,La Réole,Pauillac,Blaye,Cestas,Le Haillan,' +
  'Sainte-Foy-la-Grande,L’Isle-Saint-Georges,Bruges,Ambarès-et-Lagrave,Artigues-près-Bordeaux,Bassens,Floirac,Martignas-sur-Jalle'
).split(',');
const communes = list(30, (i) => `33${String(3 + 17 * i).padStart(3, '0')}`);
const communes23 = list(25, (i) => `23${String(1 + 3 * i).padStart(3, '0')}`);
const communes01 = list(40, (i) => `01${String(1 + 4 * i).padStart(3, '0')}`);
const iris = list(48, (i) => `${of(communes, i >> 2)}01${two(1 + (i % 4))}`);
const epci = ['243300316', '243301165', '200069599', '243301223', '200044394', '243300811'];
const departements = '16,17,19,23,24,33,40,47,64,79,86,87'.split(',');
const departementNames =
  'Charente,Charente-Maritime,Corrèze,Creuse,Dordogne,Gironde,Landes,Lot-et-Garonne,Pyrénées-Atlantiques,Deux-Sèvres,Vienne,Haute-Vienne'.split(
    ','
  );
const regions = '11,24,27,28,32,44,52,53,75,76,84,93,94'.split(',');
const uais = list(36, (i) => `0330${String(101 + i)}${of([...'ABCDEFGHJK'], i)}`);
const finess = list(20, (i) => `3300${String(10100 + 7 * i)}`);
const quarters = list(9, (i) => `QN033${two(i + 1)}M`);
const cantons = list(33, (i) => `33${two(i + 1)}`);
const many = (n: number, step = 137): number[] => list(n, (i) => ((i + 3) * step * 7919) % 4801);
const rates = (n: number): number[] => list(n, (i) => Math.round(100 + ((i * 7919) % 230)) / 10 + 0.05);

export const layers = {
  communes: areas('Communes', {
    code_insee: communes,
    nom_officiel: communeNames,
    population: many(30, 11),
    code_siren: list(30, (i) => `21330${String(1000 + i)}`),
    codes_siren_des_epci: list(30, (i) => of(epci, i))
  }),
  communesAin: areas(
    'Communes de l’Ain',
    { code_insee: communes01, nom: list(40, (i) => `Bourg ${String.fromCharCode(65 + i)}`) },
    [5, 45.9]
  ),
  communesCreuse: areas(
    'Communes de la Creuse',
    { insee_com: communes23, nom: list(25, (i) => `Village ${i + 1}`) },
    creuse
  ),
  iris: areas('IRIS', {
    code_iris: iris,
    nom_iris: list(48, (i) => `${of(communeNames, i >> 2)} ${of(['Centre', 'Nord', 'Sud', 'Gare'], i)}`),
    insee_com: list(48, (i) => of(communes, i >> 2)),
    typ_iris: list(48, (i) => of(['H', 'A', 'D'], i))
  }),
  epci: areas('Intercommunalités', {
    code_siren: epci,
    nom: [
      'Bordeaux Métropole',
      'CA du Libournais',
      'CA Bassin d’Arcachon Nord',
      'CC Médoc Estuaire',
      'CC du Réolais',
      'CC de Blaye'
    ],
    nature: ['Métropole', 'CA', 'CA', 'CC', 'CC', 'CC']
  }),
  departements: areas('Départements', { code_insee: departements, nom_officiel: departementNames }, [-1.5, 44], 0.5),
  regions: areas(
    'Régions',
    { code_insee: regions, nom: list(13, (i) => `Région ${String.fromCharCode(65 + i)}`) },
    [-1.5, 44],
    0.5
  ),
  cantons: areas('Cantons', {
    code_canton: cantons,
    nom_canton: list(33, (i) => `${of(communeNames, i)}-${(i % 3) + 1}`)
  }),
  quartiers: areas(
    'Quartiers prioritaires',
    { code_qp: quarters, lib_qp: list(9, (i) => `Cité ${of(communeNames, i)}`) },
    gironde,
    0.02
  ),
  carreaux: areas('Carreaux de 200 m', {
    idcar_200m: list(100, (i) => `CRS3035RES200mN${2900000 + 200 * i}E3500000`),
    ind: list(100, (i) => 5 + ((i * 37) % 90)),
    men: list(100, (i) => 2 + ((i * 17) % 40)),
    men_pauv: list(100, (i) => (i * 7) % 11)
  }),
  inondables: areas('Zones inondables', {
    id_zone: list(12, (i) => `ZI${two(i)}`),
    alea: list(12, (i) => of(['fort', 'moyen', 'faible'], i)),
    cours_eau: list(12, (i) => of(['Garonne', 'Dordogne', 'Isle'], i))
  }),
  natura: areas('Natura 2000', {
    sitecode: list(7, (i) => `FR72006${two(60 + i)}`),
    sitename: list(7, (i) => `Vallée ${i + 1}`)
  }),
  plu: areas('Zonage du PLU', {
    idurba: list(40, () => '33063_PLU_20231215'),
    libelle: list(40, (i) => of(['UA', 'UB', 'N', 'A', 'AU'], i)),
    typezone: list(40, (i) => of(['U', 'U', 'N', 'A', 'AUc'], i))
  }),
  friches: areas(
    'Friches',
    {
      site_id: list(15, (i) => `33063_${10000 + i}`),
      site_nom: list(15, (i) => `Ancienne usine ${i + 1}`),
      site_statut: list(15, (i) => of(['friche sans projet', 'friche avec projet', 'reconvertie'], i)),
      unite_fonciere_surface: many(15)
    },
    gironde,
    0.01
  ),
  foret: areas('Massifs forestiers', {
    nom: list(6, (i) => `Forêt ${i + 1}`),
    essence: list(6, (i) => of(['pin', 'chêne'], i))
  }),
  ecoles: points('Écoles', {
    identifiant_de_l_etablissement: uais,
    nom_etablissement: list(36, (i) => `École ${of(['Jules Ferry', 'Jean Jaurès', 'du Parc', 'Pasteur'], i)} ${i}`),
    code_commune: list(36, (i) => of(communes, i)),
    nombre_d_eleves: many(36, 5),
    statut_public_prive: list(36, (i) => of(['Public', 'Privé'], i >> 1))
  }),
  lycees: points('Lycées', {
    uai: uais.slice(0, 18),
    nom: list(18, (i) => `Lycée ${i}`),
    secteur: list(18, (i) => of(['PU', 'PR'], i))
  }),
  gares: points('Gares', {
    code_uic: list(14, (i) => String(87581009 + 13 * i)),
    libelle: list(14, (i) => `${of(communeNames, i)} gare`)
  }),
  garesCreuse: points(
    'Gares de la Creuse',
    { code_uic: list(8, (i) => String(87597000 + i)), libelle: list(8, (i) => `Halte ${i}`) },
    creuse
  ),
  hopitaux: points('Hôpitaux', { nofinesset: finess, rs: list(20, (i) => `Clinique ${i}`) }),
  arrets: points('Arrêts de bus', {
    stop_id: list(60, (i) => `BDX:${1000 + i}`),
    stop_name: list(60, (i) => `Place ${i}`)
  }),
  pharmacies: points('Pharmacies', { nom: list(30, (i) => `Pharmacie ${i}`), type: list(30, () => 'Pharmacie') }),
  defibrillateurs: points('Défibrillateurs', {
    gid: list(25, (i) => i + 1),
    acces: list(25, (i) => of(['intérieur', 'extérieur'], i))
  }),
  accidents: points('Accidents corporels', {
    num_acc: list(50, (i) => String(202300000001 + i)),
    gravite: list(50, (i) => of(['léger', 'grave', 'mortel'], i))
  }),
  bornes: points('Bornes de recharge', {
    id_pdc_itinerance: list(30, (i) => `FRS33E${10000 + i}`),
    nom_enseigne: list(30, (i) => of(['Izivia', 'Freshmile'], i))
  }),
  icpe: points('Sites industriels', {
    code_s3ic: list(16, (i) => `0052.${10001 + i}`),
    raison_sociale: list(16, (i) => `Usine ${i}`),
    regime: list(16, (i) => of(['Autorisation', 'Enregistrement'], i))
  }),
  lignesBus: lines('Lignes de bus', { ligne: list(12, (i) => `Ligne ${i + 1}`), exploitant: list(12, () => 'Keolis') }),
  pistes: lines('Aménagements cyclables', {
    id_local: list(30, (i) => `33_${i}`),
    ame_d: list(30, (i) => of(['PISTE CYCLABLE', 'BANDE CYCLABLE', 'VOIE VERTE'], i))
  }),
  coursEau: lines('Cours d’eau', {
    toponyme: list(9, (i) => of(['Garonne', 'Dordogne', 'Jalle', 'Isle'], i)),
    classe: list(9, (i) => of(['1', '2', '3'], i))
  }),
  routes: lines('Routes principales', {
    numero: list(11, (i) => `D${100 + i}`),
    nature: list(11, (i) => of(['Route à 2 chaussées', 'Route à 1 chaussée'], i))
  }),

  delinquance: areas('insecurite_2024', {
    CODGEO_2024: communes,
    faits: many(30, 5),
    tx_pour_mille: rates(30)
  }),
  accesSoins: areas('apl', {
    codgeo: communes,
    pop_standardisee: many(30, 7),
    apl_generalistes_par_hab: rates(30)
  }),
  revenus: figures('Revenus', {
    CODGEO: communes,
    LIBGEO: communeNames,
    MED21: many(30).map((n) => 18000 + n),
    TP6021: rates(30)
  }),
  logements: figures('Logements', { code_commune: communes, nb_logements: many(30), nb_vacants: many(30, 3) }),
  logementsSansZero: figures('Logements de l’Ain', { code_commune: communes01.map(Number), nb_logements: many(40) }),
  budgets: figures('Budgets', {
    commune: communeNames.map((n) =>
      n
        .toUpperCase()
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replaceAll('-', ' ')
    ),
    depenses_fonctionnement: many(30),
    nb_agents: many(30, 3)
  }),
  equipements: figures('Équipements', {
    codgeo: list(90, (i) => of(communes, i)),
    typequ: list(90, (i) => of(['A101', 'B101', 'C107'], i >> 5)),
    nb_equip: list(90, (i) => 1 + (i % 5))
  }),
  irisFigures: figures('Population par IRIS', { IRIS: iris, P21_POP: many(48), P21_POP65P: many(48, 5) }),
  epciFigures: figures('Chiffres des EPCI', {
    siren_epci: epci,
    nb_communes: [28, 45, 17, 10, 40, 12],
    dette_par_hab: [812.5, 340.2, 120.8, 99.5, 210.4, 301.7]
  }),
  chomage: figures('Chômage', { code_departement: departements, taux_chomage_t4: rates(12) }),
  departementsNames: figures('Prix des logements', {
    departement: departementNames.map((n) => n.toUpperCase()),
    prix_m2_median: many(12).map((n) => 1500 + n / 3)
  }),
  regionsFigures: figures('Emploi des régions', { code_region: regions, taux_emploi: rates(13) }),
  cantonsFigures: figures('Élections par canton', {
    code_canton: cantons,
    nb_inscrits: many(33),
    taux_participation: rates(33)
  }),
  quartersFigures: figures('Population des quartiers', {
    code_qp: quarters,
    nb_menages: many(9),
    taux_pauvrete: rates(9)
  }),
  effectifs: figures('Effectifs scolaires', {
    uai: uais,
    nb_eleves: many(36),
    nb_classes: list(36, (i) => 4 + (i % 9))
  }),
  lits: figures('Lits d’hôpital', { nofinesset: finess, nb_lits: many(20) }),
  creuseFigures: figures('Revenus de la Creuse', { CODGEO: communes23, MED21: many(25).map((n) => 18000 + n) }),
  postal: figures('Ventes par code postal', {
    code_postal: list(20, (i) => `33${String(100 + 10 * i)}`),
    nb_ventes: many(20)
  }),
  meteo: figures('Relevés météo', {
    date_releve: list(30, (i) => `2024-01-${two(1 + (i % 28))}`),
    temperature_moyenne: rates(30)
  }),
  capteurs: figures('Capteurs', { capteur: list(12, (i) => `sonde ${i}`), pm10: rates(12) }),
  siret: figures('Établissements', { siret: list(20, (i) => `5520813170${String(1000 + i)}`), effectif: many(20) }),
  irisParis: figures('IRIS de Paris', { IRIS: list(40, (i) => `75104${String(1500 + i)}`), P21_POP: many(40) })
} satisfies Record<string, CorpusInput>;

export type CorpusLayer = keyof typeof layers;
