import { ogcUrl } from './ogc-url';
import { sourceKind, type SourceSpec } from './registry';

/** The server's own names of what a source asks for; empty for kinds that have none. */
export const namesOf = (source: SourceSpec): readonly string[] => sourceKind(source.kind).names?.(source) ?? [];

/** Whether two sources ask the same pictures of the same address, whatever their style and format. */
export function samePicture(one: SourceSpec, other: SourceSpec): boolean {
  if (one.kind !== other.kind) return false;
  const names = namesOf(one);
  const [mine, theirs] = [one, other].map((source) => sourceKind(source.kind).urls(source));
  // templates have no names: their address says all
  if (names.length === 0) return `${mine}` === `${theirs}`;
  return nearness(one, other) === 'address' && names.join() === namesOf(other).join();
}

/**
 * How near the services of two sources are: the same address but for what belongs to a request, or the same host; null
 * for others, and for two maps (`map=`) of one program, which are services of their own.
 */
export function nearness(one: SourceSpec, other: SourceSpec): 'address' | 'host' | null {
  const [mine, theirs] = [serviceOf(one), serviceOf(other)];
  if (!mine || !theirs || mine.host !== theirs.host || mapOf(mine) !== mapOf(theirs)) return null;
  return addressOf(mine) === addressOf(theirs) ? 'address' : 'host';
}

function serviceOf(source: SourceSpec): URL | null {
  const [address] = sourceKind(source.kind).urls(source);
  const service = address !== undefined && URL.canParse(address) ? ogcUrl(address, address, {}) : null;
  return service === null ? null : new URL(service);
}

/** The file of MapServer or QGIS Server that a service reads, named by its address. */
const mapOf = ({ searchParams }: URL): string | undefined =>
  [...searchParams].find(([name]) => name.toLowerCase() === 'map')?.[1];

const addressOf = ({ host, pathname, search }: URL): string => `${host}${pathname.replace(/\/+$/, '')}${search}`;

/**
 * Whether two names of a server are those of one layer: without regard to case, nor to a namespace that only one of them
 * states (`ms:COMMUNE`, `commune`).
 */
export function sameName(one: string, other: string): boolean {
  const [mine, theirs] = [split(one), split(other)];
  const spaces = new Set([mine.space, theirs.space].filter(Boolean));
  return mine.name !== '' && mine.name === theirs.name && spaces.size < 2;
}

function split(name: string): { space: string; name: string } {
  const lower = name.trim().toLowerCase();
  const at = lower.lastIndexOf(':');
  return { space: lower.slice(0, Math.max(0, at)), name: lower.slice(at + 1) };
}
