/** Half the side of the Web Mercator square, metres (π × 6378137). */
const HALF = Math.PI * 6378137;

/**
 * Address of one tile. Placeholders: `{bbox-epsg-3857}` (west, south, east, north in metres), `{width}`, `{height}`
 * (pixels), `{z}`, `{x}`, `{y}` (rows from the north).
 */
export function tileUrl(template: string, z: number, x: number, y: number, pixels: number): string {
  const side = (2 * HALF) / 2 ** z;
  const west = -HALF + x * side;
  const north = HALF - y * side;
  const bbox = [west, north - side, west + side, north].map(millimetres).join(',');
  const values: Record<string, string> = {
    'bbox-epsg-3857': bbox,
    width: String(pixels),
    height: String(pixels),
    z: String(z),
    x: String(x),
    y: String(y)
  };
  return template.replace(/\{([a-z0-9-]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Three decimals, without a minus sign before zero. */
function millimetres(metres: number): string {
  return (Math.round(metres * 1000) / 1000 + 0).toFixed(3);
}
