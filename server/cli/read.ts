/**
 * `npm run -s read -- <file, url or catalogue id>`: what the page would know of it, as JSON. An address that asks a
 * service for features is read whole, page after page; of a service, the layers are told. Options: `--layer` (the one to
 * read), `--x`, `--y`, `--crs` (columns and system of a table's points), `--plain` (no geometry).
 */
import { parseArgs } from 'node:util';
import { profileOf } from '../../src/lib/core/table/make-profile';
import { accepted, open } from './open';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    x: { type: 'string' },
    y: { type: 'string' },
    crs: { type: 'string' },
    plain: { type: 'boolean' },
    layer: { type: 'string' }
  }
});
const [path] = positionals;
if (path === undefined) {
  console.error(
    `usage: npm run -s read -- <${accepted}> [--x column --y column] [--crs EPSG:n] [--plain] [--layer name]`
  );
  process.exitCode = 2;
} else {
  const { outcome, looked } = await open(path, values);
  const nothing = { rows: 0, placed: 0, total: null, covers: 'part', geometry: 'none', crs: null, bbox: null };
  if (looked) {
    const { service, layers } = looked;
    const unread = { ...nothing, rows: null, placed: null, covers: null, columns: [], notices: [], problem: null };
    console.log(JSON.stringify({ service, layers, ...unread }, null, 2));
  } else if (outcome.ok) {
    const { rows, placed, total, covers, crs, bbox, geometry, ...profile } = profileOf(outcome.value);
    // hashes say nothing to people
    const columns = profile.columns.map((column) => ({ ...column, sample: undefined }));
    const { notices } = outcome;
    console.log(
      JSON.stringify({ rows, placed, total, covers, geometry, crs, bbox, columns, notices, problem: null }, null, 2)
    );
  } else {
    const { problem } = outcome;
    console.log(JSON.stringify({ ...nothing, columns: [], notices: [], problem }, null, 2));
    process.exitCode = 1;
  }
}
