import { isLocalPath } from './local-path';
import { addressIn } from './pasted-address';
import type { Pasted } from './pasted';
import { qgisAddress } from './qgis-connection';

/** Longest text looked at: nobody pastes more than an address and the mail around it. */
const longest = 20_000;

/**
 * What a person pasted, made an address where one is in it: the first of a text, without what mails, office software and
 * chats add (brackets, quotation marks, line breaks, `&amp;`, invisible characters, a sentence's full stop), its scheme
 * put back when missing. A QGIS connection becomes the request it stands for. No request is made.
 */
export function cleanPasted(pasted: string): Pasted {
  const plain = plainText(pasted.slice(0, longest));
  if (isLocalPath(plain)) return { text: plain, url: null, query: new Map() };
  const text = qgisAddress(plain) ?? addressIn(plain);
  if (text === null || !URL.canParse(text)) return { text: plain, url: null, query: new Map() };
  const url = new URL(unwrapped(new URL(text)));
  const query = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const lower = name.toLowerCase();
    if (!query.has(lower)) query.set(lower, value);
  }
  // braces of a template stay as they are: URLs write them %7B and %7D
  return { text: url.href.replace(/%7B/gi, '{').replace(/%7D/gi, '}'), url, query };
}

/** Characters that look like those of an address, as full-width keyboards and word processors write them. */
const alike: Readonly<Record<string, string>> = {
  '：': ':',
  '／': '/',
  '？': '?',
  '＝': '=',
  '＆': '&',
  '．': '.',
  '％': '%',
  '＃': '#'
};

function plainText(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[：／？＝＆．％＃]/g, (c) => alike[c] as string)
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/&(amp;)+/gi, '&')
    .replace(/&#0*38;|&#x0*26;/gi, '&')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .trim();
}

/** Hosts of mail protections and search engines that wrap an address, and the parameter that holds it. */
const wrappers: readonly [RegExp, string][] = [
  [/(^|\.)safelinks\.protection\.outlook\.com$/, 'url'],
  [/^(www\.)?google\.[a-z.]+$/, 'q'],
  [/^(www\.)?google\.[a-z.]+$/, 'url'],
  [/^urldefense\.com$/, 'u'],
  [/^l\.facebook\.com$/, 'u']
];

function unwrapped(url: URL): string {
  for (const [host, parameter] of wrappers) {
    const inner = host.test(url.hostname) ? url.searchParams.get(parameter) : null;
    if (inner !== null && /^https?:\/\//i.test(inner) && URL.canParse(inner)) return inner;
  }
  return url.href;
}
