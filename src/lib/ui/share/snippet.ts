/** Size of an embedded map: CSS pixels, or the full width of the page that holds it. */
export interface FrameSize {
  width: number | 'full';
  height: number;
}

export const framePresets: readonly FrameSize[] = [
  { width: 640, height: 400 },
  { width: 800, height: 500 },
  { width: 'full', height: 500 }
];

/** Smallest and largest side one may type. */
export const frameLimits = { min: 200, max: 4000 } as const;

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The `<iframe>` to paste: escaped, lazily loaded, titled for those who do not see it. */
export function snippet(url: string, size: FrameSize, title: string): string {
  const width = size.width === 'full' ? '100%' : String(size.width);
  return `<iframe src="${attribute(url)}" width="${width}" height="${size.height}" title="${attribute(title)}" loading="lazy" style="border:0" allowfullscreen></iframe>`;
}

/** A typed size, within the limits; the former one when it is not a number. */
export function clampSide(typed: string, former: number): number {
  const value = Math.round(Number(typed));
  return typed.trim() === '' || !Number.isFinite(value)
    ? former
    : Math.min(frameLimits.max, Math.max(frameLimits.min, value));
}
