import { sumsOf } from '../core/comparison/sums';
import { profileWithFinding } from '../core/crossings/finding';
import { previewOf } from '../core/crossings/preview';
import { crossingKind, runCrossing } from '../core/crossings/registry';
import type { CrossingSpec } from '../core/crossings/schema';
import { compileLabels } from '../core/labels/compile-labels';
import type { Band } from '../core/generalise/bands';
import { atBand, drawnBand, variesByBand } from '../core/generalise/by-band';
import { exportFormat } from '../core/export/registry';
import type { Shape, ShapeId } from '../core/marks/marks';
import { transferOfMarks, transferOfShape } from '../core/marks/transfer';
import { namedShape } from '../core/marks/named-shape';
import { shapeOf } from '../core/marks/shapes';
import { good, type Outcome } from '../core/problems/problem';
import type { CompileContext } from '../core/styles/kind';
import { compileStyle, drawnTable, groupNamed, resolveStyle, styleKind } from '../core/styles/registry';
import type { FeatureTable } from '../core/table/table';
import { mergeTables, type MergePart } from '../core/table/merge-tables';
import { profileOf } from '../core/table/make-profile';
import { clipperFile } from './clipper-file';
import { serve, type HandlerContext, type HostScope } from './host';
import { describeRows } from './describe';
import { portraitReply, zoneReply } from './portrait';
import type { CrossArgs } from './protocol';
import { TableStore } from './table-store';
import { receiveTables } from './table-port';

const store = new TableStore();
// for whoever watches the memory: DevTools, tests
Object.assign(self, { ledger: () => store.ledger() });

/** Column that a crossing is about. */
const subjectOf = (crossing: CrossingSpec): string | null => crossingKind(crossing.kind).subject(crossing);

/** The table that a crossing gives, and the first that it read. */
async function crossed(
  { inputs, crossing, site }: CrossArgs,
  { signal, breathe, progress }: HandlerContext
): Promise<Outcome<{ result: FeatureTable; first: FeatureTable }>> {
  const tables: FeatureTable[] = [];
  for (const input of inputs) {
    const view = store.view(input);
    if (!view.ok) return view;
    tables.push(view.value);
  }
  const outcome = await runCrossing(tables, crossing, {
    signal,
    clipper: clipperFile,
    territories: { communeHistory: async () => (await import('./site-territories')).communeHistory(site) },
    breathe: async (done, total) => {
      await breathe();
      progress({ features: done, total, bytes: 0 });
    }
  });
  if (!outcome.ok) return outcome;
  return good({ result: outcome.value, first: tables[0] ?? outcome.value }, outcome.notices);
}

/** Id of a table's own shape in a band; the same in all bands where nothing is left out. */
function ownId(table: FeatureTable, band: Band): ShapeId {
  return band === Infinity ? `${table.id}:own` : `${table.id}:own@${band}`;
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
      const kept = (id: ShapeId, make: () => Shape): Shape => {
        const shape = made.get(id) ?? make();
        made.set(id, shape);
        return shape;
      };
      // vertices are ranked, which takes longer than all else here, only for who draws them
      let own = null as ShapeId | null;
      const ownShape = (): Shape => {
        const band = drawnBand(table, args.band);
        const id = (own = ownId(table, band));
        return args.have.includes(id) ? namedShape(table, id) : kept(id, () => shapeOf(atBand(table, band), 'own', id));
      };
      const insideShape = (id = `${table.id}:inside`): Shape => kept(id, () => shapeOf(table, 'inside', id));
      const context: CompileContext = {
        theme: args.theme,
        zoom: args.zoom,
        language: args.language,
        shape: (which) => (which === 'own' ? ownShape() : insideShape()),
        made: (name, make) => {
          const id = `${table.id}:${name}`;
          if (!made.has(id) && !args.have.includes(id)) made.set(id, make(id));
          return id;
        }
      };
      const { marks, legend, zooms } = await compileStyle(table, args.style, context);
      if (args.labels && !styleKind(args.style.kind).gathers)
        marks.push(...compileLabels(table, args.labels, args.style, context, args.language));
      const rows = await drawnTable(table, args.style);
      const named = new Set(marks.flatMap((m) => ('shape' in m ? [m.shape] : [])));
      const shapes = [...made.values()].filter((s) => named.has(s.id) && !args.have.includes(s.id));
      return {
        outcome: good({
          marks,
          legend,
          ...(zooms && { zooms }),
          shapes,
          varies: own !== null && named.has(own) && variesByBand(table),
          rows: rows.id
        }),
        transfer: [...transferOfMarks(marks), ...shapes.flatMap(transferOfShape)]
      };
    },
    shape: async ({ band: asked, have, ...ref }) => {
      const view = store.view(ref);
      if (!view.ok) return { outcome: view };
      const band = drawnBand(view.value, asked);
      const id = ownId(view.value, band);
      const shape = have.includes(id) ? null : shapeOf(atBand(view.value, band), 'own', id);
      return { outcome: good({ id, shape }), transfer: shape ? transferOfShape(shape) : [] };
    },
    cross: async ({ table, ...args }, context) => {
      const outcome = await crossed(args, context);
      if (!outcome.ok) return { outcome };
      const result = { ...outcome.value.result, id: table };
      store.keep(result);
      const twice = crossingKind(args.crossing.kind).tellsTwice?.(args.crossing) ?? false;
      return { outcome: good(profileWithFinding(result, subjectOf(args.crossing), twice), outcome.notices) };
    },
    preview: async ({ rows, ...args }, context) => {
      const outcome = await crossed(args, context);
      if (!outcome.ok) return { outcome };
      const { result, first } = outcome.value;
      return { outcome: good(previewOf(result, first, subjectOf(args.crossing), rows), outcome.notices) };
    },
    zone: async (place) => ({ outcome: await zoneReply(place, (ref) => store.view(ref)) }),
    portrait: async (args, context) => ({
      outcome: await portraitReply(args, (ref) => store.view(ref), context)
    }),
    sums: async ({ figure, ...refs }) => {
      const [top, bottom] = [store.view(refs.top), store.view(refs.bottom)];
      if (!top.ok) return { outcome: top };
      if (!bottom.ok) return { outcome: bottom };
      return { outcome: good(sumsOf(figure, { top: top.value, bottom: bottom.value })) };
    },
    export: async ({ format, about, language, ...ref }) => {
      const view = store.view(ref);
      if (!view.ok) return { outcome: view };
      const { type, load } = exportFormat(format);
      const { write } = await load();
      return { outcome: good(new Blob(write(view.value, about, language), { type })) };
    },
    describe: async ({ rows, style, ...ref }) => {
      const view = store.view(ref);
      if (!view.ok) return { outcome: view };
      const described = describeRows(await drawnTable(view.value, style), rows);
      for (const row of rows) {
        const group = await groupNamed(view.value, style, row);
        if (group) described.push({ row, at: [group.lon, group.lat], values: [], group });
      }
      return { outcome: good(described) };
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
