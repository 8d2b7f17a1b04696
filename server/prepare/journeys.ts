import { grouped } from './grouped';
import type { Zone } from './zones';

/** People who work in one place and live in another, or in the same; made up for the demonstration. */
export interface Journey {
  from: string;
  to: string;
  workers: number;
}

/** Of the inhabitants, those who work. */
const WORKING = 0.42;
/** Places to which people of one go, at most. */
const MOST = 5;
/** Journeys of fewer people are left out. */
const LEAST = 5;

/**
 * Journeys to work within each département by a gravity model: people go where many live, and more so the nearer it is
 * (the weight of a place is its inhabitants over the square of its distance).
 */
export function makeJourneys(zones: readonly Zone[]): Journey[] {
  return [...grouped(zones, (zone) => zone.place.commune.dep).values()].flatMap((here) =>
    here.flatMap((zone) => journeysFrom(zone, here))
  );
}

function journeysFrom(zone: Zone, here: readonly Zone[]): Journey[] {
  const { code, population } = zone.place.commune;
  // at home, people are some five kilometres from work
  const weighed = here.map((other) => ({
    to: other.place.commune.code,
    weight: other.place.commune.population / Math.max(5, kilometres(zone, other)) ** 2
  }));
  const nearest = weighed.sort((a, b) => b.weight - a.weight || a.to.localeCompare(b.to)).slice(0, MOST);
  const whole = nearest.reduce((sum, { weight }) => sum + weight, 0);
  return nearest
    .map(({ to, weight }): Journey => ({
      from: code,
      to,
      workers: Math.round((WORKING * population * weight) / whole)
    }))
    .filter(({ workers }) => workers >= LEAST);
}

function kilometres({ place: a }: Zone, { place: b }: Zone): number {
  const [x, y] = [b.position[0] - a.position[0], b.position[1] - a.position[1]];
  return 111 * Math.hypot(x * Math.cos((a.position[1] * Math.PI) / 180), y);
}
