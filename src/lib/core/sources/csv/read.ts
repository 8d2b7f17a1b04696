import { readCsv } from '../../formats/csv/read';
import { fetchBytes } from '../fetch-bytes';
import type { TableReader } from '../kind';
import type { CsvSource } from '.';

/** Reads a delimited text at an address. */
export const csvReader: TableReader<CsvSource> = {
  async read(spec, context) {
    const answer = await fetchBytes(spec.url, context, 'text/csv, text/plain;q=0.9, */*;q=0.1');
    if (!answer.ok) return answer;
    const { bytes, contentType } = answer.value;
    const { url, x, y, crs, axis, plain } = spec;
    const outcome = await readCsv(bytes, { url, contentType, x, y, crs, axis, plain, assets: context.assets });
    if (outcome.ok) {
      const { rows } = outcome.value;
      context.progress({ features: rows, total: rows, bytes: bytes.length });
    }
    return outcome;
  }
};
