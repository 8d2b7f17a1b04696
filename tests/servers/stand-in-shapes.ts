import type { Feature, Geometry, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import { hash } from './cells';
import type { Features, Values } from './stand-in-data';

/** A commune as what is made up around it needs it. */
export interface Around {
  code: string;
  nom: string;
  dep: string;
  epci: string | null;
  /** a place inside */
  at: [number, number];
  shape: MultiPolygon;
}

type Make<G extends Geometry> = (commune: Around, i: number) => Feature<G, Values>[];

const feature = <G extends Geometry>(geometry: G, properties: Values): Feature<G, Values> => ({
  type: 'Feature',
  geometry,
  properties
});

/** A square by its south-western corner, degrees. */
function square(x: number, y: number, side: number): Polygon {
  const ring = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y]
  ].map(([a = 0, b = 0]) => [Number(a.toFixed(6)), Number(b.toFixed(6))]);
  return { type: 'Polygon', coordinates: [ring] };
}

/** Squares near each commune, told by the commune alone: the same at every start. */
function squares(
  among: number,
  [east, north]: [number, number],
  side: number,
  properties: (commune: Around, n: number) => Values
): Make<Polygon> {
  return (commune, i) =>
    i % among === 0
      ? [
          feature(
            square(commune.at[0] + east, commune.at[1] + north, side),
            properties(commune, hash(`${commune.code} ${east}`))
          )
        ]
      : [];
}

/** Squares of a grid around each commune. */
function grid(count: number, side: number, properties: (commune: Around, n: number) => Values): Make<Polygon> {
  return (commune) =>
    Array.from({ length: count * count }, (_, k) => {
      const [column, row] = [(k % count) - count / 2, Math.floor(k / count) - count / 2];
      return feature(
        square(commune.at[0] + column * side, commune.at[1] + row * side, side),
        properties(commune, hash(`${commune.code} ${side} ${k}`))
      );
    });
}

function line(among: number, slope: number, properties: (commune: Around, n: number) => Values): Make<LineString> {
  return (commune, i) => {
    const [x, y] = commune.at;
    const coordinates = [-0.03, 0, 0.03].map((d) => [Number((x + d).toFixed(6)), Number((y + slope * d).toFixed(6))]);
    return i % among === 0
      ? [feature({ type: 'LineString', coordinates }, properties(commune, hash(commune.code)))]
      : [];
  };
}

function point(
  among: number,
  [east, north]: [number, number],
  properties: (commune: Around, n: number) => Values
): Make<Point> {
  return (commune, i) =>
    i % among === 0
      ? [
          feature(
            { type: 'Point', coordinates: [commune.at[0] + east, commune.at[1] + north] },
            properties(commune, hash(`${commune.code} p`))
          )
        ]
      : [];
}

const one = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

const people = (n: number): Values => {
  const ind = 5 + (n % 60);
  return {
    ind,
    men: Math.ceil(ind / 2),
    men_pauv: Math.floor(ind / 8),
    men_mais: Math.floor(ind / 3),
    ind_65_79: Math.floor(ind / 6),
    ind_80p: Math.floor(ind / 12)
  };
};
const site =
  (kind: string) =>
  (c: Around, n: number): Values => ({
    id_mnhn: `${kind}${n % 100000}`,
    nom_site: `Site ${kind} de ${c.nom}`,
    url_fiche: 'https://inpn.mnhn.fr/'
  });

/** Made-up objects near communes, by the type or dataset of the public service that they stand in for. */
export const shapesAround: Readonly<Record<string, Make<Geometry>>> = {
  'INSEE.FILOSOFI.INDICATORS:carreaux_200m': grid(4, 0.0025, (c, n) => ({
    id_inspire: `CRS3035RES200m${n}`,
    depcom: c.code,
    i_car_est: n % 5 === 0 ? 1 : 0,
    ...people(n)
  })),
  'INSEE.FILOSOFI.INDICATORS:carreaux_1km': grid(3, 0.012, (_, n) => ({
    id_inspire: `CRS3035RES1000m${n}`,
    ...people(n)
  })),
  'LANDCOVER.FORESTINVENTORY.V2:formation_vegetale': squares(3, [0.02, 0.02], 0.02, (_, n) => ({
    id: `FORET${n}`,
    code_tfv: 'FF1-00',
    tfv: one(['Forêt fermée de feuillus', 'Forêt fermée de conifères'], n),
    essence: one(['Chêne', 'Pin maritime'], n)
  })),
  'DEBROUSSAILLEMENT:debroussaillement': squares(2, [-0.005, -0.005], 0.015, (c, n) => ({
    id: n % 100000,
    dept: c.dep,
    zonage: 'zone informative',
    millesime: 2025
  })),
  'BDTOPO_V3:batiment': grid(2, 0.0006, (_, n) => ({
    cleabs: `BATIMENT${n}`,
    usage_1: one(['Résidentiel', 'Commercial et services'], n),
    nature: 'Indifférenciée',
    hauteur: 4 + (n % 9),
    nombre_de_logements: n % 4
  })),
  'BDTOPO_V3:cours_d_eau': line(2, 0.6, (c, n) => ({
    cleabs: `COURS${n}`,
    toponyme: `Ruisseau de ${c.nom}`,
    importance: one(['3', '4', '5'], n),
    code_hydrographique: `O${n % 1000000}`
  })),
  'BDTOPO_V3:troncon_de_route': line(1, -0.4, (c, n) => ({
    cleabs: `TRONROUT${n}`,
    nature: 'Route à 1 chaussée',
    importance: one(['1', '2', '3'], n),
    cpx_numero: `D${n % 1000}`,
    cpx_classement_administratif: 'Départementale',
    insee_commune_gauche: c.code,
    vitesse_moyenne_vl: 70
  })),
  'BDTOPO_V3:ligne_electrique': line(3, 0.2, (_, n) => ({
    cleabs: `LIGNE${n}`,
    voltage: one(['63 kV', '225 kV', '400 kV'], n),
    gestionnaire: 'RTE'
  })),
  'BDTOPO_V3:zone_d_activite_ou_d_interet': squares(2, [0.003, 0.001], 0.001, (c, n) => ({
    cleabs: `SURFACTI${n}`,
    categorie: one(['Santé', 'Sport', 'Santé'], n),
    nature: 'Hôpital',
    nature_detaillee: null,
    toponyme: `Hôpital de ${c.nom}`,
    insee_commune: c.code
  })),
  'wfs_du:zone_urba': grid(3, 0.006, (c, n) => ({
    gpu_doc_id: `${n}`,
    partition: `DU_${c.code}`,
    libelle: one(['UA', '1AU', 'A', 'N'], n),
    typezone: one(['U', 'AUc', 'A', 'N', 'AUs'], n),
    datvalid: '20200101',
    idurba: `${c.code}_PLU_20200101`
  })),
  'wfs_du:document': (c, i) =>
    i % 3 === 2
      ? []
      : [
          feature(c.shape, {
            id: `doc${i}`,
            partition: `DU_${c.code}`,
            du_type: one(['PLU', 'PLUi', 'CC'], hash(c.code)),
            name: `${c.code}_PLU_20200101`,
            grid_title: c.nom,
            gpu_timestamp: '2025-01-01T00:00:00Z'
          })
        ],
  'wfs_sup:assiette_sup_s': squares(2, [-0.004, -0.004], 0.009, (c, n) => ({
    suptype: n % 7 === 0 ? 'ac2' : 'ac1',
    partition: `172014607_SUP_${c.dep}_AC1`,
    nomsuplitt: `Église de ${c.nom}`
  })),
  'CADASTRALPARCELS.PARCELLAIRE_EXPRESS:parcelle': grid(4, 0.0015, (c, n) => ({
    idu: `${c.code}000A${n % 10000}`,
    section: 'A',
    numero: `${n % 10000}`,
    contenance: 400 + (n % 900),
    code_dep: c.dep,
    code_insee: c.code
  })),
  'TOURBIERES_ZONES-HUMIDES.BCAE:bcae': squares(2, [0.001, -0.006], 0.01, (c, n) => ({
    type_zone: one(['zone humide', 'tourbière'], n),
    cog_departement: c.dep,
    cog_commune: c.code
  })),
  'patrinat_znieff1:znieff1': squares(3, [-0.008, 0.002], 0.012, site('FR72')),
  'patrinat_sic:sic': squares(3, [0.002, 0.004], 0.014, site('FR75')),
  'patrinat_zps:zps': squares(4, [-0.003, -0.01], 0.015, site('FR77')),
  'patrinat_apb:apb': squares(6, [0.004, 0], 0.006, site('FR38')),
  'patrinat_sc:sc': squares(1, [0.001, 0.001], 0.004, site('SC')),
  'RPG.LATEST:parcelles_graphiques': grid(3, 0.005, (_, n) => ({
    id_parcel: `${n}`,
    surf_parc: 1 + (n % 200) / 10,
    code_cultu: one(['BTH', 'MIS', 'PPH'], n),
    code_group: one(['1', '2', '18'], n),
    cat_cult_p: 'TA'
  })),
  'AOC-VITICOLES:aire_parcellaire': squares(2, [-0.01, -0.01], 0.02, (_, n) => ({
    denom: one(['Bordeaux', 'Médoc'], n)
  })),
  'zaer:zaer': grid(2, 0.004, (c, n) => ({
    nom: `Zone de ${c.nom}`,
    filiere: 'SOLAIRE_PV',
    detail_filiere: one(['SOL', 'TOIT', 'SURFACE', 'OMBRIERE'], n)
  })),
  'PARKING.SUP.500:parkings_sup500m2': grid(2, 0.001, (c, n) => ({ surfm2: 500 + (n % 4000), nomcom: c.nom })),
  'ms:PPRN_PERIMETRE_INOND': squares(5, [-0.002, -0.008], 0.012, (c, n) => ({
    id_gaspar: `33DDTM${n % 9999}`,
    nom_ppr: `PPRI de ${c.nom}`
  })),
  'ms:ALEARG_REALISE': squares(1, [-0.01, -0.01], 0.018, (_, n) => ({ id: 1 + (n % 3) })),
  'ms:SSP_ETS_GE_POINT': point(2, [0.0031, 0.001], (_, n) => ({ identifiant_ssp: `SSP${n % 100000}` })),
  InstallationsClassees: point(2, [0.001, 0.0006], (c, n) => ({
    nom_ets: `Usine de ${c.nom}`,
    regime: one(['Autorisation', 'Enregistrement'], n),
    lib_seveso: one(['Non Seveso', 'Seveso seuil bas', 'Seveso seuil haut'], n)
  })),
  'ms:n_evolution_trait_cote_s': grid(3, 0.002, (_, n) => ({ taux: ((n % 50) - 30) / 10 })),
  'sa:SysTraitementEauxUsees': point(3, [-0.01, 0.004], (c, n) => ({
    CdOuvrageDepollution: `05${n % 1000000}`,
    NomOuvrageDepollution: `STEU de ${c.nom}`
  })),
  'ms:l_cc_ae_p_r75': point(2, [0.003, 0.006], (c, n) => ({ nom_projet: `Projet ${n % 1000} de ${c.nom}` })),
  'ms:l_tmja_2024_p_r75': point(2, [0.002, -0.001], (_, n) => ({
    tmja_2024: 500 + (n % 30000),
    pc_pl_2024: (n % 200) / 10
  })),
  'ind:ind_atmo': point(1, [0, 0], (c, n) => ({
    code_zone: c.code,
    lib_zone: c.nom,
    code_qual: 1 + (n % 4),
    lib_qual: one(['Bon', 'Moyen', 'Dégradé', 'Mauvais'], n),
    date_ech: '2026-11-29'
  })),
  vigicrues: (c, i) =>
    line(4, 0.3, (at, n) => ({ CdEntCru: `TR${n % 999}`, NivInfViCr: 1 + (n % 4), lbentcru: `Tronçon de ${at.nom}` }))(
      c,
      i
    ),
  vigieau: squares(3, [-0.02, -0.02], 0.04, (c, n) => ({
    id: n % 100000,
    code: `${c.dep}_${n % 100}`,
    type: one(['SUP', 'SUP', 'SOU'], n),
    niveauGravite: one(['vigilance', 'alerte', 'alerte_renforcee', 'crise'], n),
    departement: c.dep
  })),
  hydrometrie: point(3, [0.002, 0.0012], (c, n) => ({
    code_station: `O${n % 10000000}`,
    libelle_station: `Station de ${c.nom}`,
    code_departement: c.dep,
    code_commune_station: c.code
  })),
  'pei-64': (c, i) =>
    c.dep === '64'
      ? point(1, [0.001, 0.001], (at, n) => ({
          id_sdis: `PEI${n % 100000}`,
          type_pei: one(['PI', 'BI'], n),
          insee: at.code
        }))(c, i)
      : [],
  cartofriches: squares(2, [0.0015, 0.0002], 0.002, (c, n) => ({
    site_id: `${c.code}_${n % 1000}`,
    site_nom: `Friche de ${c.nom}`,
    site_statut: one(['friche sans projet', 'friche avec projet'], n),
    comm_insee: c.code,
    unite_fonciere_surface: 1000 + (n % 40000),
    urba_zone_type: 'U'
  })),
  qpv: squares(4, [-0.004, 0.001], 0.004, (c, n) => ({
    code_qp: `QN${n % 100000}`,
    lib_qp: `Quartier de ${c.nom}`,
    insee_com: c.code
  })),
  merimee: point(2, [-0.001, -0.001], (c, n) => ({
    reference: `PA${n % 100000000}`,
    denomination: one(['église', 'château'], n),
    commune: c.nom,
    code_insee: c.code
  })),
  irve: point(1, [0.001, -0.002], (c, n) => ({
    id_station_itinerance: `FRS${n % 100000}`,
    nom_station: `Station de ${c.nom}`,
    nbre_pdc: 1 + (n % 6),
    puissance_nominale: one([7.4, 22, 50, 150], n),
    dep_name: null
  }))
};

/** Everything of one kind, around all communes. */
export function around(name: string, communes: readonly Around[]): Features {
  const make = shapesAround[name];
  if (!make) throw new Error(`Nothing is made up for ${name}`);
  return communes.flatMap((commune, i) => make(commune, i));
}
