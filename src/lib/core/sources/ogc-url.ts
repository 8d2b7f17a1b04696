/** Parameters that belong to a request, not to a service's address; any others (`map=`, tokens) are the vendor's and stay. */
const ogcParameters = new Set(
  (
    'service request version typename typenames outputformat srsname resulttype count maxfeatures startindex bbox filter ' +
    'cql_filter propertyname sortby namespaces layers layer styles style format transparent width height crs srs sld sld_version ' +
    'exceptions i j x y query_layers info_format feature_count bgcolor'
  ).split(' ')
);

/**
 * Address of an OGC request: the service's address (absolute, or relative to `baseUrl`), its own parameters kept, OGC
 * parameters in it replaced whatever their case. Null when the address is none.
 */
export function ogcUrl(address: string, baseUrl: string, parameters: Readonly<Record<string, string>>): string | null {
  if (!URL.canParse(address, baseUrl)) return null;
  const url = new URL(address, baseUrl);
  const added = new Set(Object.keys(parameters).map((name) => name.toLowerCase()));
  const kept = [...url.searchParams].filter(([name]) => {
    const lower = name.toLowerCase();
    return !ogcParameters.has(lower) && !added.has(lower);
  });
  const query = [...kept, ...Object.entries(parameters)].map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`
  );
  url.search = query.join('&');
  url.hash = '';
  return url.href;
}
