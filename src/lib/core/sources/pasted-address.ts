/**
 * The first http(s) address of a text, whole and well formed; null when there is none. Schemes that are missing or
 * misspelt are put back, and what breaks an address in a mail (line ends, spaces beside `&`, `=` or `//`) is undone.
 */
export function addressIn(text: string): string | null {
  const marked = markedAddress(text);
  if (marked !== null) return addressIn(marked);
  const joined = joinLines(text);
  const start = joined.search(/\bh?ttps?\s*:\s*[\\/]|\bhttps?\/\//i);
  const found = start >= 0 ? withService(joined.slice(0, start), joined.slice(start)) : schemeless(joined);
  if (found === null) return null;
  const address = trimEnd(firstOf(closeGaps(found)));
  return hostOf(address) === null ? null : address;
}

/** What is between the marks that name an address: `[…](address)`, `<a href="address">`, `<address>`; null without them. */
function markedAddress(text: string): string | null {
  const link = /\]\(\s*<?((?:[^\s()<>]|\([^\s()]*\))+)>?(?:\s+"[^"]*")?\s*\)/.exec(text)?.[1];
  if (link !== undefined && looksLikeAddress(link)) return link;
  const href = /<a\s[^>]*\bhref\s*=\s*["']([^"']+)["']/i.exec(text)?.[1];
  if (href !== undefined && looksLikeAddress(href)) return href;
  // RFC 3986, appendix C: white space between the brackets is no part of the address
  const bracketed = /<\s*(?:url:\s*)?((?:https?:|www\.)[^<>]+)>/i.exec(text)?.[1];
  return bracketed === undefined ? null : bracketed.replace(/\s+/g, '');
}

const looksLikeAddress = (text: string): boolean => /^(https?:|www\.|[\w-]+(\.[\w-]+)+\/)/i.test(text);

/** Lines of a broken address put together again; the others stay apart. */
function joinLines(text: string): string {
  const [first = '', ...others] = text.split(/\s*[\r\n]+\s*/);
  let out = first;
  for (const line of others) {
    const open = /[&?=/,%_-]$/.test(out) || /^[&?=/%]/.test(line);
    const goesOn = open || (/[&=?]/.test(line) && /https?:\/\/\S*$/i.test(out));
    out += goesOn && !/\s/.test(line) && !/:\/\//.test(line) ? line : `\n${line}`;
  }
  return out;
}

/** Adds the service that is named before an address (« WMS : https://… ») and that its query does not name. */
function withService(before: string, address: string): string {
  const named = /\b(WMS|WFS|WMTS)\b[^\n]{0,20}$/i.exec(before)?.[1]?.toUpperCase();
  const end = address.search(/\s(?![&?=])|$/);
  const own = trimEnd(address.slice(0, end));
  if (named === undefined || /[?&]service=/i.test(own) || !/^https?:\/\/[^/\s]+/i.test(own)) return address;
  // a path that names the service says as much, and a template is no service
  if (/\{[a-z]/i.test(own) || new RegExp(`/${named}\\b`, 'i').test(own)) return address;
  return `${own}${own.includes('?') ? (/[?&]$/.test(own) ? '' : '&') : '?'}SERVICE=${named}`;
}

/** A text that begins with a host: `data.geopf.fr/wfs?…`, `www.exemple.fr`, `localhost:8080/ows`. */
function schemeless(text: string): string | null {
  const named = text.replace(/^["'«“‘(\s]*((WMS|WFS|WMTS|URL|adresse|lien|flux|service)\s*:\s*)?/i, '');
  const bare =
    /^(\/\/)?((?:[\w-]+\.)+[a-z]{2,}|localhost|\d{1,3}(?:\.\d{1,3}){3})(:\d+)?(?=[/?#]|$|[\s.,;!)»”’"'>\]])/i.exec(
      named
    );
  const host = bare?.[2];
  if (bare && host !== undefined) {
    const rest = named.slice(bare[0].length);
    const alone = /^[\s.,;!)»”’"'>\]]*$/.test(rest) || /^[/?#]/.test(rest);
    const fileName = /\.(csv|json|geojson|zip|gml|kml|gpkg|shp|txt|tsv|xlsx?|ods|pdf|docx?)$/i.test(host);
    if (!alone || fileName) return null;
    const scheme = /^(localhost|[\d.]+)$/i.test(host) ? 'http' : 'https';
    return `${scheme}://${named.replace(/^\/\//, '')}`;
  }
  // a machine of an intranet, which only its path tells from a word
  return /^[a-z][\w-]*(:\d+)?\/\S*(wfs|wms|wmts|ows|geoserver|mapserv|qgis|ogc)/i.test(named)
    ? `http://${named}`
    : null;
}

/** Spaces that cannot be meant, inside what is one address. */
function closeGaps(address: string): string {
  return address
    .replace(/^h?ttp(s?)\s*:?\s*[\\/]+\s*/i, (_, secure: string) => `http${secure.toLowerCase()}://`)
    .replace(/[ \t]*([&=?])[ \t]+(?=[\w%{])/g, '$1')
    .replace(/[ \t]+([&=?])(?=[\w%])/g, '$1');
}

/** An address ends at white space or a mark that none holds; a file's name may hold spaces. */
function firstOf(text: string): string {
  const file = /^[^\s?<>"]+( [^\s?<>",;]+){1,6}\.(csv|geojson|json|zip|gml|tsv|topojson)\b(?=\s*$)/i.exec(text)?.[0];
  if (file !== undefined && !/ https?:/i.test(file)) return file.replace(/ /g, '%20');
  const end = text.search(/[\s<>"«»“”`|]|[,;](?=https?:\/\/)/i);
  return end < 0 ? text : text.slice(0, end);
}

/** Without what a sentence or a mail adds behind. */
function trimEnd(address: string): string {
  let out = address;
  for (;;) {
    const before = out;
    out = out.replace(/(%20|%0a|%0d|%c2%a0|%09|%e2%80%8b)+$/i, '').replace(/(?<!=)[\s.,;:!…'’‘*]+$/, '');
    if (out.endsWith(')') && !balanced(out, '(', ')')) out = out.slice(0, -1);
    if (out.endsWith(']') && !balanced(out, '[', ']')) out = out.slice(0, -1);
    if (out.endsWith('}') && !balanced(out, '{', '}')) out = out.slice(0, -1);
    if (out === before) return out;
  }
}

const balanced = (text: string, open: string, close: string): boolean =>
  text.split(open).length === text.split(close).length;

/** Host of a usable address; null for none. */
function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '' ? hostname : null;
}
