import { runsLeft } from '../../overlay/oriented';
import { cell, type FeatureTable, type LineBlock, type PointBlock, type PolygonBlock } from '../../table/table';
import type { About } from '../kind';

/** Decimals of a degree that are kept: a centimetre on the ground. */
const DECIMALS = 7;
/** Features in a piece of the file. */
const PIECE = 1000;

type Position = [number, number];

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));

/**
 * A feature collection as RFC 7946 has it: shells counterclockwise, holes clockwise, several parts as one feature, a row
 * without a place with a null geometry. Names, sources and how it was made are members of the collection that GIS ignore.
 */
export function write(table: FeatureTable, { name, sources, note }: About): string[] {
  const said = Object.entries({ name, sources, note }).filter(([, text]) => text !== '');
  const head = said.map(([member, text]) => `${JSON.stringify(member)}:${JSON.stringify(text)},`).join('');
  const geometryOf = geometries(table);
  const pieces = [`{"type":"FeatureCollection",${head}"features":[\n`];
  for (let first = 0; first < table.rows; first += PIECE) {
    const end = Math.min(first + PIECE, table.rows);
    const features: string[] = [];
    for (let row = first; row < end; row++) {
      const properties = Object.fromEntries(table.columns.map((column) => [column.name, cell(column, row)]));
      features.push(JSON.stringify({ type: 'Feature', properties, geometry: geometryOf(row) }));
    }
    pieces.push(`${features.join(',\n')}${end < table.rows ? ',' : ''}\n`);
  }
  return [...pieces, ']}\n'];
}

/** Geometry of a row as GeoJSON; rows are to be asked for in their order. */
function geometries({ points, lines, polygons }: FeatureTable): (row: number) => object | null {
  const [ofPoints, ofLines, ofPolygons] = [runs(points?.rowOf), runs(lines?.rowOf), runs(polygons?.rowOf)];
  return (row) => {
    const parts = [
      single(
        'Point',
        ofPoints(row, (i) => position(points as PointBlock, i))
      ),
      single(
        'LineString',
        ofLines(row, (i) => line(lines as LineBlock, i))
      ),
      single(
        'Polygon',
        ofPolygons(row, (i) => polygon(polygons as PolygonBlock, i))
      )
    ].filter((part) => part !== null);
    return parts.length > 1 ? { type: 'GeometryCollection', geometries: parts } : (parts[0] ?? null);
  };
}

/** Walks along an ascending list of rows: what is made of each place of a row. */
function runs(rowOf: Uint32Array | undefined): <T>(row: number, make: (i: number) => T) => T[] {
  let at = 0;
  return (row, make) => {
    const made = [];
    while (rowOf && at < rowOf.length && (rowOf[at] as number) < row) at++;
    for (; rowOf && rowOf[at] === row; at++) made.push(make(at));
    return made;
  };
}

function single(type: string, parts: unknown[]): object | null {
  if (parts.length === 0) return null;
  return parts.length === 1 ? { type, coordinates: parts[0] } : { type: `Multi${type}`, coordinates: parts };
}

const position = ({ coords }: { coords: Float64Array }, i: number): Position => [
  rounded(coords[2 * i] as number),
  rounded(coords[2 * i + 1] as number)
];

const positions = (block: { coords: Float64Array }, from: number, to: number): Position[] =>
  Array.from({ length: to - from }, (_, i) => position(block, from + i));

const line = (block: LineBlock, i: number): Position[] =>
  positions(block, block.starts[i] as number, block.starts[i + 1] as number);

function polygon(block: PolygonBlock, i: number): Position[][] {
  const { parts, rings } = block;
  const first = parts[i] as number;
  return Array.from({ length: (parts[i + 1] as number) - first }, (_, at) => {
    const [from, end] = [rings[first + at] as number, rings[first + at + 1] as number];
    const ring = positions(block, from, end);
    return runsLeft(block.coords, from, end) === (at === 0) ? ring : ring.reverse();
  });
}
