import type { Map as MapLibreMap } from 'maplibre-gl';
import { nextFrame, pause } from './frames';

/** Milliseconds after which a picture is called drawn even if the tiles of an online basemap are still awaited. */
const PATIENCE_ONLINE = 3000;
/** The same for a basemap that comes with the site: it is sure to end, so a slow machine is given its time. */
const PATIENCE_OWN = 8000;

/** Resolves when the GPU has done all it was asked so far. Polls a fence: reading pixels would block the page. */
export async function gpuDone(gl: WebGL2RenderingContext, deadline: number): Promise<void> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!fence) return;
  gl.flush();
  while (!gl.isContextLost() && performance.now() < deadline) {
    if (gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED) break;
    await pause(8);
  }
  gl.deleteSync(fence);
}

/** Resolves at the map's next rendered frame, or when `deadline` passes. */
function rendered(map: MapLibreMap, deadline: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      map.off('render', end);
      resolve();
    };
    const timer = setTimeout(end, Math.max(0, deadline - performance.now()));
    map.on('render', end);
    map.triggerRepaint();
  });
}

/**
 * Resolves once what was set is on screen: deck has taken its layers, the basemap is complete and two frames passed
 * the GPU. Tiles that never answer do not hold it for ever: in the end the last rendered frame counts.
 * `online`: whether the basemap depends on a server.
 */
export async function pictureDone(map: MapLibreMap, taken: () => boolean, online: boolean): Promise<void> {
  const deadline = performance.now() + (online ? PATIENCE_ONLINE : PATIENCE_OWN);
  const late = (): boolean => performance.now() >= deadline;
  await rendered(map, deadline);
  while (!(taken() && map.loaded()) && !late()) await nextFrame();
  await rendered(map, deadline);
  const gl = map.getCanvas().getContext('webgl2');
  if (gl) await gpuDone(gl, Math.max(deadline, performance.now() + 1000));
}
