/**
 * Address below an API's landing page: path added, the landing's own parameters kept. Null when the landing's address is
 * none (absolute, or relative to `baseUrl`).
 */
export function apiAddress(
  landing: string,
  baseUrl: string,
  path: string,
  parameters: Readonly<Record<string, string>> = {}
): string | null {
  if (!URL.canParse(landing, baseUrl)) return null;
  const url = new URL(landing, baseUrl);
  url.hash = '';
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Parameters that belong to the landing page's address: links of answers tend to lose them. */
export function ownParameters(landing: string, baseUrl: string): Record<string, string> {
  return URL.canParse(landing, baseUrl) ? Object.fromEntries(new URL(landing, baseUrl).searchParams) : {};
}

/** Name of a coordinate system as Part 2 writes it: `EPSG:2154` → `http://www.opengis.net/def/crs/EPSG/0/2154`. */
export function crsUri(name: string): string {
  const code = /^(?:EPSG:{1,2}|urn:(?:x-)?ogc:def:crs:EPSG:[^:]*:)(\d+)$/i.exec(name.trim())?.[1];
  if (code) return `http://www.opengis.net/def/crs/EPSG/0/${code}`;
  return /84$/.test(name) && !/^https?:/i.test(name) ? 'http://www.opengis.net/def/crs/OGC/1.3/CRS84' : name;
}
