import { expect, it } from 'vitest';
import { handTable } from '../../marks/hand-table';
import { profileOf } from '../../table/make-profile';
import type { FeatureTable } from '../../table/table';
import { typeColumn } from '../../table/type-column';
import { proposeStyles } from '../propose';
import type { VariableCase } from './variables.fixture';
import { variables } from './variables.fixture';

function tableOf({ geometry, columns: given, crowd = 1 }: VariableCase): FeatureTable {
  const columns = Object.fromEntries(
    Object.entries(given).map(([name, cells]) => [name, Array.from({ length: crowd }, () => cells).flat()])
  );
  const rows = Object.values(columns)[0]?.length ?? 0;
  const at = Array.from({ length: rows }, (_, i): [number, number][] => {
    // the rows of a crowd stand in a few streets
    const x = crowd === 1 ? i : (i % 40) / 100;
    return [
      [x, 45],
      [x + 1, 45],
      [x + 1, 46]
    ];
  });
  const shapes = {
    point: { points: at.map((corners) => corners.slice(0, 1)) },
    line: { lines: at.map((corners) => [corners]) },
    polygon: { polygons: at.map((corners) => [[corners]]) }
  };
  const typed = Object.entries(columns).map(([name, cells]) => typeColumn(name, cells, rows, 'json'));
  return { ...handTable(shapes[geometry]), columns: typed };
}

it('gathers many points where they hide one another, and never a few', () => {
  const kinds = (variable: VariableCase, surfaceTaken = false): string[] =>
    proposeStyles(profileOf(tableOf(variable)), { usedColours: [], usedPalettes: [], surfaceTaken }).map(
      ({ style }) => style.kind
    );
  const gathering = ['cells', 'clusters', 'heat'];
  for (const variable of variables) {
    const offered = kinds(variable).filter((kind) => gathering.includes(kind));
    expect(offered, variable.title).toEqual(variable.crowd ? gathering : []);
    // circles leave a filled surface seen, cells and shades would hide it
    if (variable.crowd) expect(kinds(variable, true)[0], variable.title).toBe('clusters');
  }
});

it('shows the variable that each table is about, by the style that suits it', () => {
  const wrong = variables.flatMap((variable) => {
    const profile = profileOf(tableOf(variable));
    const [best] = proposeStyles(profile, { usedColours: [], usedPalettes: [], surfaceTaken: false });
    const style = best?.style;
    const column = style && 'column' in style ? style.column : null;
    const right = style?.kind === variable.kind && column === variable.column;
    return right ? [] : [`${variable.title}: ${variable.kind} of ${variable.column}, not ${style?.kind} of ${column}`];
  });
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(2);
});
