import { readFile } from '../../formats/read-file';
import { bad } from '../../problems/problem';
import type { TableReader } from '../kind';
import type { FileSource } from '.';

/** Reads a file of the user's own, whose bytes are found by its hash. Fails with `file-missing` where they are not. */
export const fileReader: TableReader<FileSource> = {
  async read(spec, context) {
    const bytes = await context.files.get(spec.hash);
    if (!bytes) return bad({ code: 'file-missing', facts: { name: spec.name } });
    context.progress({ features: 0, total: null, bytes: bytes.length });
    const { x, y, crs, axis, plain } = spec;
    const outcome = await readFile(bytes, { url: spec.name, x, y, crs, axis, plain, assets: context.assets });
    if (outcome.ok) {
      const { rows } = outcome.value;
      context.progress({ features: rows, total: rows, bytes: bytes.length });
    }
    return outcome;
  }
};
