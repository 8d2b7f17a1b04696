import clipping from 'polygon-clipping';
import type { Feature, FeatureCollection, MultiPolygon, Point } from 'geojson';
import { cutCells } from '../../server/prepare/cells';
import { areaOf, partsOf, round5, type Parts, type Position, type Ring } from '../../server/prepare/geometry';
import { readCog, readOutlines, readPlaces, type Commune, type NamedPlace } from '../../server/prepare/inputs';
import { spelling } from '../../src/lib/core/catalogue/spelling';

export interface CellProperties {
  /** INSEE code of the commune of that name, else a made-up one: text, unique; begins by 0 in nine départements */
  code: string;
  nom: string;
  dep: string;
  reg: string;
  /** inhabitants, made up where the place is no commune */
  population: number;
  /** made-up share in %, one decimal */
  taux: number;
  nature: 'rural' | 'bourg' | 'ville';
}
export interface PlaceProperties {
  id: string;
  nom: string;
  dep: string;
  /** made-up head count */
  effectif: number;
}

/** A whole number from 0 to 2³²-1 told by a text: the same text gives the same number (FNV-1a). */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/**
 * Splits an edge into five, pushed aside a little. Told by its two ends whatever their order, so that the two cells that
 * share the edge get the same vertices.
 */
function crooked(a: Position, b: Position): Position[] {
  const ahead = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  const [p, q] = ahead ? [a, b] : [b, a];
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
  const inner = [0.2, 0.4, 0.6, 0.8].map((t, i): Position => {
    const push = ((hash(`${p} ${q} ${i}`) % 1000) / 1000 - 0.5) * 0.08;
    return [round5(p[0] + t * dx - push * dy), round5(p[1] + t * dy + push * dx)];
  });
  return ahead ? inner : inner.reverse();
}

/** The ring with every edge made crooked: borders with as many vertices as real ones at a small scale. */
function bend(ring: Ring): Ring {
  const corners = ring.map(([x, y]): Position => [round5(x), round5(y)]);
  return corners.flatMap((corner, i) => (i === 0 ? [corner] : [...crooked(corners[i - 1]!, corner), corner]));
}

/** A smaller copy of a cell's outline around its seed: what is cut out of it to make a hole. */
const shrunk = (ring: Ring, [x, y]: Position): Ring =>
  ring.map((v) => [round5(x + (v[0] - x) * 0.3), round5(y + (v[1] - y) * 0.3)]);

/** Cuts a hole in every 40th cell and gives it to the next cell, which is so made of several parts. */
function makeHoles(shapes: Parts[], seeds: readonly Position[]): void {
  for (let i = 0; i + 1 < shapes.length; i += 40) {
    const [cell, next] = [shapes[i]!, shapes[i + 1]!];
    if (cell.length !== 1 || next.length === 0) continue;
    const hole = shrunk(cell[0]![0]!, seeds[i]!);
    const cut = clipping.intersection(cell, [hole]) as Parts;
    if (cut.length !== 1 || Math.abs(areaOf(cut) - areaOf([[hole]])) > 1e-9) continue;
    shapes[i] = clipping.difference(cell, cut) as Parts;
    shapes[i + 1] = [...next, ...cut];
  }
}

/** The places of metropolitan France, in the order of the package. */
const places = (): NamedPlace[] => readPlaces().filter((p) => p.dep.length === 2);

/**
 * Cells of the French places (metropolitan France): Voronoi within each département, crooked borders, some holes and
 * several parts. Longitude/latitude, in the order of their codes.
 */
export function makeCells(): FeatureCollection<MultiPolygon, CellProperties> {
  const cog = readCog();
  const all = places();
  const byName = new Map(cog.communes.map((c) => [`${c.dep} ${spelling(c.nom)}`, c]));
  const outlines = new Map(
    readOutlines().features.map((f) => [(f.properties as { gn_a1_code?: string }).gn_a1_code?.slice(3), f.geometry])
  );
  const features: Feature<MultiPolygon, CellProperties>[] = [];
  for (const { code: dep, reg } of cog.departements) {
    const outline = outlines.get(dep);
    const here = all.filter((p) => p.dep === dep);
    if (!outline || here.length === 0) continue;
    const seeds = here.map((p) => p.position);
    const shapes = cutCells(seeds, partsOf(outline), bend);
    makeHoles(shapes, seeds);
    const used = new Set<string>();
    here.forEach((place, i) => {
      if (shapes[i]!.length === 0) return;
      const properties = describe(place, i, reg, byName, used);
      features.push({ type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: shapes[i]! } });
    });
  }
  features.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1));
  return { type: 'FeatureCollection', features };
}

function describe(
  place: NamedPlace,
  index: number,
  reg: string,
  byName: ReadonlyMap<string, Commune>,
  used: Set<string>
): CellProperties {
  const commune = byName.get(`${place.dep} ${spelling(place.nom)}`);
  const made = `${place.dep}${String.fromCharCode(65 + (index >> 6))}${10 + (index & 63)}`;
  const code = commune && !used.has(commune.code) ? commune.code : made;
  used.add(code);
  const population = commune?.population ?? 200 + (hash(made) % 4000);
  return {
    code,
    nom: place.nom,
    dep: place.dep,
    reg,
    population,
    taux: (hash(code) % 1000) / 10,
    nature: population < 2000 ? 'rural' : population < 10000 ? 'bourg' : 'ville'
  };
}

/** The same places as points. */
export function makePlaces(): FeatureCollection<Point, PlaceProperties> {
  return {
    type: 'FeatureCollection',
    features: places().map((p, i) => ({
      type: 'Feature',
      properties: {
        id: `P${String(i).padStart(5, '0')}`,
        nom: p.nom,
        dep: p.dep,
        effectif: 20 + (hash(p.nom + i) % 800)
      },
      geometry: { type: 'Point', coordinates: p.position }
    }))
  };
}
