import { bad, good } from '../../problems/problem';
import type { Discovery, Offer, SourceModule } from '../kind';
import { findLayers, layersOf, type WmsLayer } from './capabilities';
import { choosePictureFormat } from './format';
import { serviceUrl, wmsService } from './service';
import type { WmsSource } from '.';

/** Layers of a service as they nest; groups that can be asked for by themselves too. */
export const discoverWms: NonNullable<SourceModule<WmsSource>['discover']> = async (claim, context) => {
  const stated = claim.spec as Partial<WmsSource>;
  const address = stated.url ?? '';
  const service = await wmsService(address, stated.version ?? '1.3.0', context);
  if (!service.ok) return service;
  const { capabilities, answered } = service.value;
  const url = serviceUrl(secured(address, answered), service.value);
  const version = capabilities.version.startsWith('1.3') ? (stated.version ?? '1.3.0') : '1.1.1';
  const specOf = (layers: readonly WmsLayer[], names: readonly string[]): WmsSource => {
    const opaque = layers.length > 0 && layers.every((layer) => layer.opaque);
    const wanted = stated.format ?? (opaque ? 'image/jpeg' : 'image/png');
    const { format } = choosePictureFormat(capabilities.formats, wanted, opaque);
    return { kind: 'wms', url, layers: [...names], version, format };
  };
  const offerOf = (layer: WmsLayer): Offer => ({
    name: layer.name ?? '',
    title: layer.title || (layer.name ?? ''),
    ...(layer.summary ? { summary: layer.summary } : {}),
    source: layer.name === null ? null : specOf([layer], [layer.name]),
    geometry: 'raster',
    ...(layer.bbox ? { bbox: layer.bbox } : {}),
    ...(layer.attribution ? { credit: layer.attribution } : {}),
    ...(layer.children.length > 0 ? { children: layer.children.map(offerOf) } : {})
  });
  const offers = withoutShell(capabilities.layers).map(offerOf);
  if (![...layersOf(capabilities.layers)].some((layer) => layer.name !== null))
    return bad({ code: 'service-empty', facts: { url: address } });
  const discovery: Discovery = { title: capabilities.title || hostOf(url), kind: 'wms', offers };
  const names = stated.layers ?? [];
  if (names.length > 0) {
    const found = findLayers(capabilities, names);
    const layers = found.filter((layer) => layer !== null);
    const asked = names.map((name, i) => found[i]?.name ?? name);
    const titles = asked.map((name, i) => found[i]?.title || name);
    const [first] = layers;
    discovery.chosen = {
      name: asked.join(','),
      title: titles.join(', '),
      source: {
        ...specOf(layers, asked),
        ...(stated.styles ? { styles: stated.styles } : {}),
        ...(stated.dimensions ? { dimensions: stated.dimensions } : {})
      },
      geometry: 'raster',
      ...(first?.bbox && layers.length === 1 ? { bbox: first.bbox } : {}),
      ...(first?.attribution ? { credit: first.attribution } : {})
    };
  }
  return good(discovery);
};

/** The one heading around everything says no more than the service's title. */
function withoutShell(layers: readonly WmsLayer[]): readonly WmsLayer[] {
  const [only] = layers;
  return layers.length === 1 && only?.name === null && only.children.length > 0 ? only.children : layers;
}

/** The address with the scheme that answered: a service that redirects to https is asked there from then on. */
function secured(address: string, answered: string): string {
  return answered.startsWith('https:') && address.startsWith('http:') ? `https:${address.slice(5)}` : address;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
