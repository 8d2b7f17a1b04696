import type { LayerSpec } from '../../core/document/document';
import { givesOf } from '../../core/sources/registry';
import type { TableProfile } from '../../core/table/profile';
import type { LayerRuntime, RowStatus } from '../../studio/api';
import { isBeyond, viewOf } from '../legend/of-view';
import { say } from '../words/say';
import { stackWords } from '../words/stack';

/** « 534 zones », « 17 lieux », « 96 lignes »: what a table holds, by its geometry. */
export function countWords(profile: Pick<TableProfile, 'rows' | 'geometry'>): string {
  const words = say(stackWords);
  switch (profile.geometry) {
    case 'point':
      return words.points(profile.rows);
    case 'line':
      return words.lines(profile.rows);
    case 'polygon':
      return words.polygons(profile.rows);
    case 'none':
      return words.rows(profile.rows);
  }
}

/** What a layer holds: all, or « vue courante : 3 214 sur 1 090 000 »; null when nothing is known. */
function heldWords(runtime: LayerRuntime): string | null {
  const words = say(stackWords);
  const { profile, notices } = runtime;
  if (!profile) return isBeyond(notices) ? words.zoomIn : null;
  const view = viewOf(runtime);
  if (view === null) return countWords(profile);
  return (view === 'current' ? words.inView : words.inLastView)(profile.rows, profile.total);
}

/** « Chargement : 3 000 sur 7 412 », or the step a layer is at. */
export function progressWords(layer: LayerSpec, runtime: LayerRuntime): string {
  const words = say(stackWords);
  const { phase, progress } = runtime;
  if (phase === 'waiting') return words.waiting;
  if (phase === 'compiling') return words.drawing;
  if (layer.source.kind === 'derived') return words.computing;
  if (!progress) return words.loading;
  if (progress.features > 0) return words.loadingSome(progress.features, progress.total);
  return progress.bytes > 0 ? words.loadingBytes(progress.bytes / 1048576) : words.loading;
}

/** Share read, 0..1; null when the total is not known. */
export function progressShare(runtime: LayerRuntime): number | null {
  const { progress } = runtime;
  if (!progress?.total) return null;
  return Math.min(1, progress.features / progress.total);
}

/**
 * The line under a layer's name: the step while loading, « Masquée », or what it holds, how it was made and whose it
 * is. Errors have their own words. `producer`: « ANCT, 2021 », null when unknown.
 */
export function metaLine(layer: LayerSpec, runtime: LayerRuntime, status: RowStatus, producer: string | null): string {
  const words = say(stackWords);
  if (status === 'loading') return progressWords(layer, runtime);
  if (status === 'hidden') return words.hidden;
  const { profile } = runtime;
  if (status === 'empty' && profile?.covers !== 'view') return words.nothing;
  const parts = [
    givesOf(layer.source) === 'raster' || runtime.pictured ? words.picture : heldWords(runtime),
    layer.source.kind === 'derived' ? words.crossing : layer.source.kind === 'file' ? words.ownFile : null,
    producer
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
