import type { ErrorEvent, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';
/** Failures in a row, none having succeeded, after which an online basemap counts as unreachable. */
const FAILURES = 4;
/** Milliseconds without a single tile after which it counts as silent. */
const SILENCE = 6000;

/**
 * Watches the tiles of an online basemap's sources until the first one arrives; calls `arrived` then, or
 * `unreachable` once if none does.
 * Returns what stops watching.
 */
export function watchBasemap(
  map: MapLibreMap,
  sources: readonly string[],
  unreachable: () => void,
  arrived: () => void
): () => void {
  let failures = 0;
  const onError = (event: ErrorEvent): void => {
    const { sourceId } = event as ErrorEvent & { sourceId?: string };
    if (sourceId !== undefined && sources.includes(sourceId) && ++failures >= FAILURES) end(true);
  };
  const onData = (event: MapSourceDataEvent): void => {
    const { tile } = event as MapSourceDataEvent & { tile?: { state?: string } };
    if (sources.includes(event.sourceId) && tile?.state === 'loaded') end(false);
  };
  const timer = setTimeout(() => end(true), SILENCE);
  const stop = (): void => {
    clearTimeout(timer);
    map.off('error', onError);
    map.off('sourcedata', onData);
  };
  const end = (failed: boolean): void => {
    stop();
    if (failed) unreachable();
    else arrived();
  };
  map.on('error', onError);
  map.on('sourcedata', onData);
  return stop;
}
