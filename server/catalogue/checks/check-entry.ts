import { cutTo } from '../../../src/lib/core/catalogue/cut';
import type { CatalogueEntry } from '../../../src/lib/core/catalogue/entry';
import type { Offer } from '../../../src/lib/core/sources/kind';
import { givesOf, sourceKind, sourceModule } from '../../../src/lib/core/sources/registry';
import { columnsNamed } from '../entry-columns';
import { hitsByForm, statedPage } from './wfs-habits';
import { layersOf, type CheckContext, type CheckName, type Finding, type Sample } from './finding';
import { inWords, readSample } from './read-sample';

const finding = (check: CheckName, ok: boolean | null, said: string): Finding => ({ check, ok, said });

/** Everything that can be seen of an entry from outside. Never throws. */
export async function checkEntry(entry: CatalogueEntry, context: CheckContext): Promise<Finding[]> {
  const address = addressOf(entry, context);
  if (address === null) return [finding('answers', null, 'nothing to call')];
  try {
    const sample = await readSample(entry, context);
    return [
      answers(entry, sample),
      await listed(entry, context),
      columns(entry, sample),
      await places(entry, sample, context),
      await counts(entry, context),
      await cors(address, context),
      await pictures(entry, context),
      freshness(entry),
      finding('questions', null, (entry.unsure ?? []).join('; '))
    ];
  } catch (error) {
    return [finding('answers', false, String(error))];
  }
}

/** First address that an entry calls; null for the site's own files. */
function addressOf({ source }: CatalogueEntry, { baseUrl }: CheckContext): string | null {
  const [url] = sourceKind(source.kind).urls(source);
  if (url === undefined || !URL.canParse(url, baseUrl)) return null;
  const { href, protocol } = new URL(url, baseUrl);
  return /^https?:$/.test(protocol) ? href : null;
}

function answers(entry: CatalogueEntry, { table, failed }: Sample): Finding {
  if (givesOf(entry.source) !== 'table') return finding('answers', null, 'pictures');
  return table ? finding('answers', true, `read, ${table.crs}`) : finding('answers', false, failed ?? 'nothing read');
}

/** The service lists the very layer. */
async function listed(entry: CatalogueEntry, context: CheckContext): Promise<Finding> {
  const wanted = layersOf(entry);
  const { discover } = await sourceModule(entry.source);
  if (wanted.length === 0 || !discover) return finding('listed', null, 'nothing is listed');
  const { url } = entry.source as { url: string };
  const signal = AbortSignal.timeout(context.timeoutSeconds * 3000);
  const found = await discover({ sure: 3, spec: { kind: entry.source.kind, url } }, { ...context, signal });
  if (!found.ok) return finding('listed', false, inWords(found.problem));
  const names = new Set(namesOf(found.value.offers));
  const bare = new Set([...names].map((name) => name.slice(name.indexOf(':') + 1)));
  const missing = wanted.filter((name) => !names.has(name) && !bare.has(name));
  return missing.length === 0
    ? finding('listed', true, `among ${names.size}`)
    : finding('listed', false, `no layer named ${missing.join(', ')}`);
}

function namesOf(offers: readonly Offer[]): string[] {
  return offers.flatMap((offer) => [offer.name, ...namesOf(offer.children ?? [])]);
}

/** Columns that the entry relies on are there. */
function columns(entry: CatalogueEntry, { table }: Sample): Finding {
  if (!table || table.rows === 0) return finding('columns', null, 'no row to look at');
  const known = new Set(table.columns.map((column) => column.name));
  const missing = [...new Set(columnsNamed(entry).map(({ column }) => column))].filter((name) => !known.has(name));
  return missing.length === 0
    ? finding('columns', true, `${known.size} columns`)
    : finding(
        'columns',
        false,
        `no column named ${missing.join(', ')}; there are ${[...known].slice(0, 20).join(', ')}`
      );
}

/** Features are found where they should be: a wrong axis order finds none. Of a WFS, also by which ways of asking. */
async function places(entry: CatalogueEntry, { rows }: Sample, context: CheckContext): Promise<Finding> {
  if (entry.geometry === 'table' || rows.length === 0) return finding('places', null, 'no place');
  const said = context.places
    .map(({ name }, i) => (rows[i] === null || rows[i] === undefined ? null : `${name} ${rows[i]}`))
    .filter((text) => text !== null);
  const at = context.places[rows.findIndex((n) => n !== null && n > 0)];
  const forms = at && entry.source.kind === 'wfs' ? await hitsByForm(entry.source, at.bbox, context) : [];
  const told = forms.map(({ name, hits }) => `${name} ${hits ?? 'refused'}`).join(', ');
  const places = said.join(', ') || 'not read';
  return finding('places', at ? true : null, told === '' ? places : `${places} (asked by ${told})`);
}

/** How many there are in a région and a département: what decides between whole and view. */
async function counts(entry: CatalogueEntry, context: CheckContext): Promise<Finding> {
  const { count } = await sourceModule(entry.source);
  if (!count) return finding('counts', null, 'the kind does not count');
  const { reg, dep } = context.territories;
  const said: string[] = [];
  for (const [kind, code] of [
    ['reg', reg],
    ['dep', dep]
  ] as const) {
    const { source } = cutTo(entry, { kind, code, name: code });
    if (source === entry.source && kind === 'dep') continue;
    const counted = await count(source, {
      ...context,
      files: { get: () => Promise.resolve(null) },
      signal: AbortSignal.timeout(context.timeoutSeconds * 3000),
      progress: () => undefined
    });
    if (!counted.ok) return finding('counts', false, inWords(counted.problem));
    said.push(`${source === entry.source ? 'whole' : `${kind} ${code}`}: ${counted.value ?? 'unknown'}`);
  }
  const page = entry.source.kind === 'wfs' ? await statedPage(entry.source, context) : null;
  if (page !== null) said.push(`${page} at a time`);
  return finding('counts', true, said.join(', '));
}

/** Whether a page of another site may read: on a plain GET, and on the question browsers ask before others. */
async function cors(address: string, { origin, timeoutSeconds }: CheckContext): Promise<Finding> {
  const allows = (answer: Response): boolean =>
    ['*', origin].includes(answer.headers.get('access-control-allow-origin') ?? '');
  const ask = (method: 'GET' | 'OPTIONS', more: Record<string, string> = {}): Promise<Response> =>
    fetch(address.replace(/\{[^}]*\}/g, '0'), {
      method,
      headers: { Origin: origin, ...more },
      signal: AbortSignal.timeout(timeoutSeconds * 1000)
    });
  try {
    const got = await ask('GET');
    await got.body?.cancel();
    const asked = await ask('OPTIONS', { 'Access-Control-Request-Method': 'GET' }).catch(() => null);
    await asked?.body?.cancel();
    const preflight = asked && allows(asked) ? 'preflight too' : 'no preflight';
    return allows(got) ? finding('cors', true, `readable, ${preflight}`) : finding('cors', null, 'needs the relay');
  } catch (error) {
    return finding('cors', false, (error as Error).message);
  }
}

/** A picture can be planned; its legend is named. */
async function pictures(entry: CatalogueEntry, context: CheckContext): Promise<Finding> {
  const { raster } = await sourceModule(entry.source);
  if (!raster) return finding('pictures', null, 'no pictures');
  const signal = AbortSignal.timeout(context.timeoutSeconds * 3000);
  const plan = await raster(entry.source, { ...context, signal });
  if (!plan.ok) return finding('pictures', false, inWords(plan.problem));
  const { request, legend } = plan.value;
  return finding('pictures', true, `${request.form}, ${legend.length} legend${legend.length === 1 ? '' : 's'}`);
}

/** Dates and licences that a person should look at again. */
function freshness({ source, credit }: CatalogueEntry): Finding {
  const remarks: string[] = [];
  const text = JSON.stringify(source);
  if (/\d{8}[-/T]/.test(text)) remarks.push('dated address');
  const year = /(?<!\d)(20\d\d)(?!\d)/.exec(credit.date ?? '')?.[1];
  if (year && Number(year) < new Date().getFullYear() - 3) remarks.push(`of ${year}`);
  if (/vérifier|non précisée/i.test(credit.licence)) remarks.push('licence to be made sure of');
  return finding('freshness', null, remarks.join(', '));
}
