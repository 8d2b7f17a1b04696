import type { CatalogueEntry } from '../../../src/lib/core/catalogue/entry';
import { checkNames, type Finding } from './finding';
import type { RecipeCheck } from './check-recipe';
import type { History } from './history';

/** All that a run of the checker saw. */
export interface Report {
  on: string;
  entries: { entry: Pick<CatalogueEntry, 'id' | 'theme' | 'title'>; findings: Finding[] }[];
  recipes: RecipeCheck[];
}

const marks = { true: '✓', false: '✗', null: '·' } as const;
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);

/** The report as a page that needs nothing else: one line an entry, its history, the newest first. */
export function htmlReport({ on, entries, recipes }: Report, history: History): string {
  const rows = entries.map(({ entry, findings }) => {
    const cells = checkNames.map((name) => {
      const found = findings.find(({ check }) => check === name);
      if (!found) return '<td></td>';
      const mark = marks[String(found.ok) as keyof typeof marks];
      return `<td class="${String(found.ok)}"><b>${mark}</b> ${escaped(found.said)}</td>`;
    });
    const past = (history.entries[entry.id] ?? [])
      .map(({ ok, on: day }) => `<i class="${String(ok)}" title="${escaped(day)}">${ok ? '●' : '○'}</i>`)
      .join('');
    return `<tr><th scope="row">${escaped(entry.title.fr)}<br><code>${escaped(`${entry.theme}/${entry.id}`)}</code></th><td>${past}</td>${cells.join('')}</tr>`;
  });
  const maps = recipes.map(
    ({ id, ok, said, milliseconds }) =>
      `<tr><th scope="row"><code>${escaped(id)}</code></th><td class="${String(ok)}">${ok ? '✓' : '✗'}</td><td>${milliseconds} ms</td><td>${escaped(said)}</td></tr>`
  );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Catalogue checked on ${escaped(on)}</title>
<style>body{font:15px/1.4 system-ui,sans-serif;margin:2rem;color:#1c2329}table{border-collapse:collapse;margin-bottom:2rem}th,td{padding:.4rem .6rem;border-bottom:1px solid #d9dde1;text-align:left;vertical-align:top;font-weight:400;max-width:22rem;overflow-wrap:anywhere}thead th{font-weight:600}code{color:#5f6a75;font-size:.85em}.false{color:#a12a20}.true b{color:#1f7a4d}i{font-style:normal}</style>
<h1>Catalogue checked on ${escaped(on)}</h1>
<table><thead><tr><th scope="col">Layer</th><th scope="col">History</th>${checkNames.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
<h2>One-click maps</h2>
<table><thead><tr><th scope="col">Map</th><th scope="col"></th><th scope="col">Time</th><th scope="col">Layers</th></tr></thead><tbody>
${maps.join('\n')}
</tbody></table></html>
`;
}
