import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point } from 'geojson';
import { readCog, readOutlines } from '../../server/prepare/inputs';
import { hash, type CellProperties } from './cells';
import { testData } from './data';

export type Values = Record<string, string | number | null>;
export type Features<G extends Geometry = Geometry> = Feature<G, Values>[];

/** Longitude/latitude of a point inside the first ring's extent, good enough to stand near the place. */
function middle(geometry: MultiPolygon): [number, number] {
  const ring = geometry.coordinates[0]![0]!;
  const xs = ring.map((v) => v[0]!);
  const ys = ring.map((v) => v[1]!);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

const point = (at: [number, number]): Point => ({ type: 'Point', coordinates: at });

/** Everything the stand-in serves: made-up figures on the cells, under the names that the public services use. */
export function standInData(): {
  communes: Features<MultiPolygon>;
  epci: Features<MultiPolygon>;
  departements: Features;
  schools: Features<Point>;
  stations: Features<Point>;
  carpools: string;
  /** neighbours by their codes, five to a canton */
  cantons: Features<MultiPolygon>;
  middle: typeof middle;
} {
  const cells = JSON.parse(readFileSync(testData().cells, 'utf8')) as FeatureCollection<MultiPolygon, CellProperties>;
  const cog = readCog();
  const epciOf = new Map(cog.epci.flatMap((e) => e.communes.map((code) => [code, e])));

  const communes = cells.features.map((cell): Feature<MultiPolygon, Values> => {
    const { code, nom, dep, reg, population } = cell.properties;
    return {
      type: 'Feature',
      geometry: cell.geometry,
      properties: {
        code_insee: code,
        nom_officiel: nom,
        population,
        code_insee_du_departement: dep,
        code_insee_de_la_region: reg,
        codes_siren_des_epci: epciOf.get(code)?.code ?? null,
        superficie_cadastrale: 500 + (hash(code) % 5000)
      }
    };
  });

  const members = new Map<string, typeof cells.features>();
  for (const cell of cells.features) {
    const code = epciOf.get(cell.properties.code)?.code;
    if (code) members.set(code, [...(members.get(code) ?? []), cell]);
  }
  const epci = cog.epci.flatMap((e): Features<MultiPolygon> => {
    const inside = members.get(e.code);
    if (!inside) return [];
    return [
      {
        type: 'Feature',
        geometry: { type: 'MultiPolygon', coordinates: inside.flatMap((c) => c.geometry.coordinates) },
        properties: {
          code_siren: e.code,
          nom_officiel: e.nom,
          nature: e.type,
          codes_insee_des_communes_membres: inside.map((c) => c.properties.code).join('/'),
          codes_insee_des_departements_membres: [...new Set(inside.map((c) => c.properties.dep))].join('/')
        }
      }
    ];
  });

  const known = new Map(cog.departements.map((d) => [d.code, d]));
  const departements = readOutlines().features.flatMap((f): Features => {
    const d = known.get((f.properties as { gn_a1_code?: string }).gn_a1_code?.slice(3) ?? '');
    if (!d || d.code.length > 2) return [];
    return [
      {
        type: 'Feature',
        geometry: f.geometry,
        properties: { code_insee: d.code, nom_officiel: d.nom, code_insee_de_la_region: d.reg }
      }
    ];
  });

  const schools = communes.flatMap((c): Features<Point> => {
    const { code_insee: code, nom_officiel: nom, population, code_insee_du_departement: dep } = c.properties;
    const [x, y] = middle(c.geometry);
    return Array.from({ length: 1 + Math.min(12, Math.floor(Number(population) / 3000)) }, (_, i) => {
      const n = hash(`${code} ${i}`);
      return {
        type: 'Feature' as const,
        geometry: point([x + ((n % 100) - 50) / 1e5, y + (((n >> 7) % 100) - 50) / 1e5]),
        properties: {
          identifiant_de_l_etablissement: `0${String(n % 1000000).padStart(6, '0')}${'ABCDEFGH'[n % 8]}`,
          nom_etablissement: `École ${i + 1} de ${nom}`,
          type_etablissement: n % 5 === 0 ? 'Collège' : 'Ecole',
          statut_public_prive: n % 6 === 0 ? 'Privé' : 'Public',
          code_commune: code!,
          nom_commune: nom!,
          code_departement: String(dep).padStart(3, '0'),
          nombre_d_eleves: 40 + (n % 500),
          etat: n % 20 === 0 ? 'FERME' : 'OUVERT'
        }
      };
    });
  });

  // One row a line that passes: several rows for one station, as the real list has.
  const stations = communes.flatMap((c, i): Features<Point> => {
    if (i % 3 !== 0) return [];
    const at = middle(c.geometry);
    const uic = `87${String(i).padStart(6, '0')}`;
    return Array.from({ length: 1 + (hash(uic) % 3) }, (_, line) => ({
      type: 'Feature' as const,
      geometry: point(at),
      properties: {
        code_uic: uic,
        libelle: c.properties.nom_officiel!,
        fret: i % 2 === 0 ? 'O' : 'N',
        voyageurs: i % 12 === 0 ? 'N' : 'O',
        code_ligne: String(100000 + (hash(`${uic} ${line}`) % 900000)),
        commune: String(c.properties.nom_officiel).toUpperCase(),
        departemen: (known.get(String(c.properties.code_insee_du_departement))?.nom ?? '').toUpperCase()
      }
    }));
  });

  const carpools = [
    'id_lieu,nom_lieu,ad_lieu,com_lieu,insee,type,Xlong,Ylat,nbre_pl',
    ...communes.flatMap((c, i) => {
      if (i % 2 !== 0) return [];
      const [x, y] = middle(c.geometry);
      const { code_insee: code, nom_officiel: nom } = c.properties;
      const type = i % 4 === 0 ? 'Aire de covoiturage' : 'Parking';
      return [`${code}-C-001,"Aire de ${nom}","Rue, sans nom","${nom}",${code},${type},${x},${y},${10 + (i % 40)}`];
    })
  ].join('\n');

  const byDepartement = new Map<string, typeof communes>();
  for (const c of communes) {
    const dep = String(c.properties.code_insee_du_departement);
    byDepartement.set(dep, [...(byDepartement.get(dep) ?? []), c]);
  }
  const cantons = [...byDepartement].flatMap(([dep, all]) =>
    Array.from({ length: Math.ceil(all.length / 5) }, (_, i): Feature<MultiPolygon, Values> => {
      const code = `${dep}${String(i + 1).padStart(2, '0')}`;
      return {
        type: 'Feature',
        geometry: {
          type: 'MultiPolygon',
          coordinates: all.slice(5 * i, 5 * i + 5).flatMap((c) => c.geometry.coordinates)
        },
        properties: { code_insee: code, nom_officiel: `Canton ${i + 1}`, code_insee_du_departement: dep }
      };
    })
  );

  return { communes, epci, departements, schools, stations, carpools, cantons, middle };
}
