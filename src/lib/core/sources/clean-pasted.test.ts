import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPasted } from './clean-pasted';
import { isLocalPath } from './local-path';

const wfs = 'https://data.geopf.fr/wfs?SERVICE=WFS&REQUEST=GetCapabilities';

describe('cleanPasted', () => {
  it.each([
    ['as it is', wfs],
    ['spaces around', `  ${wfs}\n`],
    ['angle brackets', `<${wfs}>`],
    ['angle brackets and line breaks', `<https://data.geopf.fr/wfs?SERVICE=WFS&REQ\n UEST=GetCapabilities>`],
    ['URL: in angle brackets', `<URL:${wfs}>`],
    ['French quotation marks', `«\u00a0${wfs}\u00a0»`],
    ['quotation marks', `"${wfs}"`],
    ['typographic quotation marks', `“${wfs}”`],
    ['a full stop', `Le service est ici : ${wfs}.`],
    ['a comma', `${wfs}, à tester`],
    ['a bracket and a full stop', `(voir ${wfs}).`],
    ['markdown', `[le WFS](${wfs})`],
    ['markdown in bold', `**${wfs}**`],
    ['markdown code', `\`${wfs}\``],
    ['HTML', `<a href="${wfs.replace('&', '&amp;')}">ici</a>`],
    ['&amp;', wfs.replace('&', '&amp;')],
    ['&amp;amp;', wfs.replace('&', '&amp;amp;')],
    ['no scheme', wfs.replace('https://', '')],
    ['a scheme in capitals', wfs.replace('https', 'HTTPS')],
    ['one slash only', wfs.replace('https://', 'https:/')],
    ['back slashes', wfs.replace('https://', 'https:\\\\')],
    ['no colon', wfs.replace('https://', 'https//')],
    ['no h', wfs.replace('https://', 'ttps://')],
    ['a space after the scheme', wfs.replace('https://', 'https:// ')],
    ['a zero-width space', wfs.replace('geopf', 'geo\u200bpf')],
    ['a byte order mark', `\ufeff${wfs}`],
    ['a soft hyphen', wfs.replace('Capabilities', 'Capa\u00adbilities')],
    ['a full-width colon', wfs.replace('https:', 'https：')],
    ['%20 at the end', `${wfs}%20`],
    ['a line break in the query', wfs.replace('REQUEST', '\nREQUEST')],
    ['a line break in a word', wfs.replace('REQUEST', 'REQ\r\nUEST')],
    ['spaces in the query', wfs.replace('&', ' & ')],
    ['several addresses', `${wfs}\nhttps://autre.exemple.fr/wms`],
    ['several addresses, one line', `${wfs} et https://autre.exemple.fr/wms`],
    ['a mail', `Bonjour,\n\nvoici le flux WFS : ${wfs}\n\nCordialement,\nM. Dupont`],
    [
      'a mail protected by Outlook',
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(wfs)}&data=05%7C02`
    ],
    ['a search engine', `https://www.google.fr/url?sa=t&url=${encodeURIComponent(wfs)}&usg=x`]
  ])('%s', (_, text) => {
    expect(cleanPasted(text).text).toBe(wfs);
  });

  it.each([
    ['keeps brackets of its own', 'https://exemple.fr/a_(b)', 'https://exemple.fr/a_(b)'],
    ['keeps a template', 'https://tuiles.exemple.fr/{z}/{x}/{y}.png', 'https://tuiles.exemple.fr/{z}/{x}/{y}.png'],
    ['decodes a template', 'https://t.fr/%7Bz%7D/%7Bx%7D/%7By%7D.png', 'https://t.fr/{z}/{x}/{y}.png'],
    ['a service before an address', 'WMS : https://sig.exemple.fr/ows', 'https://sig.exemple.fr/ows?SERVICE=WMS'],
    [
      'a flux before an address',
      'Flux WFS\u00a0: http://sig.exemple.fr/?map=a',
      'http://sig.exemple.fr/?map=a&SERVICE=WFS'
    ],
    ['a service the path names already', 'WFS: https://data.geopf.fr/wfs', 'https://data.geopf.fr/wfs'],
    ['a host alone', 'hubeau.eaufrance.fr', 'https://hubeau.eaufrance.fr/'],
    ['a host and a full stop', 'www.exemple.fr.', 'https://www.exemple.fr/'],
    ['this machine', 'localhost:8080/ows', 'http://localhost:8080/ows'],
    ['an intranet', 'srv-sig:8080/geoserver/wfs', 'http://srv-sig:8080/geoserver/wfs'],
    [
      'a file with a space in its name',
      'https://exemple.fr/mes données.csv',
      'https://exemple.fr/mes%20donn%C3%A9es.csv'
    ],
    ['GDAL’s way', '/vsicurl/https://exemple.fr/a.geojson', 'https://exemple.fr/a.geojson']
  ])('%s', (_, text, expected) => {
    expect(cleanPasted(text).text).toBe(expected);
  });

  it.each([
    'bonjour',
    '',
    '   ',
    'Je cherche les écoles de la Gironde.',
    'prenom.nom@exemple.fr',
    'ftp://exemple.fr/a.zip',
    'javascript:alert(1)',
    'data:text/csv,a;b',
    'donnees.csv',
    'https://',
    'http:// ',
    '33063',
    'C:\\Users\\moi\\communes.shp',
    'file:///home/moi/a.geojson'
  ])('nothing of « %s »', (text) => {
    expect(cleanPasted(text).url).toBeNull();
  });

  it('tells files of the machine', () => {
    for (const text of ['C:\\a.shp', '"D:/sig/a.shp"', '\\\\srv\\sig\\a.shp', 'file:///a', '/home/moi/a.csv'])
      expect(isLocalPath(text), text).toBe(true);
    expect(isLocalPath(wfs)).toBe(false);
  });

  it('reads the query whatever the case, the first of each', () => {
    const { query } = cleanPasted('https://exemple.fr/?Service=WFS&service=WMS&MAP=/a b.map');
    expect([...query]).toEqual([
      ['service', 'WFS'],
      ['map', '/a']
    ]);
  });

  it('never throws, and what it gives is an address that it leaves as it is', () => {
    const bits = fc.constantFrom(
      'http',
      's',
      '://',
      'a.fr',
      '/',
      '?',
      '&',
      '=',
      '<',
      '>',
      '[',
      '](',
      ')',
      ' ',
      '\n',
      "'",
      '%',
      '{z}',
      'url=',
      'é',
      '.'
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(bits, { maxLength: 30 }).map((all) => all.join(''))
        ),
        (text) => {
          const once = cleanPasted(text);
          if (once.url === null) return;
          expect(once.url.protocol).toMatch(/^https?:$/);
        }
      ),
      { seed: 5, numRuns: 3000 }
    );
  });
});

describe('QGIS', () => {
  it.each([
    [
      "pagingEnabled='true' preferCoordinatesForWfsT11='false' restrictToRequestBBOX='1' srsname='EPSG:2154' typename='ms:gares' url='https://sig.exemple.fr/wfs?map=a.map' version='auto'",
      'https://sig.exemple.fr/wfs?map=a.map&SERVICE=WFS&REQUEST=GetFeature&TYPENAMES=ms%3Agares&SRSNAME=EPSG%3A2154'
    ],
    [
      "srsname='EPSG:2154' typename='ms:gares' url='https://sig.exemple.fr/wfs?SERVICE=WFS&REQUEST=GetCapabilities' version='1.1.0' sql=SELECT * FROM x",
      'https://sig.exemple.fr/wfs?SERVICE=WFS&REQUEST=GetFeature&VERSION=1.1.0&TYPENAME=ms%3Agares&SRSNAME=EPSG%3A2154'
    ],
    [
      'contextualWMSLegend=0&crs=EPSG:3857&dpiMode=7&format=image/png&layers=routes&layers=ponts&styles&styles&url=https://sig.exemple.fr/wms?map%3D/a.map',
      'https://sig.exemple.fr/wms?map=%2Fa.map&SERVICE=WMS&REQUEST=GetMap&LAYERS=routes%2Cponts&FORMAT=image%2Fpng&CRS=EPSG%3A3857'
    ],
    [
      'crs=EPSG:3857&format=image/png&layers=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&styles=normal&tileMatrixSet=PM&url=https://data.geopf.fr/wmts?SERVICE%3DWMTS%26VERSION%3D1.0.0%26REQUEST%3DGetCapabilities',
      'https://data.geopf.fr/wmts?VERSION=1.0.0&SERVICE=WMTS&REQUEST=GetTile&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&TILEMATRIXSET=PM&FORMAT=image%2Fpng'
    ],
    [
      'type=xyz&url=https://tile.openstreetmap.org/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmax=19&zmin=0',
      'https://tile.openstreetmap.org/{z}/{x}/{y}.png'
    ]
  ])('%s', (text, expected) => {
    expect(cleanPasted(text).text).toBe(expected);
  });
});
