import { readGeojson } from '../../formats/geojson/read';
import { fetchBytes } from '../fetch-bytes';
import type { TableReader } from '../kind';
import type { GeojsonSource } from '.';

/** Reads a GeoJSON document at an address, or the TopoJSON or the rows that are there. */
export const geojsonReader: TableReader<GeojsonSource> = {
  async read(spec, context) {
    const answer = await fetchBytes(spec.url, context, 'application/geo+json, application/json;q=0.9, */*;q=0.1');
    if (!answer.ok) return answer;
    const { kind: _, ...options } = spec;
    const { bytes, contentType } = answer.value;
    const outcome = await readGeojson(bytes, { ...options, contentType, assets: context.assets });
    if (outcome.ok) {
      const { rows } = outcome.value;
      context.progress({ features: rows, total: rows, bytes: bytes.length });
    }
    return outcome;
  }
};
