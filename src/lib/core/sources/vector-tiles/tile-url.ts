import type { TileAddress } from '../../formats/mvt/tile-grid';

/** Address of a tile: `{z}`, `{x}`, `{y}` (rows from the north) or `{-y}` (from the south) filled in. */
export function tileUrl(template: string, { z, x, y }: TileAddress): string {
  const values: Record<string, number> = { z, x, y, '-y': 2 ** z - 1 - y };
  return template.replace(/\{(z|x|-?y)\}/g, (_, name: string) => String(values[name]));
}
