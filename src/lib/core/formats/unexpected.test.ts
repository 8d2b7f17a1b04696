import { describe, expect, it } from 'vitest';
import { wrongContentType } from './content-type';
import { unexpected, unexpectedXml } from './unexpected';

const url = 'https://data.exemple.fr/wfs';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('unexpected', () => {
  it.each([
    '<!doctype html><title>Portail</title><form><input name=p type=password></form>',
    `<!DOCTYPE html><html><head><style>${'a{}'.repeat(3000)}</style></head><body><input id="x" type="password"></body></html>`,
    '<html><head><title>Connexion - Géoportail interne</title></head></html>',
    '<html><title>\n  Identifiez-vous</title></html>',
    '<html><head><title>Log in | ArcGIS</title>',
    '<html><title>Authentification requise</title></html>'
  ])('recognises a page to sign in on: %.70s', (html) => {
    expect(unexpected(bytes(html), url, 'GeoJSON')).toEqual({ code: 'auth-required', facts: { url, status: 200 } });
  });

  it.each([
    '<!doctype html><title>Maintenance</title><h1>Service en maintenance</h1>',
    '<html><title>Taux de déconnexion</title><input type="search"></html>',
    '<html><title>GeoServer</title><a href="login">Connexion</a></html>'
  ])('takes no other page for one: %.70s', (html) => {
    expect(unexpected(bytes(html), url, 'GeoJSON')).toMatchObject({ code: 'unexpected-content' });
  });
});

describe('XML without its end', () => {
  const cut = bytes('<WFS_Capabilities version="2.0.0"><FeatureTypeList><FeatureType><Name>a</Name>');
  it('is an answer that a server cut', () => {
    expect(unexpectedXml(cut, url, 'WFS')).toEqual({ code: 'answer-cut', facts: { url, bytes: cut.length } });
  });

  it('is just not what was expected in a person’s own file, and where it is well formed', () => {
    expect(unexpectedXml(cut, 'services.xml', 'WFS').code).toBe('unexpected-content');
    expect(unexpectedXml(bytes('<rss><channel/></rss>'), url, 'WFS').code).toBe('unexpected-content');
  });
});

describe('wrongContentType', () => {
  it.each([
    ['text/html', '{"a":1}', 'JSON'],
    ['application/json', '<?xml version="1.0"?><a/>', 'XML'],
    ['text/xml; subtype=gml/3.2', '{"a":1}', 'JSON'],
    ['image/png', '<ServiceException/>', 'XML'],
    ['application/zip', 'a;b\n1;2', 'TXT'],
    ['application/json', 'a;b\n1;2', 'TXT']
  ])('%s over %s', (declared, text, found) => {
    const type = declared.split(';')[0];
    expect(wrongContentType(declared, bytes(text))).toEqual({
      code: 'content-type-wrong',
      facts: { declared: type, found }
    });
  });

  it.each([
    ['application/json; subtype=geojson; charset=UTF-8', '{"a":1}'],
    ['application/vnd.ogc.se_xml', '<a/>'],
    ['application/gml+xml; version=3.2', '<a/>'],
    ['text/plain', '{"a":1}'],
    ['application/octet-stream', '<a/>'],
    ['', '{"a":1}'],
    ['text/csv;charset=utf-8', 'a;b'],
    ['application/json', '<!doctype html><title>x</title>'],
    ['image/svg+xml', '<svg/>'],
    ['application/json', '']
  ])('%s over %s is right, or says nothing', (declared, text) => {
    expect(wrongContentType(declared, bytes(text))).toBeNull();
  });
});
