import polygonClipping from 'polygon-clipping';
import { feature } from 'topojson-client';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Bbox } from '../../src/lib/core/table/table';
import { bboxOf, partsOf, rounded, type Parts } from './geometry';
import { readCountries } from './inputs';

/** A country other than France, cut to what the basemap may show. */
export interface Neighbour {
  code: string;
  nom: string;
  parts: Parts;
}

/** What the basemap shows around France: western Europe, the Antilles, the Guianas, the south-west Indian Ocean. */
const windows: Bbox[] = [
  [-14, 34, 22, 61],
  [-66, 9, -58, 19.5],
  [-60, -2, -49, 8],
  [41, -27, 60, -9]
];

/** Countries that touch a French département: taken at 1:10m, so that their border is exactly ours. */
const touching = new Set(['056', '442', '276', '756', '380', '724', '492', '020', '076', '740']);

const france = '250';

/** Countries around France and its overseas départements, from Natural Earth; names in French. */
export function makeNeighbours(): Neighbour[] {
  const french = frenchNames();
  const out: Neighbour[] = [];
  for (const scale of ['10m', '50m'] as const) {
    const topology = readCountries(scale);
    const countries = feature(topology, topology.objects.countries as never) as unknown as FeatureCollection<
      Polygon | MultiPolygon,
      { name: string }
    >;
    for (const country of countries.features) {
      const code = String(country.id ?? '');
      if (code === france || touching.has(code) !== (scale === '10m') || !country.geometry) continue;
      const parts = cut(partsOf(country.geometry));
      if (parts.length === 0) continue;
      const { name } = country.properties;
      out.push({ code, nom: french.get(name) ?? name, parts });
    }
  }
  return out.sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
}

function cut(parts: Parts): Parts {
  return rounded(
    windows.flatMap((box) => {
      const near = parts.filter((polygon) => overlaps(bboxOf([polygon]), box));
      if (near.length === 0) return [];
      const [w, s, e, n] = box;
      const frame: Parts = [[[[w, s], [e, s], [e, n], [w, n], [w, s]]]]; // prettier-ignore
      return polygonClipping.intersection(near, frame) as Parts;
    })
  );
}

function overlaps(a: Bbox | null, b: Bbox): boolean {
  return a !== null && a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** French names of countries by their English ones, as the platform knows them. */
function frenchNames(): Map<string, string> {
  const names = new Map([['Bosnia and Herz.', 'Bosnie-Herzégovine']]);
  const fr = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' });
  const en = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const a of letters) {
    for (const b of letters) {
      const english = en.of(a + b);
      const french = fr.of(a + b);
      if (english && french) names.set(english, french.replaceAll("'", '’'));
    }
  }
  return names;
}
