/** Types of data and pictures that are passed on as they are. */
const passed =
  /^(application\/(geo\+json|json|gml\+xml|xml|zip|x-zip-compressed|octet-stream|x-protobuf|vnd\.mapbox-vector-tile|vnd\.ogc\.[\w.+-]+|vnd\.geo\+json|vnd\.google-earth\.[\w.+-]+|[\w.-]+\+json|[\w.-]+\+xml|csv|pbf|vnd\.ms-excel)|text\/(plain|csv|xml|tab-separated-values)|image\/(png|jpeg|gif|webp|tiff|png8))$/;
/** Types that a browser would run or draw as a page: read by the studio as text, never as what they are. */
const asText = /^(text\/(html|javascript)|application\/(xhtml\+xml|javascript|x-javascript))$/;

/**
 * Content type under which an answer is passed on; null when it is none of data or pictures. The charset stays, other
 * parameters go.
 */
export function passedType(declared: string | null): string | null {
  const [type = '', ...parameters] = (declared ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (type === '') return 'application/octet-stream';
  const charset = parameters.find((p) => /^charset="?[\w.:-]+"?$/.test(p));
  const kept = asText.test(type) ? 'text/plain' : passed.test(type) ? type : null;
  return kept === null ? null : charset ? `${kept}; ${charset}` : kept;
}
