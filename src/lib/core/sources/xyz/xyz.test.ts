import { describe, expect, it } from 'vitest';
import { handPasted, handService } from '../hand-service';
import { xyzModule } from './raster';
import { recogniseXyz } from './recognise';
import { xyz, type XyzSource } from '.';

const of = (url: string, more: Partial<XyzSource> = {}): XyzSource => ({ kind: 'xyz', url, ...more });
async function request(spec: XyzSource, answers: Record<string, string> = {}) {
  const outcome = await xyzModule.raster?.(spec, handService(answers));
  if (!outcome?.ok || outcome.value.request.form !== 'tiles') throw new Error(JSON.stringify(outcome));
  return outcome.value.request;
}

describe('picture tiles', () => {
  it('by a template: hosts, rows from the south, zooms', async () => {
    expect(await request(of('https://{a-c}.x.fr/{z}/{x}/{y}.png', { scheme: 'tms', minZoom: 3, maxZoom: 12 }))).toEqual(
      {
        form: 'tiles',
        url: 'https://{s}.x.fr/{z}/{x}/{-y}.png',
        subdomains: ['a', 'b', 'c'],
        tileSize: 256,
        minZoom: 3,
        maxZoom: 12
      }
    );
    expect(await request(of('tuiles/{z}/{x}/{y}.png'))).toMatchObject({
      url: 'https://carte.test/tuiles/{z}/{x}/{y}.png'
    });
  });

  it('name every host they call', () => {
    expect(xyz.urls(of('https://{switch:t0,t1}.x.fr/{z}/{x}/{y}.png'))).toEqual([
      'https://t0.x.fr/{z}/{x}/{y}.png',
      'https://t1.x.fr/{z}/{x}/{y}.png'
    ]);
  });

  it('by TileJSON, at the host that answered', async () => {
    const json = JSON.stringify({
      name: 'Relief',
      tiles: ['http://interne/{z}/{x}/{y}.png'],
      minzoom: 2,
      maxzoom: 9,
      scheme: 'tms',
      bounds: [-5, 41, 10, 51],
      attribution: '<a href="x">IGN</a>'
    });
    const answers = { 'x.fr/tiles.json': json };
    expect(await request(of('https://x.fr/tiles.json'), answers)).toMatchObject({
      url: 'https://x.fr/{z}/{x}/{-y}.png',
      minZoom: 2,
      maxZoom: 9,
      bbox: [-5, 41, 10, 51]
    });
    const found = await xyzModule.discover?.(
      { sure: 1, spec: { ...of('https://x.fr/tiles.json') } },
      handService(answers)
    );
    expect(found?.ok && found.value.chosen).toMatchObject({ title: 'Relief', credit: 'IGN' });
  });

  it('leave tiles of objects to others', async () => {
    const json = JSON.stringify({ tiles: ['https://x.fr/{z}/{x}/{y}.pbf'], vector_layers: [] });
    const outcome = await xyzModule.raster?.(of('https://x.fr/a.json'), handService({ 'x.fr': json }));
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'unexpected-content' } });
  });
});

describe('recogniseXyz', () => {
  it.each([
    ['https://a.fr/{z}/{x}/{y}.png', 'https://a.fr/{z}/{x}/{y}.png'],
    ['https://a.fr/%7Bz%7D/%7Bx%7D/%7By%7D@2x.png', 'https://a.fr/{z}/{x}/{y}@2x.png'],
    ['https://a.fr/{Z}/{X}/{-Y}.jpg', 'https://a.fr/{z}/{x}/{-y}.jpg'],
    ['https://a.fr/${z}/${x}/${y}.png', 'https://a.fr/{z}/{x}/{y}.png'],
    ['https://a.fr/tiles/{quadkey}.jpeg', 'https://a.fr/tiles/{q}.jpeg'],
    ['https://tile.openstreetmap.org/12/2075/1409.png', 'https://tile.openstreetmap.org/{z}/{x}/{y}.png'],
    ['https://a.fr/12/2075/1409@2x.png?cle=1', 'https://a.fr/{z}/{x}/{y}{r}.png?cle=1'],
    ['https://a.fr/MapServer/tile/12/1409/2075', 'https://a.fr/MapServer/tile/{z}/{y}/{x}']
  ])('%s', (text, url) => {
    expect(recogniseXyz(handPasted(text))).toMatchObject({ sure: 2, spec: { kind: 'xyz', url } });
  });

  it('reads the strings of QGIS, and addresses of TileJSON', () => {
    expect(recogniseXyz(handPasted('type=xyz&zmin=1&zmax=14&url=https://a.fr/%7Bz%7D/%7Bx%7D/%7By%7D.png'))).toEqual({
      sure: 3,
      spec: { kind: 'xyz', url: 'https://a.fr/{z}/{x}/{y}.png', minZoom: 1, maxZoom: 14 }
    });
    expect(recogniseXyz(handPasted('https://a.fr/tiles.json'))?.sure).toBe(1);
  });

  it.each([
    'https://a.fr/{z}/{x}/{y}.pbf',
    'https://a.fr/2024/06/12.png',
    'https://a.fr/donnees/12/99999/1.png',
    'bonjour'
  ])('leaves %s to others', (text) => {
    expect(recogniseXyz(handPasted(text))).toBeNull();
  });
});
