import { describe, expect, it } from 'vitest';
import { noCrsAssets } from './no-assets';
import { resolveCrs } from './resolve';

const resolved = async (text: string) => {
  const found = await resolveCrs(text, noCrsAssets);
  return found.ok ? found.value : found.problem;
};
const codeOf = async (text: string) => {
  const found = await resolveCrs(text, noCrsAssets);
  return found.ok ? found.value.definition.code : found.problem.code;
};

const house = (unit: string, meridian = 0): string =>
  `PROJCS["La maison",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],` +
  `PRIMEM["Greenwich",${meridian}],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],` +
  'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-3.0],' +
  `PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT[${unit}]]`;

describe('resolveCrs', () => {
  it.each([
    ['EPSG:2154', 'EPSG:2154'],
    ['RGF93 v1 / CC46', 'EPSG:3946'],
    ['{"type":"ProjectedCRS","name":"x","id":{"authority":"EPSG","code":2154}}', 'EPSG:2154'],
    ['{"type":"GeographicCRS","name":"WGS 84 (CRS84)","id":{"authority":"OGC","code":"CRS84"}}', 'EPSG:4326'],
    ['{"type":"CompoundCRS","name":"a + b","components":[{"name":"RGF93 v1 / Lambert-93"},{"name":"b"}]}', 'EPSG:2154'],
    ['+init=epsg:3945 +wktext', 'EPSG:3945'],
    ['\uFEFFGEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]', 'EPSG:4326']
  ])('%s', async (text, code) => {
    expect(await codeOf(text)).toBe(code);
  });

  it('computes a text in metres and degrees as it stands', async () => {
    const texts = [house('"Meter",1.0'), '+proj=utm +zone=30 +ellps=GRS80 +units=m +no_defs'];
    for (const text of texts) {
      const found = await resolved(text);
      if ('code' in found) throw new Error(found.code);
      const place = Float64Array.of(690000, 4960000);
      found.toLonLat(place);
      const utm = await resolved('EPSG:25830');
      if ('code' in utm) throw new Error(utm.code);
      const truth = Float64Array.of(690000, 4960000);
      utm.toLonLat(truth);
      expect(place[0]).toBeCloseTo(truth[0]!, 7);
      expect(place[1]).toBeCloseTo(truth[1]!, 7);
    }
  });

  it.each([
    ['feet', house('"Foot_US",0.3048006')],
    ['another meridian', house('"Meter",1.0', 2.337229166666667)],
    ['grads', house('"Meter",1.0').replace('UNIT["Degree",0.0174532925199433]', 'UNIT["Grad",0.01570796326794897]')],
    ['NTF', house('"Meter",1.0').replace('D_RGF_1993', 'D_NTF')],
    ['a method of its own', house('"Meter",1.0').replace('Transverse_Mercator', 'Hotine_Oblique_Mercator')],
    ['a grid that is not here', '+proj=utm +zone=30 +nadgrids=x.gsb'],
    ['nonsense', 'la projection habituelle'],
    ['broken JSON', '{"name":'],
    ['nothing', '']
  ])('refuses %s, under a short name', async (_, text) => {
    const found = await resolved(text);
    expect(found).toMatchObject({ code: 'unsupported-crs' });
    if ('facts' in found && 'crs' in found.facts) expect(found.facts.crs.length).toBeLessThanOrEqual(60);
  });
});
