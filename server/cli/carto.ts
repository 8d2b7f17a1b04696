/** `npm run -s carto -- <file, url or catalogue id>`: the variable, style and classes that automatic cartography chooses, and why. */
import { explainChoices } from '../../src/lib/core/carto/choices';
import { proposeLabels } from '../../src/lib/core/carto/labels';
import { proposeStyles } from '../../src/lib/core/carto/propose';
import { roleOf } from '../../src/lib/core/carto/stack';
import { resolveStyle } from '../../src/lib/core/styles/registry';
import type { StyleSpec } from '../../src/lib/core/styles/schema';
import { profileOf } from '../../src/lib/core/table/make-profile';
import type { TableProfile } from '../../src/lib/core/table/profile';
import { accepted, openTable } from './open';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error(`usage: npm run -s carto -- <${accepted}>`);
  process.exitCode = 2;
} else {
  const { name, outcome } = await openTable(path);
  if (outcome.ok) {
    const table = outcome.value;
    const profile = profileOf(table);
    // a table without geometry is judged as the areas its rows will be joined to
    const judged: TableProfile = profile.geometry === 'none' ? { ...profile, geometry: 'polygon' } : profile;
    const proposals = proposeStyles(judged, {
      usedColours: [],
      usedPalettes: [],
      surfaceTaken: false,
      title: name
    });
    const resolved = await Promise.all(
      proposals.map(async ({ style, reason, score }) => ({ score, ...facts(await resolveStyle(table, style)), reason }))
    );
    const [best, ...others] = resolved;
    const alone = best && { labelled: [], style: best.style };
    const named = alone && proposeLabels(judged, alone);
    const drawn =
      best && named
        ? {
            place: roleOf({ geometry: judged.geometry, style: best.style }),
            labels: named.labels,
            choices: Object.fromEntries(
              explainChoices(judged, { style: best.style, labels: named.reason, ground: 'quiet', opacity: 1 }).map(
                ({ aspect, reason }) => [aspect, reason]
              )
            )
          }
        : {};
    const { rows, geometry, columns } = profile;
    const roles = Object.fromEntries(columns.map((c) => [c.name, c.role]));
    console.log(
      JSON.stringify(
        { file: name, rows, geometry, ...best, ...drawn, roles, others, notices: outcome.notices },
        null,
        2
      )
    );
  } else {
    console.log(JSON.stringify({ file: name, problem: outcome.problem }, null, 2));
    process.exitCode = 1;
  }
}

/** What a reader wants to know of a style: variable, kind, classes, breaks, and the whole spec. */
function facts(style: StyleSpec): {
  variable: string | null;
  kind: string;
  classes: number | null;
  breaks: number[] | null;
  style: StyleSpec;
} {
  const breaks = style.kind === 'classes' ? (style.breaks ?? null) : null;
  const values = style.kind === 'categories' ? (style.values?.length ?? null) : null;
  return {
    variable: 'column' in style ? (style.column ?? null) : null,
    kind: style.kind,
    classes: breaks ? breaks.length - 1 : values,
    breaks,
    style
  };
}
