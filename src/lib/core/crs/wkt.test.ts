import { describe, expect, it } from 'vitest';
import { codeOfWkt } from './wkt';

const esriLambert93 =
  'PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],' +
  'PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],' +
  'PARAMETER["Standard_Parallel_1",44.0],PARAMETER["Standard_Parallel_2",49.0],' +
  'PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]';
const esriNtf = (name: string, y0: number): string =>
  `PROJCS["${name}",GEOGCS["GCS_NTF_Paris",DATUM["D_NTF",SPHEROID["Clarke_1880_IGN",6378249.2,293.46602]],` +
  'PRIMEM["Paris",2.337229166666667],UNIT["Grad",0.01570796326794897]],PROJECTION["Lambert_Conformal_Conic"],' +
  `PARAMETER["False_Easting",600000.0],PARAMETER["False_Northing",${y0}.0],PARAMETER["Central_Meridian",0.0],` +
  'PARAMETER["Standard_Parallel_1",52.0],PARAMETER["Scale_Factor",0.99987742],PARAMETER["Latitude_Of_Origin",52.0],' +
  'UNIT["Meter",1.0]]';

describe('codeOfWkt', () => {
  it('takes the outermost authority', () => {
    const prj =
      'PROJCS["a house name",GEOGCS["WGS 84",AUTHORITY["EPSG","4326"]],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","3946"]]';
    expect(codeOfWkt(prj)).toBe('EPSG:3946');
  });

  it.each([
    [esriLambert93, 'EPSG:2154'],
    [esriLambert93.replace('RGF_1993_Lambert_93', 'Projection de la maison'), 'EPSG:2154'],
    [esriNtf('NTF_France_II_degrees', 2200000), 'EPSG:27572'],
    [esriNtf('NTF_France_I_degrees', 1200000), 'EPSG:27571'],
    [esriNtf('NTF_Lambert_Centre', 200000), 'EPSG:27562'],
    [esriNtf('NTF_Lambert_Nord', 200000).replaceAll('52.0', '55.0'), 'EPSG:27561'],
    [esriNtf('NTF_Lambert_Sud', 200000).replaceAll('52.0', '44.1'), 'EPSG:27563'],
    ['GEOGCS["GCS_NTF_Paris",DATUM["D_NTF"]]', 'EPSG:4807'],
    ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]', 'EPSG:4326'],
    ['PROJCS["RGF_1993_CC45",GEOGCS["GCS_RGF_1993"]]', 'EPSG:3945'],
    ['PROJCS["WGS_1984_UTM_Zone_31N",GEOGCS["GCS_WGS_1984"]]', 'EPSG:32631'],
    ['COMPD_CS["a + b",PROJCS["x",AUTHORITY["EPSG","2154"]],VERT_CS["y",AUTHORITY["EPSG","5720"]]]', 'EPSG:2154'],
    ['PROJCRS["RGF93 v1 / CC46",BASEGEOGCRS["RGF93 v1",ID["EPSG",4171]],ID["EPSG",3946]]', 'EPSG:3946'],
    ['GEOGCRS["WGS 84",ENSEMBLE["x"],ID["EPSG",4326]]', 'EPSG:4326'],
    ['PROJCS["RGR_1992_UTM_40S",GEOGCS["GCS_RGR_1992"]]', 'EPSG:2975']
  ])('reads %.40s…', (prj, code) => {
    expect(codeOfWkt(prj)).toBe(code);
  });

  it('refuses zones it does not have rather than taking a neighbour', () => {
    expect(codeOfWkt(esriNtf('NTF_Lambert_II', 300000))).toBeNull();
    expect(codeOfWkt(esriLambert93.replace('RGF_1993_Lambert_93', 'x').replace('49.0', '48.0'))).toBeNull();
    expect(codeOfWkt('PROJCS["WGS_1984_UTM_Zone_72N",GEOGCS["GCS_WGS_1984"]]')).toBeNull();
    expect(codeOfWkt('n’importe quoi')).toBeNull();
  });
});
