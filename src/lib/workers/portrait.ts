import type { CrossContext } from '../core/crossings/kind';
import { portraitOf, type PortraitLayer } from '../core/portrait/portrait';
import type { UpperPlace } from '../core/portrait/upper';
import { layZone, outlineOf, type LaidZone } from '../core/portrait/zone';
import { good, type Outcome } from '../core/problems/problem';
import type { FeatureTable } from '../core/table/table';
import { clipperFile } from './clipper-file';
import type { HandlerContext } from './host';
import type { PortraitArgs, PortraitReply, TableRef } from './protocol';

type View = (ref: TableRef) => Outcome<FeatureTable>;
type Place = Pick<PortraitArgs, 'zone' | 'home'>;

async function laidOut(
  { zone, home }: Place,
  view: View
): Promise<Outcome<{ laid: LaidZone; home: FeatureTable | null }>> {
  const table = home && view(home);
  if (table && !table.ok) return table;
  const laid = await layZone(zone, table && table.value, clipperFile);
  return laid.ok ? good({ laid: laid.value, home: table && table.value }) : laid;
}

/** Where a place lies; fails as `layZone` does. */
export async function zoneReply(place: Place, view: View): Promise<Outcome<Pick<PortraitReply, 'outline' | 'bbox'>>> {
  const found = await laidOut(place, view);
  if (!found.ok) return found;
  const { zone } = found.value.laid;
  return good({ outline: outlineOf(zone), bbox: zone.bbox });
}

/** What each layer says of a place. A table that is here no more fails its layer alone. */
export async function portraitReply(
  { layers, upper, beside, site, ...place }: PortraitArgs,
  view: View,
  { signal, breathe, progress }: HandlerContext
): Promise<Outcome<PortraitReply>> {
  const found = await laidOut(place, view);
  if (!found.ok) return found;
  const tables = layers.flatMap(({ ref, ...layer }): PortraitLayer[] => {
    const table = view(ref);
    return table.ok ? [{ ...layer, table: table.value }] : [];
  });
  const context: CrossContext = {
    signal,
    clipper: clipperFile,
    breathe: async (done, total) => {
      await breathe();
      progress({ features: done, total, bytes: 0 });
    }
  };
  const outline: UpperPlace['outline'] = async () =>
    upper && (await import('./site-territories')).outlineOfPlace(upper, site, signal);
  const { laid, home } = found.value;
  const portrait = await portraitOf({ layers: tables, laid, home, upper: upper && { ...upper, outline }, context });
  const other = beside && (await laidOut(beside, view));
  const there = other?.ok
    ? {
        ...(await portraitOf({ layers: tables, laid: other.value.laid, home: null, upper: null, context })),
        outline: outlineOf(other.value.laid.zone),
        bbox: other.value.laid.zone.bbox
      }
    : other && { problem: other.problem };
  return good({ ...portrait, outline: outlineOf(laid.zone), bbox: laid.zone.bbox, beside: there });
}
