import type { ColumnProfile } from '../../table/profile';
import { endOf, flowEnds } from '../../table/flow-ends';
import { codeFamily, identifies, sameCodes } from '../codes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { manyOf } from '../names';
import { rows } from '../sizes';
import { flowsCrossingSchema, type FlowsCrossing } from './schema';

/** What rows carry from place to place. */
function carried({ profile }: CrossingInput): ColumnProfile | undefined {
  return profile.columns.find((c) => c.role === 'count' && (c.max ?? 0) > 0);
}

function alike(a: ColumnProfile, b: ColumnProfile): boolean {
  const family = codeFamily(a);
  return family !== null && family === codeFamily(b);
}

function suggestByCode(table: CrossingInput, places: CrossingInput): Suggestion<FlowsCrossing> | null {
  const ends = flowEnds(table.profile, alike);
  const count = carried(table);
  if (!ends || !count || table.profile.geometry === 'line') return null;
  const key = places.profile.columns.find(
    (c) => identifies(c, places.profile) && sameCodes(c, ends.from) && sameCodes(c, ends.to)
  );
  if (!key) return null;
  const label = places.profile.columns.find((c) => c.role === 'name')?.name;
  const many = manyOf(places.name, places.profile.geometry);
  return {
    spec: {
      kind: 'flows',
      table: table.layer,
      count: count.name,
      ends: {
        by: 'code',
        from: ends.from.name,
        to: ends.to.name,
        places: places.layer,
        key: key.name,
        ...(label !== undefined && { label })
      }
    },
    // two columns of codes and a count are made for nothing else
    score: places.profile.geometry === 'polygon' ? 0.93 : 0.91,
    sentence: {
      fr: `Relier les ${many.fr} de «\u00a0${places.name}\u00a0» par «\u00a0${count.name}\u00a0» de «\u00a0${table.name}\u00a0», de «\u00a0${ends.from.name}\u00a0» à «\u00a0${ends.to.name}\u00a0»`,
      en: `Link the ${many.en} of “${places.name}” by “${count.name}” of “${table.name}”, from “${ends.from.name}” to “${ends.to.name}”`
    },
    reason: { fr: 'deux colonnes de codes et un nombre', en: 'two columns of codes and a count' },
    name: { fr: `Flux\u00a0: ${table.name}`, en: `Flows: ${table.name}` }
  };
}

/** Coordinates by the end and axis that their names tell. */
function positions({ profile }: CrossingInput): Extract<FlowsCrossing['ends'], { by: 'position' }> | null {
  const degrees = profile.columns.filter((c) => c.type === 'number' && Math.abs(c.min ?? 999) <= 180);
  const find = (end: 'from' | 'to', axis: RegExp): string | undefined =>
    degrees.find((c) => endOf(c.name) === end && axis.test(c.name.toLowerCase()))?.name;
  const [lon, lat] = [/(^|[^a-z])(lon|lng|long|longitude)([^a-z]|$)/, /(^|[^a-z])(lat|latitude)([^a-z]|$)/];
  const found = [find('from', lon), find('from', lat), find('to', lon), find('to', lat)];
  const [x0, y0, x1, y1] = found;
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  return { by: 'position', from: [x0, y0], to: [x1, y1] };
}

function suggestByPosition(table: CrossingInput): Suggestion<FlowsCrossing> | null {
  const ends = positions(table);
  const count = carried(table);
  if (!ends || !count) return null;
  return {
    spec: { kind: 'flows', table: table.layer, count: count.name, ends },
    score: 0.9,
    sentence: {
      fr: `Tracer les trajets de «\u00a0${table.name}\u00a0», du départ à l’arrivée, par «\u00a0${count.name}\u00a0»`,
      en: `Draw the journeys of “${table.name}”, from start to end, by “${count.name}”`
    },
    reason: { fr: 'deux positions et un nombre', en: 'two positions and a count' },
    name: { fr: `Flux\u00a0: ${table.name}`, en: `Flows: ${table.name}` }
  };
}

/** Where rows come from and where they go, as lines. */
export const flowsCrossing = {
  kind: 'flows',
  words: {
    name: { fr: 'Relier des lieux par des flux', en: 'Link places by flows' },
    hint: {
      fr: 'Trace une ligne de chaque origine à chaque destination d’un tableau, et additionne ce qu’elle porte',
      en: 'Draws a line from each origin to each destination of a table, and adds up what it carries'
    }
  },
  schema: flowsCrossingSchema,
  inputs: ({ table, ends }) => {
    if (ends.by === 'position') return [table];
    return [table, ends.places, ...(ends.toPlaces === undefined ? [] : [ends.toPlaces])];
  },
  rename: ({ ends, ...spec }, rename) => ({
    ...spec,
    table: rename(spec.table),
    ends:
      ends.by === 'position'
        ? ends
        : {
            ...ends,
            places: rename(ends.places),
            ...(ends.toPlaces !== undefined && { toPlaces: rename(ends.toPlaces) })
          }
  }),
  cost: (_, [table]) => 0.005 * rows(table),
  subject: (spec) => spec.count,
  suggest: (inputs) =>
    inputs
      .flatMap((table) => [
        suggestByPosition(table),
        ...inputs
          .filter((places) => places !== table && places.profile.geometry !== 'none' && places.profile.placed > 1)
          .map((places) => suggestByCode(table, places))
      ])
      .filter((suggestion) => suggestion !== null),
  load: () => import('./cross')
} as const satisfies CrossingKind<'flows', FlowsCrossing>;
