import { readFile } from '../../formats/read-file';
import { fetchBytes } from '../fetch-bytes';
import type { TableReader } from '../kind';
import type { DownloadSource } from '.';

/** Reads a file at an address, whatever its format among those that can be dropped. */
export const downloadReader: TableReader<DownloadSource> = {
  async read(spec, context) {
    const answer = await fetchBytes(spec.url, context, '*/*');
    if (!answer.ok) return answer;
    const { bytes, contentType } = answer.value;
    const { url, x, y, crs, axis, plain } = spec;
    const outcome = await readFile(bytes, { url, contentType, x, y, crs, axis, plain, assets: context.assets });
    if (outcome.ok) {
      const { rows } = outcome.value;
      context.progress({ features: rows, total: rows, bytes: bytes.length });
    }
    return outcome;
  }
};
