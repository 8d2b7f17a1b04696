/** `npm run -s suggest -- <a> <b> …`: the crossings proposed for files, addresses or catalogue ids, ranked, as sentences. */
import { suggestCrossings } from '../../src/lib/core/crossings/registry';
import type { CrossingInput } from '../../src/lib/core/crossings/kind';
import type { Problem } from '../../src/lib/core/problems/problem';
import { profileOf } from '../../src/lib/core/table/make-profile';
import { accepted, openTable } from './open';

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error(`usage: npm run -s suggest -- <${accepted}> <${accepted}> …`);
  process.exitCode = 2;
} else {
  const inputs: CrossingInput[] = [];
  const problems: { file: string; problem: Problem }[] = [];
  for (const [i, path] of paths.entries()) {
    const { name: file, outcome } = await openTable(path);
    const name = file.replace(/(\.(geojson|geojsonl|geojsons|ndjson|topojson|json|csv|tsv|txt|zip|shp|gml|gz))+$/i, '');
    if (outcome.ok) inputs.push({ layer: layerId(i), name, profile: profileOf(outcome.value) });
    else problems.push({ file, problem: outcome.problem });
  }
  const suggestions = suggestCrossings(inputs).map(({ spec, score, sentence, reason, name, milliseconds }, i) => ({
    rank: i + 1,
    score,
    sentence,
    reason,
    name,
    milliseconds: Math.ceil(milliseconds ?? 0),
    crossing: spec
  }));
  const layers = Object.fromEntries(inputs.map(({ layer, name }) => [layer, name]));
  console.log(JSON.stringify({ layers, suggestions, problems }, null, 2));
  if (problems.length > 0) process.exitCode = 1;
}

/** Layer ids of the answer: `a`, `b`, … in the order of the arguments. */
function layerId(i: number): string {
  return i < 26 ? String.fromCharCode(97 + i) : `layer-${i + 1}`;
}
