import { decodeText } from '../../formats/decode-text';
import { scanXml } from '../../formats/xml/scan';

/** What is needed of a WFS's capabilities. */
export interface WfsCapabilities {
  /** output formats of GetFeature, as the server names them */
  formats: string[];
  types: { name: string; defaultCrs: string | null; formats: string[] }[];
}

/** Reads WFS 1.0.0, 1.1.0 and 2.0.0 capabilities; null when the bytes are no such document. */
export function readCapabilities(bytes: Uint8Array): WfsCapabilities | null {
  const found: WfsCapabilities = { formats: [], types: [] };
  const path: string[] = [];
  let operation = '';
  let parameter = '';
  let type: WfsCapabilities['types'][number] | null = null;
  let isCapabilities = false;
  const fault = scanXml(decodeText(bytes), {
    open(name, attributes) {
      if (path.length === 0) isCapabilities = /Capabilities$/.test(name);
      path.push(name);
      if (name === 'Operation') operation = attributes['name'] ?? '';
      if (name === 'Parameter') parameter = attributes['name'] ?? '';
      if (name === 'FeatureType') found.types.push((type = { name: '', defaultCrs: null, formats: [] }));
      // WFS 1.0.0 names formats by elements: <ResultFormat><GML2/><JSON/></ResultFormat>
      if (path[path.length - 2] === 'ResultFormat') found.formats.push(name);
    },
    close(name, text) {
      path.pop();
      const parent = path[path.length - 1];
      if (type && parent === 'FeatureType') {
        if (name === 'Name') type.name = text;
        if (name === 'DefaultCRS' || name === 'DefaultSRS' || name === 'SRS') type.defaultCrs ??= text;
      }
      if (name === 'Format' && type) type.formats.push(text);
      if (name === 'FeatureType') type = null;
      const ofGetFeature = operation === 'GetFeature' || operation === '';
      if (name === 'Value' && parameter.toLowerCase() === 'outputformat' && ofGetFeature) found.formats.push(text);
      if (name === 'Parameter') parameter = '';
      if (name === 'Operation') operation = '';
    }
  });
  return isCapabilities && fault === null ? found : null;
}

/** The type of that name, with or without its namespace prefix. */
export function findType(capabilities: WfsCapabilities, name: string): WfsCapabilities['types'][number] | undefined {
  const bare = (text: string): string => text.slice(text.indexOf(':') + 1);
  return (
    capabilities.types.find((type) => type.name === name) ??
    capabilities.types.find(
      (type) => bare(type.name) === bare(name) && (!name.includes(':') || !type.name.includes(':'))
    )
  );
}

/** GeoJSON among advertised formats, by any of its names; null when the service has none. */
export function geojsonFormat(formats: readonly string[]): string | null {
  const json = formats.filter(
    (format) => /json/i.test(format) && !/jsonp|cityjson|javascript|topojson|esri/i.test(format)
  );
  return json.find((format) => /geo\+?json/i.test(format)) ?? json[0] ?? null;
}
