import type { StyleSpec } from '../../styles/schema';
import type { GeometryType } from '../../table/table';

/** A small table as public data publish it, the style a cartographer gives it and the column it shows, null for none. */
export interface VariableCase {
  title: string;
  geometry: Exclude<GeometryType, 'none'>;
  columns: Readonly<Record<string, readonly (string | number)[]>>;
  kind: StyleSpec['kind'];
  column: string | null;
  /** each row at so many places of one town: thousands of points that hide one another */
  crowd?: number;
}

const CODGEO = ['01001', '01002', '01004', '01005', '01006', '01007', '01008', '01009', '01010', '01011'];
const LIBGEO = 'Abergement Ambérieu Ambérieux Ambléon Ambronay Ambutrix Andert Anglefort Apremont Aranc'.split(' ');
const population = [779, 256, 14233, 1724, 115, 2914, 779, 333, 1105, 380];
const rates = [12.4, 8.8, 21.7, 15.3, 9.1, 17, 11.2, 7.9, 13.3, 10.6];
const lengths = [120.4, 45.8, 980.1, 33.2, 410.9, 76.4, 212, 66.1, 540.7, 18.3];
const ids = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110];
/** ten values that take turns */
const turns = <T>(...values: T[]): T[] => CODGEO.map((_, i) => values[i % values.length] as T);

const areas = (title: string, kind: StyleSpec['kind'], column: string | null, columns: VariableCase['columns']) =>
  ({ title, geometry: 'polygon', kind, column, columns }) as const;
const lines = (title: string, kind: StyleSpec['kind'], column: string | null, columns: VariableCase['columns']) =>
  ({ title, geometry: 'line', kind, column, columns }) as const;
const points = (title: string, kind: StyleSpec['kind'], column: string | null, columns: VariableCase['columns']) =>
  ({ title, geometry: 'point', kind, column, columns }) as const;

/** The same rows, some hundreds of times over. */
const crowds = (...variable: Parameters<typeof points>): VariableCase => ({ ...points(...variable), crowd: 300 });

export const variables: readonly VariableCase[] = [
  areas('census', 'circles', 'P21_POP', { CODGEO, LIBGEO, P21_POP: population }),
  areas('census in decimals', 'circles', 'C21_MEN', { CODGEO, C21_MEN: population.map((n) => n * 0.437) }),
  areas('Filosofi', 'classes', 'MED21', { CODGEO, LIBGEO, MED21: rates.map((n) => Math.round(18000 + 500 * n)) }),
  areas('Filosofi with its households', 'classes', 'MED21', {
    CODGEO,
    LIBGEO,
    NBMENFISC21: population,
    MED21: rates.map((n) => Math.round(18000 + 500 * n))
  }),
  areas('doctors with their public', 'classes', 'apl', { CODGEO, population, apl: rates }),
  areas('poverty', 'classes', 'TP6021', { CODGEO, LIBGEO, TP6021: rates }),
  areas('unemployment, DBF', 'classes', 'TX_CHOMAGE', { CODE_INSEE: CODGEO, NOM_COMMUN: LIBGEO, TX_CHOMAGE: rates }),
  areas('density', 'classes', 'hab_km2', { code_insee: CODGEO, superficie: lengths, hab_km2: rates }),
  areas('inequality', 'classes', 'gini', { CODGEO, annee: turns(2021), gini: rates.map((n) => 0.2 + n / 100) }),
  areas('housing', 'circles', 'NB_LOGEMEN', { CODE_INSEE: CODGEO, NB_LOGEMEN: population }),
  areas('empty dwellings', 'classes', 'tx_vacance', { code_commune: CODGEO, commune: LIBGEO, tx_vacance: rates }),
  areas('grid', 'circles', 'Men_pauv', { IdINSPIRE: CODGEO, Men_pauv: rates, surf: turns(40000) }),
  areas('energy', 'circles', 'conso_mwh', { code_iris: CODGEO, libelle: LIBGEO, conso_mwh: population }),
  areas('grants', 'circles', 'montantSubvention', { codeInsee: CODGEO, montantSubvention: population }),
  areas('debt by inhabitant', 'classes', 'dette_par_hab', { insee: CODGEO, dette_par_hab: population }),
  areas('doctors', 'classes', 'apl_medecins_generalistes', { code_commune: CODGEO, apl_medecins_generalistes: rates }),
  areas('land register', 'single', null, { idu: CODGEO, section: turns('AB', 'ZC'), contenance: lengths }),
  areas('boundaries', 'single', null, { insee_com: CODGEO, nom: LIBGEO, siren_epci: turns(240100750, 200029999) }),
  areas('boundaries with sizes', 'single', null, { code: CODGEO, nom: LIBGEO, Shape_Area: lengths }),
  areas('hazard', 'categories', 'alea', {
    gid: ids,
    alea: turns('Faible', 'Moyen', 'Fort'),
    date_maj: turns('2021-03-04')
  }),
  areas('hazard in figures', 'categories', 'classe_alea', { gid: ids, classe_alea: turns(1, 2, 3) }),
  areas('planning', 'categories', 'typezone', {
    idurba: CODGEO,
    typezone: turns('U', 'AUc', 'N', 'A'),
    surf_ha: lengths
  }),
  areas('crops', 'categories', 'code_cultu', {
    id_parcel: ids,
    surf_parc: lengths,
    code_cultu: turns('BTH', 'PPH', 'MIS')
  }),
  areas('land cover', 'categories', 'CODE_18', { ID: ids, CODE_18: turns('112', '211', '231'), Area_Ha: lengths }),
  areas('evolution', 'classes', 'evol_pop', { CODGEO, evol_pop: [-1.2, 0.4, 2.1, -0.6, 1.3, 0.2, -2, 0.9, 1.1, -0.3] }),
  areas('unnamed shares', 'classes', 'indic', { CODGEO, LIBGEO, indic: rates }),
  areas('unnamed counts', 'circles', 'zzz', { CODGEO, zzz: [12, 3, 1204, 88, 0, 310, 45, 7, 5401, 19] }),
  areas('secret figures', 'classes', 'part_rsa', {
    codgeo: CODGEO,
    part_rsa: rates.map((n, i) => (i % 4 === 1 ? 'NR' : n))
  }),
  areas('absent figures', 'circles', 'nb_places', {
    codgeo: CODGEO,
    nb_places: population.map((n, i) => (i === 3 ? -9999 : n))
  }),
  areas('turnout', 'classes', 'pct_abs_ins', { code_bureau: CODGEO, libelle: LIBGEO, pct_abs_ins: rates }),
  areas('lists', 'categories', 'nuance', { code_commune: CODGEO, nuance: turns('DVG', 'DVD', 'ENS') }),
  lines('traffic', 'classes', 'tmja', { id_troncon: ids, route: turns('N7', 'D12'), tmja: population }),
  lines('heavy traffic', 'classes', 'pct_pl', { prd: ids, pct_pl: rates, tmja: population }),
  lines('roads', 'categories', 'nature', {
    cleabs: ids.map((n) => `TRONROUT0000000${n}`),
    nature: turns('Route à 1 chaussée', 'Chemin', 'Sentier'),
    nombre_de_voies: turns(1, 2, 2),
    largeur_de_chaussee: lengths
  }),
  lines('rivers', 'single', null, { code_hydro: CODGEO, toponyme: LIBGEO, longueur_km: lengths }),
  points('schools', 'circles', 'nombre_d_eleves', {
    identifiant_de_l_etablissement: ids.map((n) => `0010${n}W`),
    appellation_officielle: LIBGEO,
    nombre_d_eleves: population
  }),
  points('social index', 'classes', 'ips', {
    numero_uai: ids.map((n) => `0010${n}W`),
    nom: LIBGEO,
    ips: rates.map((n) => 85 + n)
  }),
  points('hospitals', 'categories', 'categ', { nofinesset: CODGEO, rs: LIBGEO, categ: turns('CH', 'Clinique', 'SSR') }),
  points('sales', 'circles', 'valeur_fonciere', {
    id_mutation: ids.map((n) => `2023-${n}`),
    valeur_fonciere: population
  }),
  points('accidents', 'categories', 'grav', { Num_Acc: ids, lat: lengths, long: rates, grav: turns(1, 4, 3, 4) }),
  points('air', 'classes', 'no2', { code_station: CODGEO, nom_station: LIBGEO, no2: rates }),
  points('trees', 'categories', 'essence', { id: ids, essence: turns('Tilleul', 'Platane'), hauteur_m: lengths }),
  points('addresses', 'single', null, {
    siret: ids.map((n) => `21010001200${n}`),
    adresse: LIBGEO,
    code_postal: turns(1000, 1500)
  }),
  points('stops', 'single', null, {
    stop_id: ids,
    stop_name: LIBGEO,
    stop_lon: rates,
    stop_lat: rates.map((n) => 45 + n / 100)
  }),
  crowds('all addresses', 'cells', null, { siret: ids.map((n) => `21010001200${n}`), adresse: LIBGEO }),
  crowds('all sales by square metre', 'cells', 'prix_m2', {
    id_mutation: ids.map((n) => `2023-${n}`),
    prix_m2: rates.map((n) => 200 * n)
  }),
  crowds('all accidents', 'cells', null, { Num_Acc: ids, grav: turns(1, 4, 3, 4) }),
  crowds('all trees', 'cells', null, { id: ids, essence: turns('Tilleul', 'Platane'), hauteur_m: lengths })
];
