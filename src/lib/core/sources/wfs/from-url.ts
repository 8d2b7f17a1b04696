import { recogniseWfs } from './recognise';
import type { WfsSource } from '.';

/** The WFS source that an address asks features of (`SERVICE=WFS` and `TYPENAMES` or `TYPENAME`); null for others. */
export function wfsFromUrl(address: string): WfsSource | null {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  // an extract is no whole type: its answer is read as the document it is
  if (['bbox', 'filter', 'featureid', 'resourceid'].some((name) => query.has(name))) return null;
  const claim = recogniseWfs({ text: address, url, query });
  if (claim?.sure !== 3 || typeof claim.spec['typeName'] !== 'string' || query.get('service') === undefined)
    return null;
  return { version: '2.0.0', ...claim.spec, kind: 'wfs' } as WfsSource;
}
