import { bad, good, type Outcome } from '../../problems/problem';
import { chooseInfoFormat } from '../../identify/info-format';
import type { InfoRequest } from '../../identify/identify';
import type { TileMatrix } from '../../marks/raster-request';
import { dimensionValues } from '../dimension-values';
import type { RasterAsk, RasterPlan, SourceContext, SourceModule } from '../kind';
import { choosePictureCrs } from '../picture-crs';
import { choosePictureFormat } from '../wms/format';
import type { WmtsCapabilities, WmtsLayer } from './capabilities';
import { discoverWmts } from './discover';
import { gridOf, usualLevels, type Grid } from './grid';
import { kvpInfoUrl, kvpTileUrl, restUrl, tileAddress, type TileAsk } from './request';
import { wmtsService, type WmtsService } from './service';
import type { WmtsSource } from '.';

/** Names under which servers hold the usual Web Mercator grid, levels named by their number. */
const usualSets = /^(PM|GoogleMapsCompatible|WebMercatorQuad|WebMercator)$/i;

/** Tiles of a WMTS. */
export const wmtsModule: SourceModule<WmtsSource> = {
  async raster(spec, context) {
    const quick = withoutCapabilities(spec, context.baseUrl);
    if (quick) return good(quick);
    const service = await wmtsService(spec.url, context);
    return service.ok ? planOf(spec, context, service.value) : service;
  },
  discover: discoverWmts
};

/** All is said in the spec, and the grid is the usual one: the capabilities, megabytes at some services, are not asked. */
function withoutCapabilities(spec: WmtsSource, baseUrl: string): RasterPlan | null {
  const { style, format, tileMatrixSet, dimensions = {} } = spec;
  if (style === undefined || format === undefined || tileMatrixSet === undefined) return null;
  if (!usualSets.test(tileMatrixSet) || /\.xml$/i.test(spec.url.split('?')[0] ?? '')) return null;
  const ask: TileAsk = { layer: spec.layer, style, format, set: tileMatrixSet, dimensions };
  const url = kvpTileUrl(spec.url, baseUrl, ask, '{level}', '{y}', '{x}');
  return {
    request: { form: 'tiles', url, tileSize: 256, maxZoom: 19 },
    legend: [],
    bbox: null,
    info: null,
    choices: { styles: [], dimensions: [] }
  };
}

function planOf(spec: WmtsSource, { baseUrl }: SourceContext, service: WmtsService): Outcome<RasterPlan> {
  const { capabilities, answered } = service;
  const layer = findLayer(capabilities, spec.layer);
  if (!layer) return bad({ code: 'layer-unknown', facts: { layer: spec.layer, url: spec.url } });
  const chosen = gridFor(capabilities, layer, spec.tileMatrixSet);
  if (!chosen) return bad({ code: 'unsupported-crs', facts: { crs: crsNames(capabilities, layer) } });
  const { format } = choosePictureFormat(layer.formats, spec.format ?? 'image/png', false);
  const style =
    layer.styles.find((s) => s.name === spec.style) ?? layer.styles.find((s) => s.isDefault) ?? layer.styles[0];
  const dimensions = Object.fromEntries(
    layer.dimensions.map(({ name, default: value, extent }) => [
      name,
      spec.dimensions?.[name] ?? spec.dimensions?.[name.toLowerCase()] ?? (value || (extent.split(',').pop() ?? ''))
    ])
  );
  const ask: TileAsk = {
    layer: layer.name,
    style: style?.name ?? spec.style ?? '',
    format,
    set: chosen.set,
    dimensions
  };
  const address = tileAddress(spec.url, baseUrl, service, layer, ask);
  if (address === null)
    return bad({ code: 'unsupported-format', facts: { name: 'WMTS', found: layer.formats.join(', ') } });
  const legend = style?.legend && URL.canParse(style.legend, answered) ? new URL(style.legend, answered) : null;
  // another host was neither asked about nor named
  const shown =
    legend && legend.hostname === new URL(answered).hostname
      ? legend.href.replace(/^http:/, new URL(answered).protocol)
      : null;
  return good({
    request: { ...requestOf(chosen.grid, address), ...(layer.bbox ? { bbox: layer.bbox } : {}) },
    legend: shown === null ? [] : [{ url: shown, name: layer.title }],
    bbox: layer.bbox,
    info: infoOf(spec, baseUrl, service, layer, ask, chosen.grid),
    choices: {
      styles:
        layer.styles.length > 1
          ? [{ index: 0, layer: layer.title, options: layer.styles.map(({ name, title }) => ({ name, title })) }]
          : [],
      dimensions: layer.dimensions.flatMap(({ name, units, default: value, extent }) => {
        const values = dimensionValues(extent);
        return values ? [{ name, units, default: value, values }] : [];
      })
    }
  });
}

function findLayer(capabilities: WmtsCapabilities, name: string): WmtsLayer | undefined {
  return (
    capabilities.layers.find((layer) => layer.name === name) ??
    capabilities.layers.find((layer) => layer.name.toLowerCase() === name.toLowerCase())
  );
}

/** The set asked for when it is known, else the best of the layer's for a Web Mercator map. */
function gridFor(
  capabilities: WmtsCapabilities,
  layer: WmtsLayer,
  wanted: string | undefined
): { set: string; grid: Grid } | null {
  const grids = layer.sets.flatMap(({ name, limits }) => {
    const set = capabilities.sets.find((s) => s.name === name);
    const grid = set ? gridOf(set, limits) : null;
    return grid ? [{ set: name, grid }] : [];
  });
  const asked = grids.find(({ set }) => set === wanted);
  if (asked) return asked;
  const usual = grids.find(({ grid }) => usualLevels(grid) !== null);
  const crs = choosePictureCrs(
    grids.map(({ grid }) => grid.crs),
    layer.bbox
  );
  return usual ?? grids.find(({ grid }) => grid.crs === crs?.code) ?? null;
}

function crsNames(capabilities: WmtsCapabilities, layer: WmtsLayer): string {
  const names = layer.sets.map(({ name }) => capabilities.sets.find((set) => set.name === name)?.crs ?? name);
  return names.join(', ') || '?';
}

function requestOf(grid: Grid, template: (level: string, row: string, column: string) => string): RasterAsk {
  const levels = usualLevels(grid);
  if (!levels) {
    const url = template('{level}', '{row}', '{column}');
    return { form: 'matrix', url, crs: grid.crs, axis: 'xy', matrices: grid.matrices };
  }
  const zooms = Object.keys(levels).map(Number);
  const first = levels[Math.min(...zooms)] as TileMatrix;
  return {
    form: 'tiles',
    url: template('{level}', '{y}', '{x}'),
    tileSize: first.tileWidth,
    minZoom: Math.min(...zooms),
    maxZoom: Math.max(...zooms),
    levels
  };
}

function infoOf(
  spec: WmtsSource,
  baseUrl: string,
  { capabilities }: WmtsService,
  layer: WmtsLayer,
  ask: TileAsk,
  grid: Grid
): InfoRequest | null {
  const { crs, matrices } = grid;
  const template = layer.templates.find((t) => t.type === 'FeatureInfo' && chooseInfoFormat([t.format]) !== null);
  const format = chooseInfoFormat(layer.infoFormats);
  if (capabilities.infoUrl !== null && format !== null)
    return { form: 'matrix', url: kvpInfoUrl(spec.url, baseUrl, ask, format), crs, matrices, format };
  const url = template && restUrl(template.url, spec.url, ask, '{level}', '{row}', '{column}');
  return template && url ? { form: 'matrix', url, crs, matrices, format: template.format } : null;
}
