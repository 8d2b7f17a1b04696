import { inside, round5, type Position } from './geometry';
import type { Zone } from './zones';

/** A point made up for the demonstration. */
export interface Facility {
  position: Position;
  type: string;
  dep: string;
  reg: string;
}

const types = ['Bibliothèque', 'Maison de santé', 'Point d’accueil', 'Gymnase', 'Relais postal'] as const;

/**
 * Points of service made up around the places of the demonstration, the same at each run: their number grows with
 * the population, more or less so from one département to another; they stay inside the place's zone.
 */
export function makeFacilities(zones: readonly Zone[]): Facility[] {
  const random = seeded(20260401);
  const generosity = new Map<string, number>();
  return zones.flatMap((zone) => {
    const { commune, position } = zone.place;
    const factor = generosity.get(commune.dep) ?? 0.6 + random();
    generosity.set(commune.dep, factor);
    const expected = 0.35 + (commune.population / 6000) * factor;
    const count = Math.floor(expected * (0.6 + 0.8 * random()) + random());
    const spread = 0.008 + Math.min(0.06, Math.sqrt(commune.population) / 8000);
    return Array.from({ length: count }, () => ({
      position: near(position, spread, zone, random),
      type: types[Math.floor(random() * types.length)] as string,
      dep: commune.dep,
      reg: commune.reg
    }));
  });
}

function near([lon, lat]: Position, spread: number, zone: Zone, random: () => number): Position {
  for (let attempt = 0; attempt < 8; attempt++) {
    const angle = random() * 2 * Math.PI;
    const distance = spread * Math.sqrt(-Math.log(1 - random()));
    const tried: Position = [
      round5(lon + (distance * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180)),
      round5(lat + distance * Math.sin(angle))
    ];
    if (inside(tried, zone.parts)) return tried;
  }
  return [round5(lon), round5(lat)];
}

/** Mulberry32: a small generator of numbers in [0, 1) that gives the same run for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
