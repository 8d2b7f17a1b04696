/** Forms of an answer, the ones that say most first: JSON, markup, plain text, a page. */
const preferred = [
  /^application\/(geo\+?json|vnd\.geo\+json)/,
  /^application\/json/,
  /json/,
  /^application\/vnd\.ogc\.gml/,
  /^text\/xml(?!.*schema)/,
  /^application\/(xml|vnd\.esri\.wms_featureinfo_xml)/,
  /gml/,
  /^text\/plain/,
  /^text\/html/
];

/** Format in which to ask what lies at a place, among those offered; null when none can be read. */
export function chooseInfoFormat(offered: readonly string[]): string | null {
  const usable = offered.filter((format) => !/javascript|jsonp|image\//i.test(format));
  for (const test of preferred) {
    const found = usable.find((format) => test.test(format.toLowerCase().replace(/\s/g, '')));
    if (found !== undefined) return found;
  }
  return null;
}
