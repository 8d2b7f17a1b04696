import type { WfsVersion } from './fes';

/** What a GetFeature asks for. */
export interface FeatureQuery {
  version: WfsVersion;
  typeName: string;
  srsName?: string | undefined;
  /** what the server is asked to keep: BBOX, FILTER or CQL_FILTER */
  cut: Readonly<Record<string, string>>;
}

/** Parameters of a GetFeature, without those of its format and page. */
export function featureParameters({ version, typeName, srsName, cut }: FeatureQuery): Record<string, string> {
  return {
    SERVICE: 'WFS',
    VERSION: version,
    REQUEST: 'GetFeature',
    [version === '2.0.0' ? 'TYPENAMES' : 'TYPENAME']: typeName,
    ...(srsName === undefined ? {} : { SRSNAME: srsName }),
    ...cut
  };
}

/** Parameters of one page; `format` null: the version's own GML, which needs no name. */
export function pageParameters(
  query: FeatureQuery,
  page: { format: string | null; start: number; count: number }
): Record<string, string> {
  return {
    ...featureParameters(query),
    ...(page.format === null ? {} : { OUTPUTFORMAT: page.format }),
    [query.version === '2.0.0' ? 'COUNT' : 'MAXFEATURES']: String(page.count),
    ...(page.start > 0 ? { STARTINDEX: String(page.start) } : {})
  };
}
