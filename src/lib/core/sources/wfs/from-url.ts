import { ogcUrl } from '../ogc-url';
import type { WfsSource } from '.';

/** The WFS source that an address asks features of (`SERVICE=WFS` and `TYPENAMES` or `TYPENAME`); null for others. */
export function wfsFromUrl(address: string): WfsSource | null {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const given = new Map([...new URL(address).searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  // an extract is no whole type: its answer is read as the document it is
  if (['bbox', 'filter', 'featureid', 'resourceid'].some((name) => given.has(name))) return null;
  const typeName = given.get('typenames') ?? given.get('typename');
  const url = ogcUrl(address, address, {});
  if (given.get('service')?.toUpperCase() !== 'WFS' || !typeName || url === null) return null;
  const optional = { srsName: given.get('srsname'), format: given.get('outputformat'), cql: given.get('cql_filter') };
  const stated = Object.entries(optional).filter(([, value]) => value !== undefined && value !== '');
  const version = given.get('version')?.startsWith('1.') ? '1.1.0' : '2.0.0';
  return { kind: 'wfs', url, typeName, version, ...Object.fromEntries(stated) };
}
