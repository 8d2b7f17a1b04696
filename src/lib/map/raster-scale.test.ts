import { expect, it } from 'vitest';
import type { RasterRequest, TilesRequest } from '../core/marks/raster-request';
import { zoomToDraw } from './raster-scale';

const tiles: TilesRequest = { form: 'tiles', url: '', tileSize: 512, timeoutSeconds: 20, attribution: '' };
const at = (zoom: number) => ({ lon: 2, lat: 46, zoom });

it('sees the scale that the server sees: of the tile asked for, in the pixels asked for', () => {
  // 512 px tiles of level 10: 76.4 m a pixel, 1:272,989
  const request = { ...tiles, scales: { min: null, max: 273000 } };
  expect(zoomToDraw(request, at(10), 1)).toBeNull();
  expect(zoomToDraw(request, at(9), 1)).toBe(9.5);
  // a dense screen asks for twice the pixels: the server sees half the denominator
  expect(zoomToDraw(request, at(9), 2)).toBeNull();
});

it('goes out as well as in', () => {
  expect(zoomToDraw({ ...tiles, scales: { min: 200000, max: null } }, at(14), 1)).toBe(10.25);
});

it('holds to the zooms of the layer too, and finds where both are so', () => {
  const request = { ...tiles, scales: { min: null, max: 273000 } };
  expect(zoomToDraw(tiles, at(9), 1, { minzoom: 11.5 })).toBe(11.5);
  expect(zoomToDraw(tiles, at(12), 1, { minzoom: 11.5 })).toBeNull();
  expect(zoomToDraw(request, at(4), 1, { minzoom: 7 })).toBe(9.5);
  expect(zoomToDraw(request, at(14), 1, { maxzoom: 12 })).toBe(11.75);
});

it('knows of tiles that begin at some level', () => {
  expect(zoomToDraw({ ...tiles, tileSize: 256, minZoom: 6 }, at(3), 1)).toBe(4.5);
  expect(zoomToDraw({ ...tiles, tileSize: 256, minZoom: 6 }, at(5), 1)).toBeNull();
});

it('measures native pictures in their own units', () => {
  const request: RasterRequest = {
    form: 'picture',
    url: '',
    crs: 'EPSG:2154',
    axis: 'xy',
    maxWidth: null,
    maxHeight: null,
    timeoutSeconds: 20,
    attribution: '',
    scales: { min: null, max: 100000 }
  };
  // ground metres of a pixel at 46° N, zoom 11: 26.5, 1:94,800
  expect(zoomToDraw(request, at(11), 1)).toBeNull();
  expect(zoomToDraw(request, at(10), 1)).toBe(11);
});
