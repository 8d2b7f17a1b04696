import type { Config } from '../catalogue/config';
import { bad, good, type Outcome } from '../problems/problem';
import { getObject, listOf, objectOf, objectsOf, textOf } from '../sources/json-answer';
import type { SourceContext } from '../sources/kind';

export type Geocoder = NonNullable<Config['geocoder']>;

/** A place that a geocoder found: degrees. */
export interface FoundPlace {
  label: string;
  lon: number;
  lat: number;
  /** INSEE code of its commune; null when it is not said */
  commune: string | null;
}

/** Places asked for at once. */
const MOST = 8;
/** Characters of a question: the service refuses more. */
const LONGEST = 200;

/** Address of a question to a geocoder that speaks as the Géoplateforme does; null when `url` is none. */
export function geocoderUrl({ url }: Pick<Geocoder, 'url'>, text: string, baseUrl: string): string | null {
  if (!URL.canParse(url, baseUrl)) return null;
  const asked = new URL(url, baseUrl);
  asked.searchParams.set('q', text.trim().slice(0, LONGEST));
  asked.searchParams.set('limit', String(MOST));
  return asked.href;
}

/** Texts of an answer, where one may be a list of several: the first. */
const firstText = (value: unknown): string => textOf(Array.isArray(value) ? value[0] : value);

/**
 * Addresses and places that a geocoder finds for a text, the best first: answers of the Géoplateforme and of the Base
 * Adresse Nationale (GeoJSON points with `label`, `citycode`; its places of interest say `toponym` and give lists). Fails
 * as the network does, and with `unexpected-content`, `parse-failed`.
 */
export async function searchPlaces(
  geocoder: Geocoder,
  text: string,
  context: SourceContext
): Promise<Outcome<FoundPlace[]>> {
  const url = geocoderUrl(geocoder, text, context.baseUrl);
  const answer = await getObject(url, context);
  if (!answer.ok) return answer;
  if (!Array.isArray(answer.value['features']))
    return bad({ code: 'unexpected-content', facts: { url: url ?? '', expected: 'GeoJSON', found: 'JSON' } });
  return good(
    objectsOf(answer.value['features']).flatMap((feature): FoundPlace[] => {
      const facts = objectOf(feature['properties']) ?? {};
      const [lon, lat] = listOf(objectOf(feature['geometry'])?.['coordinates']);
      const name =
        firstText(facts['label']) ||
        firstText(facts['fulltext']) ||
        firstText(facts['toponym']) ||
        firstText(facts['name']);
      if (typeof lon !== 'number' || typeof lat !== 'number' || Math.abs(lon) > 180 || Math.abs(lat) > 85 || !name)
        return [];
      const city = firstText(facts['city']);
      const commune = firstText(facts['citycode']);
      return [
        {
          label: (city && !name.includes(city) ? `${name}, ${city}` : name).slice(0, LONGEST),
          lon,
          lat,
          commune: /^(\d{2}|2[AB])\d{3}$/.test(commune) ? commune : null
        }
      ];
    })
  );
}
