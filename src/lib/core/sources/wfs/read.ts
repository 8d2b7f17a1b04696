import { bad, good } from '../../problems/problem';
import type { TableReader } from '../kind';
import { discover } from './discover';
import { WfsReading } from './reading';
import type { WfsSource } from '.';

/** Reads all features of a WFS type, in GeoJSON or GML, whatever the server's version, cap and habits. */
export const wfsReader: TableReader<WfsSource> = {
  async read(spec, context) {
    const outcome = await new WfsReading(spec, context).read();
    const unplaceable = !outcome.ok && outcome.problem.code === 'unsupported-crs';
    // a system we cannot read: the server may transform it for us
    if (!unplaceable || spec.srsName !== undefined || context.signal.aborted) return outcome;
    const again = await new WfsReading({ ...spec, srsName: 'EPSG:4326' }, context).read();
    return again.ok ? again : outcome;
  },
  async count(spec, context) {
    if (context.signal.aborted) return bad({ code: 'aborted', facts: {} });
    const counted = await new WfsReading(spec, context).count();
    return counted.ok || counted.problem.code !== 'service-exception' ? counted : good(null);
  },
  discover
};
