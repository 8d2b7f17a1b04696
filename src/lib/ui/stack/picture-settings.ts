import type { SourceSpec } from '../../core/sources/registry';
import type { RasterChoices } from '../../core/sources/kind';

type PictureSpec = Extract<SourceSpec, { kind: 'wms' | 'wmts' }>;

/** A source whose style and dimensions may be chosen, and the styles it states, by place in the request. */
export function pictureSource(source: SourceSpec): { spec: PictureSpec; styles: readonly string[] } | null {
  if (source.kind === 'wms') return { spec: source, styles: source.styles ?? [] };
  if (source.kind === 'wmts') return { spec: source, styles: source.style === undefined ? [] : [source.style] };
  return null;
}

/** The source with another style for one of its layers. */
export function withStyle(source: PictureSpec, index: number, style: string): PictureSpec {
  if (source.kind === 'wmts') return { ...source, style };
  return { ...source, styles: source.layers.map((_, i) => (i === index ? style : (source.styles?.[i] ?? ''))) };
}

/** The source with another value of a dimension; none for the server's own. */
export function withDimension(source: PictureSpec, name: string, value: string): PictureSpec {
  const { [name]: _, ...others } = source.dimensions ?? {};
  const dimensions = value === '' ? others : { ...others, [name]: value };
  return { ...source, dimensions };
}

/** Value of a dimension that is drawn: the source's, else the server's, else the latest. */
export function dimensionValue(source: PictureSpec, dimension: RasterChoices['dimensions'][number]): string {
  const stated = source.dimensions?.[dimension.name] ?? dimension.default;
  const { values } = dimension;
  const latest = values.type === 'list' ? (values.values.at(-1) ?? '') : values.to;
  // servers write « current » for the latest
  return stated === '' || /^(current|present|now)$/i.test(stated) ? latest : stated;
}
