import { describe, expect, it } from 'vitest';
import { parseCrs } from './name';

describe('parseCrs', () => {
  it.each([
    ['EPSG:2154', 'EPSG:2154', 'xy'],
    ['epsg:4326', 'EPSG:4326', 'xy'],
    ['urn:ogc:def:crs:EPSG::2154', 'EPSG:2154', 'xy'],
    ['urn:ogc:def:crs:EPSG::4326', 'EPSG:4326', 'yx'],
    ['urn:ogc:def:crs:EPSG:4326', 'EPSG:4326', 'yx'],
    ['urn:ogc:def:crs:EPSG:6.9:4326', 'EPSG:4326', 'yx'],
    ['urn:x-ogc:def:crs:EPSG:7.4:4258', 'EPSG:4258', 'yx'],
    ['http://www.opengis.net/def/crs/EPSG/0/4326', 'EPSG:4326', 'yx'],
    ['https://www.opengis.net/def/crs/EPSG/0/2154', 'EPSG:2154', 'xy'],
    ['http://www.opengis.net/gml/srs/epsg.xml#4326', 'EPSG:4326', 'xy'],
    ['CRS:84', 'EPSG:4326', 'xy'],
    ['OGC:CRS84', 'EPSG:4326', 'xy'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'xy'],
    ['urn:ogc:def:crs:OGC::CRS84', 'EPSG:4326', 'xy'],
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 'EPSG:4326', 'xy'],
    ['IGNF:LAMB93', 'EPSG:2154', 'xy'],
    ['IGNF:LAMBE', 'EPSG:27572', 'xy'],
    ['urn:ogc:def:crs:IGNF::LAMB93', 'EPSG:2154', 'xy'],
    ['http://registre.ign.fr/ign/IGNF/crs/IGNF/RGR92UTM40S', 'EPSG:2975', 'xy'],
    ['EPSG:27582', 'EPSG:27572', 'xy'],
    ['EPSG:2154+5720', 'EPSG:2154', 'xy'],
    ['urn:ogc:def:crs,crs:EPSG::2154,crs:EPSG::5720', 'EPSG:2154', 'xy'],
    ['urn:ogc:def:crs:EPSG::3035', 'EPSG:3035', 'yx'],
    ['urn:ogc:def:crs:EPSG::31467', 'EPSG:31467', 'yx'],
    ['urn:ogc:def:crs:EPSG::25831', 'EPSG:25831', 'xy'],
    ['https://spatialreference.org/ref/epsg/2154/', 'EPSG:2154', 'xy'],
    ['EPSG:900913', 'EPSG:3857', 'xy'],
    [' 3945 ', 'EPSG:3945', 'xy']
  ])('%s', (name, code, axis) => {
    expect(parseCrs(name)).toEqual({ code, axis });
  });

  it.each(['', 'Lambert 93', 'urn:ogc:def:crs:IAU::49900', 'EPSG:'])('does not read « %s »', (name) => {
    expect(parseCrs(name)).toBeNull();
  });
});
