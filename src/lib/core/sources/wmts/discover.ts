import { bad, good } from '../../problems/problem';
import type { Discovery, Offer, SourceModule } from '../kind';
import { choosePictureFormat } from '../wms/format';
import type { WmtsLayer } from './capabilities';
import { gridOf, usualLevels } from './grid';
import { wmtsService } from './service';
import type { WmtsSource } from '.';

/** Layers of a service. */
export const discoverWmts: NonNullable<SourceModule<WmtsSource>['discover']> = async (claim, context) => {
  const stated = claim.spec as Partial<WmtsSource>;
  const url = stated.url ?? '';
  const service = await wmtsService(url, context);
  if (!service.ok) return service;
  const { capabilities } = service.value;
  if (capabilities.layers.length === 0) return bad({ code: 'service-empty', facts: { url } });
  const usual = new Set(
    capabilities.sets
      .filter((set) => {
        const grid = gridOf(set, new Map());
        return grid !== null && usualLevels(grid) !== null;
      })
      .map((set) => set.name)
  );
  const specOf = (layer: WmtsLayer): WmtsSource => {
    const style = layer.styles.find((s) => s.isDefault) ?? layer.styles[0];
    const { format } = choosePictureFormat(layer.formats, 'image/png', false);
    const set = layer.sets.find(({ name }) => usual.has(name)) ?? layer.sets[0];
    return {
      kind: 'wmts',
      url,
      layer: layer.name,
      ...(style ? { style: style.name } : {}),
      ...(layer.formats.length > 0 ? { format } : {}),
      ...(set ? { tileMatrixSet: set.name } : {})
    };
  };
  const offerOf = (layer: WmtsLayer): Offer => ({
    name: layer.name,
    title: layer.title,
    ...(layer.summary ? { summary: layer.summary } : {}),
    source: specOf(layer),
    geometry: 'raster',
    ...(layer.bbox ? { bbox: layer.bbox } : {}),
    ...(capabilities.attribution ? { credit: capabilities.attribution } : {})
  });
  const title = capabilities.title || (URL.canParse(url) ? new URL(url).host : url);
  const discovery: Discovery = { title, kind: 'wmts', offers: capabilities.layers.map(offerOf) };
  const chosen = capabilities.layers.find((layer) => layer.name === stated.layer);
  if (chosen) discovery.chosen = { ...offerOf(chosen), source: { ...specOf(chosen), ...stated, kind: 'wmts' } };
  return good(discovery);
};
