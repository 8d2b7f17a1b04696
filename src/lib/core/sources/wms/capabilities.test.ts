import { describe, expect, it } from 'vitest';
import { findLayers, layersOf, readWmsCapabilities, type WmsCapabilities, type WmsLayer } from './capabilities';
import { arcgis111, geoserver130, mapserver111, qgis130 } from './hand-capabilities';

const read = (text: string): WmsCapabilities => {
  const found = readWmsCapabilities(text);
  if (!found) throw new Error('no capabilities');
  return found;
};
const layer = (capabilities: WmsCapabilities, name: string): WmsLayer => {
  const [found] = findLayers(capabilities, [name]);
  if (!found) throw new Error(name);
  return found;
};

describe('readWmsCapabilities', () => {
  it('reads GeoServer 1.3.0: nesting, inheritance, dimensions, legends, limits', () => {
    const capabilities = read(geoserver130);
    expect(capabilities).toMatchObject({
      version: '1.3.0',
      title: 'Serveur & données',
      formats: ['image/png', 'image/jpeg', 'image/png; mode=8bit'],
      infoFormats: ['text/plain', 'application/vnd.ogc.gml', 'text/html', 'application/json'],
      layerLimit: 5,
      maxWidth: 2048,
      maxHeight: 2048,
      mapUrl: 'http://geoserver.interne:8080/geoserver/ows?SERVICE=WMS&'
    });
    const rain = layer(capabilities, 'meteo:pluie');
    expect(rain.crs).toEqual(['EPSG:4171', 'EPSG:2154', 'EPSG:4326', 'CRS:84']);
    expect(rain.queryable).toBe(true);
    expect(rain.styles.map((s) => s.name)).toEqual(['pluie', 'gris', 'commun']);
    expect(rain.dimensions).toEqual([
      { name: 'time', units: 'ISO8601', default: '2024-06-03', extent: '2024-06-01/2024-06-03/P1D' }
    ]);
    expect(rain.scales).toEqual({ min: 1000, max: 500000 });
    expect(rain.bbox).toEqual([-5, 41, 10, 51.5]);
    expect(rain.attribution).toBe('Météo');
    // replaced, not added
    expect(layer(capabilities, 'meteo:vent')).toMatchObject({
      scales: { min: null, max: 50000 },
      attribution: 'Autre'
    });
    expect([...layersOf(capabilities.layers)].map((l) => l.name)).toEqual([null, 'meteo', 'meteo:pluie', 'meteo:vent']);
  });

  it('reads MapServer 1.1.1: SRS in one element, Extent, ScaleHint', () => {
    const capabilities = read(mapserver111);
    expect(capabilities.drawsLegends).toBe(true);
    const clay = layer(capabilities, 'ALEARG');
    expect(clay.crs).toEqual(['EPSG:2154', 'EPSG:4326', 'EPSG:3857']);
    expect(clay.opaque).toBe(true);
    expect(clay.dimensions).toEqual([{ name: 'time', units: 'ISO8601', default: '2020', extent: '2015,2018,2020' }]);
    // 1:10,000 to 1:250,000, as diagonals of pixels of 0.28 mm
    expect(clay.scales.min).toBeCloseTo(10000, 0);
    expect(clay.scales.max).toBeCloseTo(250000, 0);
    expect(clay.bbox).toEqual([-5.2, 41.3, 9.6, 51.1]);
  });

  it('reads QGIS Server and ArcGIS', () => {
    const qgis = layer(read(qgis130), 'Zonage PLU');
    expect([qgis.crs, qgis.queryable]).toEqual([['EPSG:3945', 'EPSG:3857'], true]);
    const esri = layer(read(arcgis111), '0');
    expect([esri.title, esri.crs, esri.scales]).toEqual([
      'Occupation',
      ['EPSG:4326', 'EPSG:102100'],
      { min: null, max: null }
    ]);
  });

  it('takes nothing else for capabilities, and survives hostile depth', () => {
    expect(readWmsCapabilities('<html><body>Connexion</body></html>')).toBeNull();
    expect(readWmsCapabilities('<WFS_Capabilities/>')).toBeNull();
    expect(readWmsCapabilities('')).toBeNull();
    const deep = `<WMS_Capabilities><Capability>${'<Layer>'.repeat(20000)}`;
    expect(readWmsCapabilities(deep)?.layers).toHaveLength(1);
  });

  it('finds layers whatever their case or namespace', () => {
    const capabilities = read(geoserver130);
    expect(findLayers(capabilities, ['METEO:PLUIE', 'vent', 'rien']).map((l) => l?.name ?? null)).toEqual([
      'meteo:pluie',
      'meteo:vent',
      null
    ]);
  });
});
