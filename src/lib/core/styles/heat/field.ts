import { mercatorLatitude, mercatorDegrees } from '../../crs/mercator';
import { boxOf } from '../../geometry/box-of';
import { landsOf } from '../../geometry/lands';
import type { Raster } from '../../marks/marks';

/** Metres of a degree of longitude at the equator, and of the Mercator plane there. */
const DEGREE = (Math.PI * 6378137) / 180;
/** Steps in a radius, where there is room for as many: the shade is smooth. */
const STEPS = 6;
/** Fewest steps in a radius: below, a kernel is no longer round. */
const LEAST_STEPS = 3;
/** Steps along the longer side of a land, and in all lands together. */
const MOST_ALONG = 2000;
const MOST_STEPS = 4_000_000;
/** Share of the values, of those that count, below the one that the strongest colour stands for. */
const TOP = 0.99;
/** Values below this part of the largest count for nothing there: nearly all of a land is empty. */
const FAINT = 0.002;

/** A point's share of the ground is never nothing at the poles of the Mercator plane. */
const scaleAt = (mercator: number): number => Math.max(0.05, Math.cos((mercatorLatitude(mercator) * Math.PI) / 180));

/** Lands with their points on the Mercator plane, in degrees. */
interface Land {
  /** longitude and Mercator ordinate interleaved */
  places: Float64Array;
  points: Uint32Array;
  box: [west: number, bottom: number, east: number, top: number];
  /** ground metres of a degree of the plane, in the middle */
  metres: number;
}

export function landsOnPlane(coords: Float64Array): Land[] {
  return landsOf(coords).map((points) => {
    const places = new Float64Array(2 * points.length);
    points.forEach((point, i) => {
      places[2 * i] = coords[2 * point] as number;
      places[2 * i + 1] = mercatorDegrees(coords[2 * point + 1] as number);
    });
    const box = boxOf([places]);
    return { places, points, box, metres: DEGREE * scaleAt((box[1] + box[3]) / 2) };
  });
}

/** The smallest radius, metres, at which a raster of all lands has the steps it needs. */
export function leastRadius(lands: readonly Land[]): number {
  let [along, area] = [0, 0];
  for (const { box, metres } of lands) {
    const [width, height] = [(box[2] - box[0]) * metres, (box[3] - box[1]) * metres];
    along = Math.max(along, width, height);
    area += width * height;
  }
  return LEAST_STEPS * Math.max(along / MOST_ALONG, Math.sqrt(area / MOST_STEPS));
}

/** Densities in square steps of the Mercator plane, per km² of ground. */
export interface DensityGrid {
  /** west, bottom, east and top on the plane, degrees */
  box: [number, number, number, number];
  width: number;
  height: number;
  /** rows from the south */
  density: Float32Array;
}

/**
 * Kernel density of weighted points, as GIS reckon it: the quartic (biweight) kernel (Silverman 1986, eq. 4.5), of a
 * radius in metres on the ground, whatever the latitude. Each point keeps its weight: density times ground, summed over a
 * grid, gives the sum of the weights of its land.
 */
export function densityOf(land: Land, weights: Float64Array, radius: number, least: number): DensityGrid {
  const step = Math.max(radius / STEPS, Math.min(least, radius) / LEAST_STEPS) / land.metres;
  const { box, places, points } = land;
  // the kernel is widest where the plane is stretched most
  const wide = Math.min(scaleAt(box[1]), scaleAt(box[3]));
  const reach = Math.ceil(radius / (DEGREE * wide * step)) + 1;
  const [west, bottom] = [box[0] - reach * step, box[1] - reach * step];
  // a multiple of four: rows of a texture
  const width = 4 * Math.ceil(((box[2] - west) / step + reach + 2) / 4);
  const height = Math.ceil((box[3] - bottom) / step + reach + 2);
  const mass = new Float64Array(width * height);
  const sources = new Float64Array(width * height);
  points.forEach((point, i) => {
    const weight = weights[point] as number;
    if (!(weight > 0)) return;
    // shared among the four nearest middles
    const x = ((places[2 * i] as number) - west) / step - 0.5;
    const y = ((places[2 * i + 1] as number) - bottom) / step - 0.5;
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [right, up] = [x - column, y - row];
    const at = row * width + column;
    const add = (to: number, share: number): void => void (sources[to] = (sources[to] as number) + weight * share);
    add(at, (1 - right) * (1 - up));
    add(at + 1, right * (1 - up));
    add(at + width, (1 - right) * up);
    add(at + width + 1, right * up);
  });
  for (let row = 0; row < height; row++) {
    const from = row * width;
    let kernel: Kernel | null = null;
    for (let column = 0; column < width; column++) {
      const weight = sources[from + column] as number;
      if (weight === 0) continue;
      kernel ??= kernelOf(radius / (DEGREE * scaleAt(bottom + (row + 0.5) * step) * step));
      spread(mass, width, from + column, weight, kernel);
    }
  }
  const density = new Float32Array(mass.length);
  for (let row = 0; row < height; row++) {
    const side = (DEGREE * scaleAt(bottom + (row + 0.5) * step) * step) / 1000;
    for (let at = row * width; at < (row + 1) * width; at++) density[at] = (mass[at] as number) / (side * side);
  }
  return { box: [west, bottom, west + width * step, bottom + height * step], width, height, density };
}

/** Shares of a point around it, in steps; they sum to one. */
interface Kernel {
  reach: number;
  shares: Float64Array;
}

function kernelOf(radius: number): Kernel {
  const reach = Math.max(0, Math.ceil(radius) - 1);
  const side = 2 * reach + 1;
  const shares = new Float64Array(side * side);
  let sum = 0;
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const within = Math.max(0, 1 - (dx * dx + dy * dy) / (radius * radius)) ** 2;
      shares[(dy + reach) * side + dx + reach] = within;
      sum += within;
    }
  return { reach, shares: shares.map((share) => share / sum) };
}

function spread(mass: Float64Array, width: number, at: number, weight: number, { reach, shares }: Kernel): void {
  let share = 0;
  for (let dy = -reach; dy <= reach; dy++) {
    let to = at + dy * width - reach;
    for (let dx = -reach; dx <= reach; dx++, to++, share++)
      mass[to] = (mass[to] as number) + weight * (shares[share] as number);
  }
}

/** The density that the strongest colour stands for: nearly the largest, so that one peak does not pale all others. */
export function topDensity(grids: readonly DensityGrid[]): number {
  let most = 0;
  for (const { density } of grids) for (const value of density) if (value > most) most = value;
  const counted: number[] = [];
  for (const { density } of grids) for (const value of density) if (value > FAINT * most) counted.push(value);
  const sorted = Float64Array.from(counted).sort();
  return sorted[Math.floor(TOP * (sorted.length - 1))] ?? 0;
}

/** Densities as bytes, by their square root so that what is faint is told from nothing: 255 is `top` and above. */
export function rasterOf({ box, width, height, density }: DensityGrid, top: number): Raster {
  const values = new Uint8Array(density.length);
  for (let row = 0; row < height; row++) {
    const to = (height - 1 - row) * width;
    for (let column = 0; column < width; column++)
      values[to + column] = Math.round(255 * Math.sqrt(Math.min(1, (density[row * width + column] as number) / top)));
  }
  const [west, bottom, east, north] = box;
  return { bbox: [west, mercatorLatitude(bottom), east, mercatorLatitude(north)], width, height, values };
}
