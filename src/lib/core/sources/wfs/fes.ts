import type { Condition } from '../../table/filter';
import type { Bbox } from '../../table/table';

export type WfsVersion = '2.0.0' | '1.1.0' | '1.0.0';

/** A box in a plane, and the name of its system. */
export interface PlaneBox {
  box: Bbox;
  crs: string;
}

/**
 * Conditions that must all hold, and a box that geometries must meet, as an OGC filter: Filter Encoding 2.0 for WFS
 * 2.0.0, 1.1 and 1.0 before. Text compares without case, as in tables.
 */
export function fesFilter(
  conditions: readonly Condition[],
  cut: (PlaneBox & { geometry: string }) | null,
  version: WfsVersion
): string {
  const language = languages[version];
  const tests = conditions.map((condition) => test(condition, language));
  if (cut) tests.unshift(boxTest(cut, language));
  const all = tests.length === 1 ? tests.join('') : element(language, 'And', tests.join(''));
  return `<${language.prefix}Filter ${language.namespaces}>${all}</${language.prefix}Filter>`;
}

interface Language {
  prefix: string;
  namespaces: string;
  property: string;
  box(box: Bbox, crs: string): string;
  /** name of the escape character's attribute */
  escape: string;
}

const corners = ([west, south, east, north]: Bbox, crs: string): string =>
  `<gml:Envelope srsName="${escaped(crs)}"><gml:lowerCorner>${west} ${south}</gml:lowerCorner><gml:upperCorner>${east} ${north}</gml:upperCorner></gml:Envelope>`;

const languages: Readonly<Record<WfsVersion, Language>> = {
  '2.0.0': {
    prefix: 'fes:',
    namespaces: 'xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:gml="http://www.opengis.net/gml/3.2"',
    property: 'ValueReference',
    box: corners,
    escape: 'escapeChar'
  },
  '1.1.0': {
    prefix: 'ogc:',
    namespaces: 'xmlns:ogc="http://www.opengis.net/ogc" xmlns:gml="http://www.opengis.net/gml"',
    property: 'PropertyName',
    box: corners,
    escape: 'escapeChar'
  },
  '1.0.0': {
    prefix: 'ogc:',
    namespaces: 'xmlns:ogc="http://www.opengis.net/ogc" xmlns:gml="http://www.opengis.net/gml"',
    property: 'PropertyName',
    box: ([west, south, east, north], crs) =>
      `<gml:Box srsName="${escaped(crs)}"><gml:coordinates>${west},${south} ${east},${north}</gml:coordinates></gml:Box>`,
    escape: 'escape'
  }
};

function element({ prefix }: Language, name: string, content: string, attributes = ''): string {
  return `<${prefix}${name}${attributes}>${content}</${prefix}${name}>`;
}

function boxTest({ box, crs, geometry }: PlaneBox & { geometry: string }, language: Language): string {
  return element(language, 'BBOX', element(language, language.property, escaped(geometry)) + language.box(box, crs));
}

const comparisons = {
  '=': 'PropertyIsEqualTo',
  '!=': 'PropertyIsNotEqualTo',
  '<': 'PropertyIsLessThan',
  '<=': 'PropertyIsLessThanOrEqualTo',
  '>': 'PropertyIsGreaterThan',
  '>=': 'PropertyIsGreaterThanOrEqualTo'
} as const;

function test(condition: Condition, language: Language): string {
  const property = element(language, language.property, escaped(condition.column));
  const literal = (value: string | number | boolean): string => element(language, 'Literal', escaped(String(value)));
  const compare = (op: keyof typeof comparisons, value: string | number | boolean): string =>
    element(
      language,
      comparisons[op],
      property + literal(value),
      typeof value === 'string' ? ' matchCase="false"' : ''
    );
  switch (condition.op) {
    case 'in': {
      const each = condition.value.map((value) => compare('=', value));
      return each.length === 1 ? each.join('') : element(language, 'Or', each.join(''));
    }
    case 'contains':
    case 'starts': {
      const text = condition.value.replace(/[*?!]/g, '!$&');
      const attributes = ` wildCard="*" singleChar="?" ${language.escape}="!" matchCase="false"`;
      const pattern = literal(condition.op === 'starts' ? `${text}*` : `*${text}*`);
      return element(language, 'PropertyIsLike', property + pattern, attributes);
    }
    case 'empty':
      return element(language, 'PropertyIsNull', property);
    case 'filled':
      return element(language, 'Not', element(language, 'PropertyIsNull', property));
    default:
      return compare(condition.op, condition.value);
  }
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[c] ?? c);
}
