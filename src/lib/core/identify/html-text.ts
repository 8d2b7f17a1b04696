/** Named entities met in answers; the others stay as written. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ocirc: 'ô',
  icirc: 'î',
  ucirc: 'û',
  ugrave: 'ù',
  euml: 'ë',
  iuml: 'ï',
  deg: '°',
  sup2: '²',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  euro: '€'
};

/** Characters of a tag at most. */
const LONGEST_TAG = 1024;
const BLOCKS = /^(p|div|br|tr|li|ul|ol|table|thead|tbody|h[1-6]|dl|dt|dd|hr|section|article|caption|pre)$/;
const SILENT = /^(script|style|title|head|noscript|template|iframe|object|svg|math|textarea)$/;

/**
 * Text of a page, without any markup: lines for blocks, a tab between the cells of a row, scripts and styles left out.
 * It is text whatever it holds, and is only ever shown as such.
 */
export function htmlText(html: string): string {
  const lower = html.toLowerCase();
  const closesHead = lower.includes('</head');
  let out = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      out += unescaped(html.slice(at));
      break;
    }
    out += unescaped(html.slice(at, open).replace(/\s+/g, ' '));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const end = endOfTag(html, open);
    const name = /^<\/?([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 32))?.[1]?.toLowerCase();
    // `a < b` is text
    if (end < 0 || (name === undefined && !/[!?/]/.test(html[open + 1] ?? ''))) {
      out += '<';
      at = open + 1;
      continue;
    }
    at = end + 1;
    if (name === undefined) continue;
    const closes = html[open + 1] === '/';
    // a head may be closed by the body alone
    if (!closes && SILENT.test(name) && (name !== 'head' || closesHead)) {
      const close = lower.indexOf(`</${name}`, at);
      const closed = close < 0 ? -1 : html.indexOf('>', close);
      at = closed < 0 ? html.length : closed + 1;
    } else if (BLOCKS.test(name)) out += '\n';
    else if (closes && (name === 'td' || name === 'th')) out += '\t';
  }
  return out
    .split('\n')
    .map((line) =>
      line
        .replace(/ *\t */g, '\t')
        .replace(/^[ \u00a0]+/, '')
        .trimEnd()
        .replace(/ {2,}/g, ' ')
    )
    .filter((line) => line !== '')
    .join('\n');
}

/** Index of the `>` that ends a tag, quotes may hold others; -1 when none comes soon: then it was no tag. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  let plain = -1;
  const last = Math.min(html.length, from + LONGEST_TAG);
  for (let i = from + 1; i < last; i++) {
    const c = html[i] as string;
    if (c === '>') {
      if (quote === '') return i;
      if (plain < 0) plain = i;
    } else if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
  }
  return plain;
}

function unescaped(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z0-9]+);/gi, (whole, name: string) => {
    if (name[0] !== '#') return Object.hasOwn(entities, name) ? (entities[name] as string) : whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}
