/** What a licence asks of who publishes a map, or data computed from it. */
export type LicenceTerms =
  /** name the producer */
  | 'attribution'
  /** name the producer; data made from it under the same licence (ODbL, CC-BY-SA) */
  | 'share-alike'
  /** no sale */
  | 'non-commercial'
  /** no data made from it */
  | 'no-derivatives'
  | 'none'
  | 'unknown';

export interface Licence {
  /** its common name, the one that people know: `Licence Ouverte 2.0`, `ODbL 1.0`, `CC-BY-SA-4.0`; the text where it is unknown */
  name: string;
  terms: LicenceTerms;
}

const known: readonly [pattern: RegExp, name: string, terms: LicenceTerms][] = [
  [/odbl|open database/i, 'ODbL 1.0', 'share-alike'],
  [/cc[- ]by[- ]nc[- ]nd|cc[- ]by[- ]nd/i, 'CC-BY-ND', 'no-derivatives'],
  [/cc[- ]by[- ]nc/i, 'CC-BY-NC', 'non-commercial'],
  [/cc[- ]by[- ]sa/i, 'CC-BY-SA', 'share-alike'],
  [/cc[- ]by|creative commons attribution/i, 'CC-BY', 'attribution'],
  [/licence ouverte|open licen[cs]e|etalab|lov? ?2/i, 'Licence Ouverte 2.0', 'attribution'],
  [/cc[- ]?0|domaine public|public domain/i, 'CC0', 'none']
];

/** Words of a licence that was not made sure of, or of which there is a choice. */
const unsure = /vérifier|non précisée|not stated|to be checked| ou | or /i;

/** Reads a licence as a catalogue writes it. What is to be made sure of, or is no licence that is known, is `unknown`. */
export function licenceOf(text: string): Licence {
  const found = known.find(([pattern]) => pattern.test(text));
  if (!found || unsure.test(text)) return { name: text, terms: 'unknown' };
  return { name: found[1], terms: found[2] };
}

/** Why a map, or data computed in it, can't be published without a second look. */
export type LicenceConcern =
  /** licences that one must ask the producer about */
  | { concern: 'unknown'; licences: string[] }
  | { concern: 'non-commercial'; licences: string[] }
  /** a crossing's result must be published under this licence */
  | { concern: 'share-alike'; layer: string; licence: string }
  /** a crossing's result can't be published as data: two licences each want their own, or one forbids it */
  | { concern: 'incompatible'; layer: string; licences: string[] };

/**
 * What licences ask of a map: `shown` are those of all its sources, `derived` those of the inputs of each crossing, by
 * name of its layer. A map drawn from a database under ODbL is a « produced work »: naming it is enough, but data
 * computed from it stay under ODbL (ODbL 1.0, 4.3 to 4.5), as those under CC-BY-SA stay so (4.0, 3b).
 */
export function licenceConcerns(
  shown: readonly string[],
  derived: readonly { layer: string; licences: readonly string[] }[]
): LicenceConcern[] {
  const concerns: LicenceConcern[] = [];
  for (const { layer, licences } of derived) {
    const inputs = licences.map(licenceOf);
    const sharing = [...new Set(inputs.filter(({ terms }) => terms === 'share-alike').map(({ name }) => name))];
    const closed = inputs.filter(({ terms }) => terms === 'no-derivatives').map(({ name }) => name);
    const limited = inputs.filter(({ terms }) => terms === 'non-commercial').map(({ name }) => name);
    // share-alike licences allow no further limit
    const apart = sharing.length > 1 || (sharing.length > 0 && limited.length > 0) || closed.length > 0;
    const first = sharing[0];
    if (apart)
      concerns.push({ concern: 'incompatible', layer, licences: [...new Set([...sharing, ...limited, ...closed])] });
    else if (first !== undefined) concerns.push({ concern: 'share-alike', layer, licence: first });
  }
  const named = (terms: LicenceTerms): string[] => [
    ...new Set(
      shown
        .map(licenceOf)
        .filter((licence) => licence.terms === terms)
        .map(({ name }) => name)
    )
  ];
  const limited = named('non-commercial');
  if (limited.length > 0) concerns.push({ concern: 'non-commercial', licences: limited });
  const unknown = named('unknown');
  if (unknown.length > 0) concerns.push({ concern: 'unknown', licences: unknown });
  return concerns;
}
