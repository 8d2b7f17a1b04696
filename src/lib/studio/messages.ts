import * as v from 'valibot';
import type { LayerSpec, MapDocument, View } from '../core/document/document';
import { layerSchema } from '../core/document/document';
import { freshId } from '../core/document/commands';
import { stableJson } from '../core/document/keys';
import { validateDocument } from '../core/document/validate';
import { bad, good, type Outcome } from '../core/problems/problem';
import type { PageStudio } from './studio.svelte';

const envelope = v.object({
  millefeuille: v.literal(1),
  id: v.union([v.string(), v.number()]),
  method: v.string(),
  params: v.optional(v.unknown())
});

/** A layer as a page may send it: what is usual may be left out. */
const looseLayer = v.partial(layerSchema, ['id', 'visible', 'opacity', 'where', 'style', 'decidedBy']);
const addParams = v.union([v.object({ entry: v.string() }), v.object({ layer: looseLayer })]);
const removeParams = v.object({ layer: v.string() });
const documentParams = v.object({ document: v.unknown() });

type Method = (studio: PageStudio, params: unknown) => Outcome<unknown>;

function wrong(method: string, issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): Outcome<never> {
  const [issue] = issues;
  const reason = `${v.getDotPath(issue) ?? 'params'}: ${issue.message}`;
  return bad({ code: 'message-invalid', facts: { method, reason } });
}

/**
 * A page that moves the camera of the document it was given means its own centre and zoom: what was framed before, which it
 * hands back with them, is not what it wants in sight.
 */
function aimed(document: MapDocument, seen: View): MapDocument {
  const { fit, ...view } = document.view;
  const { fit: framed, ...before } = seen;
  const moved = fit !== undefined && stableJson(fit) === stableJson(framed) && stableJson(view) !== stableJson(before);
  return moved ? { ...document, view } : document;
}

const methods: Record<string, Method> = {
  getDocument: (studio) => good(studio.document),
  setDocument: (studio, params) => {
    const parsed = v.safeParse(documentParams, params);
    if (!parsed.success) return wrong('setDocument', parsed.issues);
    const checked = validateDocument(parsed.output.document);
    if (!checked.ok) return checked;
    studio.opening.document(aimed(checked.value, studio.document.view), 'link');
    return good<MapDocument>(studio.document);
  },
  addLayer: (studio, params) => {
    const parsed = v.safeParse(addParams, params);
    if (!parsed.success) return wrong('addLayer', parsed.issues);
    if ('entry' in parsed.output) {
      const { entry } = parsed.output;
      if (!studio.entry(entry)) return bad({ code: 'entry-unknown', facts: { entry } });
      if (!studio.layerOfEntry(entry)) studio.toggleEntry(entry);
      return good({ layer: studio.layerOfEntry(entry)?.id ?? null });
    }
    const layer = {
      id: freshId(studio.document),
      visible: true,
      opacity: 1,
      where: null,
      style: null,
      decidedBy: { style: 'automatic' as const, place: 'automatic' as const },
      ...parsed.output.layer
    };
    const checked = validateDocument({ ...studio.document, layers: [...studio.document.layers, layer] });
    if (!checked.ok) return checked;
    studio.addLayer(checked.value.layers.at(-1) as LayerSpec);
    return good({ layer: layer.id });
  },
  removeLayer: (studio, params) => {
    const parsed = v.safeParse(removeParams, params);
    if (!parsed.success) return wrong('removeLayer', parsed.issues);
    const { layer } = parsed.output;
    if (!studio.document.layers.some((l) => l.id === layer))
      return bad({ code: 'layer-unknown', facts: { layer, url: '' } });
    studio.do({ do: 'removeLayer', layer });
    return good({ layer });
  },
  getLayers: (studio) =>
    good(
      studio.document.layers.toReversed().map((layer) => {
        const runtime = studio.runtime(layer.id);
        return {
          id: layer.id,
          name: layer.name,
          status: studio.status(layer),
          count: runtime.profile?.rows ?? null,
          problem: runtime.problem
        };
      })
    )
};

/**
 * Answers `{ millefeuille: 1, id, method, params }` from this window or the page around it with `{ millefeuille: 1, id,
 * result | problem }`, and emits `ready` and `idle`. Messages of other kinds are left alone; nothing throws.
 */
export function answerMessages(studio: PageStudio): void {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const data = event.data as { millefeuille?: unknown; id?: unknown; method?: unknown; event?: unknown } | null;
    if (typeof data !== 'object' || data === null || !('millefeuille' in data) || !('method' in data)) return;
    if (event.source !== window && event.source !== window.parent) return;
    const id = typeof data.id === 'string' || typeof data.id === 'number' ? data.id : null;
    const parsed = v.safeParse(envelope, data);
    const outcome = parsed.success
      ? answer(studio, parsed.output.method, parsed.output.params)
      : wrong(String(data.method), parsed.issues);
    const reply = outcome.ok
      ? { millefeuille: 1, id, result: outcome.value }
      : { millefeuille: 1, id, problem: outcome.problem };
    (event.source as Window).postMessage(reply, event.origin === 'null' ? '*' : event.origin);
  });
  const emit = (name: string): void => {
    const message = { millefeuille: 1, event: name, data: {} };
    window.postMessage(message, location.origin);
    // any page may hold an embed: what is told here is no secret, and carries no data
    if (window.parent !== window) window.parent.postMessage(message, '*');
  };
  studio.onIdle(() => emit('idle'));
  emit('ready');
}

function answer(studio: PageStudio, method: string, params: unknown): Outcome<unknown> {
  const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
  return run ? run(studio, params) : bad({ code: 'message-invalid', facts: { method, reason: 'unknown method' } });
}
