import { runCrossing } from '../core/crossings/registry';
import { compileLabels } from '../core/labels/compile-labels';
import { transferOfMarks, transferOfShape, type Shape } from '../core/marks/marks';
import { shapeOf } from '../core/marks/shapes';
import { good } from '../core/problems/problem';
import type { CompileContext } from '../core/styles/kind';
import { compileStyle, resolveStyle } from '../core/styles/registry';
import type { FeatureTable } from '../core/table/table';
import { mergeTables, type MergePart } from '../core/table/merge-tables';
import { profileOf } from '../core/table/make-profile';
import { clipperFile } from './clipper-file';
import { serve, type HostScope } from './host';
import { describeRows } from './describe';
import { TableStore } from './table-store';
import { receiveTables } from './table-port';

const store = new TableStore();
// for whoever watches the memory: DevTools, tests
Object.assign(self, { ledger: () => store.ledger() });

/** Stands for a shape that the page holds: only its id is read. */
function namedShape(table: FeatureTable, id: string): Shape {
  const none = new Uint32Array(0);
  const geometry = table.polygons ? 'polygon' : table.lines ? 'line' : 'point';
  return {
    id,
    geometry,
    rows: table.rows,
    vertices: 0,
    positions: new Float32Array(0),
    starts: none,
    row: none,
    bbox: table.bbox ?? [0, 0, 0, 0]
  };
}

/** Owns the tables: filters, profiles, compiles styles, crosses, describes rows. */
serve(
  self as unknown as HostScope,
  {
    merge: async ({ table: id, parts, ...options }) => {
      const found: MergePart[] = [];
      for (const { table, within } of parts) {
        const part = store.table(table);
        if (!part.ok) return { outcome: part };
        found.push({ table: part.value, within });
      }
      const merged = mergeTables(found, { id, ...options });
      store.keep(merged);
      return { outcome: good(profileOf(merged)) };
    },
    profile: async (ref) => {
      const view = store.view(ref);
      return { outcome: view.ok ? good(profileOf(view.value), view.notices) : view };
    },
    resolve: async (args) => {
      const view = store.view(args);
      return { outcome: view.ok ? good(await resolveStyle(view.value, args.style)) : view };
    },
    compile: async (args) => {
      const view = store.view(args);
      if (!view.ok) return { outcome: view };
      const table = view.value;
      const made = new Map<string, Shape>();
      const context: CompileContext = {
        theme: args.theme,
        shape: (which) => {
          const id = `${table.id}:${which}`;
          if (which === 'own' && args.have.includes(id)) return namedShape(table, id);
          const known = made.get(id) ?? shapeOf(table, which, id);
          made.set(id, known);
          return known;
        }
      };
      const { marks, legend } = await compileStyle(table, args.style, context);
      if (args.labels) marks.push(...compileLabels(table, args.labels, args.style, context, args.language));
      const named = new Set(marks.flatMap((m) => ('shape' in m ? [m.shape] : [])));
      const shapes = [...made.values()].filter((s) => named.has(s.id) && !args.have.includes(s.id));
      return {
        outcome: good({ marks, legend, shapes }),
        transfer: [...transferOfMarks(marks), ...shapes.flatMap(transferOfShape)]
      };
    },
    cross: async ({ table, inputs, crossing }, { signal, breathe, progress }) => {
      const tables = [];
      for (const input of inputs) {
        const view = store.view(input);
        if (!view.ok) return { outcome: view };
        tables.push(view.value);
      }
      const outcome = await runCrossing(tables, crossing, {
        signal,
        breathe: async (done, total) => {
          await breathe();
          progress({ features: done, total, bytes: 0 });
        },
        clipper: clipperFile
      });
      if (!outcome.ok) return { outcome };
      const result = { ...outcome.value, id: table };
      store.keep(result);
      return { outcome: good(profileOf(result), outcome.notices) };
    },
    describe: async ({ rows, ...ref }) => {
      const view = store.view(ref);
      return { outcome: view.ok ? good(describeRows(view.value, rows)) : view };
    },
    drop: async ({ tables }) => {
      store.drop(tables);
      return { outcome: good(null) };
    }
  },
  (port) =>
    receiveTables(
      port,
      (table) => store.keep(table),
      (table) => store.drop([table])
    )
);
