import { base } from '$app/paths';

/** Absolute address of the site's root, ending with `/`: the same build lives at `/`, under a folder, anywhere. */
export function siteRoot(): string {
  return new URL(`${base}/`, location.href).href;
}
