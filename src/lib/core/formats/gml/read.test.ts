import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { noCrsAssets } from '../../crs/no-assets';
import { cell, type FeatureTable } from '../../table/table';
import { readFile } from '../read-file';
import { readGml } from './read';

const read = (text: string, more: { axis?: 'xy' | 'yx'; crs?: string; schema?: Uint8Array; url?: string } = {}) =>
  readGml(new TextEncoder().encode(text), { url: 'x.gml', assets: noCrsAssets, ...more });

async function table(text: string, more = {}): Promise<{ table: FeatureTable; notices: unknown[] }> {
  const outcome = await read(text, more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { table: outcome.value, notices: outcome.notices };
}

const gml = 'xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink"';
const collection = (...features: string[]): string =>
  `<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" ${gml}>${features
    .map((feature) => `<gml:featureMember>${feature}</gml:featureMember>`)
    .join('')}</wfs:FeatureCollection>`;
const shaped = (geometry: string): string => collection(`<a:f><a:geom>${geometry}</a:geom></a:f>`);
const row = (of: FeatureTable, i = 0): Record<string, unknown> =>
  Object.fromEntries(of.columns.map((column) => [column.name, cell(column, i)]));
const positions = (coords: Float64Array | undefined): number[] => [...(coords ?? [])];
/** A thousandth of what is written: edges of degrees would be split, which is not what is read here. */
const small = (geometry: string): string =>
  geometry.replace(/>[^<]+</g, (text) => text.replace(/\d+/g, (digits) => String(Number(digits) / 1000)));
const thousandfold = (coords: Float64Array | undefined): number[] =>
  positions(coords).map((value) => Math.round(value * 1000));

describe('geometries of GML', () => {
  it.each([
    ['GML 2 point', '<gml:Point><gml:coordinates>2.5,48</gml:coordinates></gml:Point>'],
    ['own separators', '<gml:Point><gml:coordinates cs=";" ts="|" decimal=",">2,5;48</gml:coordinates></gml:Point>'],
    ['coord', '<gml:Point><gml:coord><gml:X>2.5</gml:X><gml:Y>48</gml:Y></gml:coord></gml:Point>'],
    ['pos', '<gml:Point><gml:pos>2.5 48</gml:pos></gml:Point>'],
    ['heights', '<gml:Point srsDimension="3"><gml:pos>2.5 48 120</gml:pos></gml:Point>'],
    ['latitude first', '<gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>48 2.5</gml:pos></gml:Point>'],
    [
      'http form',
      '<gml:Point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><gml:pos>48 2.5</gml:pos></gml:Point>'
    ],
    [
      'x first',
      '<gml:Point srsName="http://www.opengis.net/gml/srs/epsg.xml#4326"><gml:pos>2.5 48</gml:pos></gml:Point>'
    ],
    ['short form', '<gml:Point srsName="EPSG:4326"><gml:pos>2.5 48</gml:pos></gml:Point>'],
    [
      'members',
      '<gml:MultiPoint><gml:pointMembers><gml:Point><gml:pos>2.5 48</gml:pos></gml:Point></gml:pointMembers></gml:MultiPoint>'
    ]
  ])('%s', async (_, geometry) => {
    const { points } = (await table(shaped(geometry))).table;
    expect(positions(points?.coords)).toEqual([2.5, 48]);
  });

  it.each([
    ['GML 2', '<gml:LineString><gml:coordinates>0,0 1, 1\n2,0</gml:coordinates></gml:LineString>'],
    ['posList', '<gml:LineString><gml:posList>0 0 1 1 2 0</gml:posList></gml:LineString>'],
    [
      'posList with heights',
      '<gml:LineString><gml:posList srsDimension="3">0 0 9 1 1 9 2 0 9</gml:posList></gml:LineString>'
    ],
    [
      'several pos',
      '<gml:LineString><gml:pos>0 0</gml:pos><gml:pos>1 1</gml:pos><gml:pos>2 0</gml:pos></gml:LineString>'
    ],
    [
      'Curve of segments',
      '<gml:Curve><gml:segments><gml:LineStringSegment><gml:posList>0 0 1 1</gml:posList></gml:LineStringSegment><gml:LineStringSegment><gml:posList>1 1 2 0</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>'
    ],
    [
      'CompositeCurve, one part backwards',
      '<gml:CompositeCurve><gml:curveMember><gml:LineString><gml:posList>0 0 1 1</gml:posList></gml:LineString></gml:curveMember><gml:curveMember><gml:OrientableCurve orientation="-"><gml:baseCurve><gml:LineString><gml:posList>2 0 1 1</gml:posList></gml:LineString></gml:baseCurve></gml:OrientableCurve></gml:curveMember></gml:CompositeCurve>'
    ]
  ])('line: %s', async (_, geometry) => {
    const { lines } = (await table(shaped(small(geometry)))).table;
    expect(thousandfold(lines?.coords)).toEqual([0, 0, 1, 1, 2, 0]);
  });

  const square = '0 0 0 8 8 8 8 0 0 0';
  const hole = '2 2 4 2 4 4 2 2';
  const ring = (list: string): string => `<gml:LinearRing><gml:posList>${list}</gml:posList></gml:LinearRing>`;
  const patch = (name: string): string =>
    `<gml:${name}><gml:exterior>${ring(square)}</gml:exterior><gml:interior>${ring(hole)}</gml:interior></gml:${name}>`;
  it.each([
    [
      'GML 2',
      `<gml:Polygon><gml:outerBoundaryIs><gml:LinearRing><gml:coordinates>0,0 0,8 8,8 8,0 0,0</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs><gml:innerBoundaryIs><gml:LinearRing><gml:coordinates>2,2 4,2 4,4 2,2</gml:coordinates></gml:LinearRing></gml:innerBoundaryIs></gml:Polygon>`
    ],
    ['GML 3', patch('Polygon')],
    [
      'hole written first',
      `<gml:Polygon><gml:interior>${ring(hole)}</gml:interior><gml:exterior>${ring(square)}</gml:exterior></gml:Polygon>`
    ],
    ['Surface', `<gml:Surface><gml:patches>${patch('PolygonPatch')}</gml:patches></gml:Surface>`],
    ['MultiSurface', `<gml:MultiSurface><gml:surfaceMember>${patch('Polygon')}</gml:surfaceMember></gml:MultiSurface>`],
    [
      'surfaceMembers',
      `<gml:MultiSurface><gml:surfaceMembers>${patch('Polygon')}</gml:surfaceMembers></gml:MultiSurface>`
    ],
    [
      'MultiGeometry',
      `<gml:MultiGeometry><gml:geometryMember>${patch('Polygon')}</gml:geometryMember></gml:MultiGeometry>`
    ],
    [
      'ring of curves',
      `<gml:Polygon><gml:exterior><gml:Ring><gml:curveMember><gml:LineString><gml:posList>0 0 0 8 8 8</gml:posList></gml:LineString></gml:curveMember><gml:curveMember><gml:LineString><gml:posList>8 8 8 0 0 0</gml:posList></gml:LineString></gml:curveMember></gml:Ring></gml:exterior><gml:interior>${ring(hole)}</gml:interior></gml:Polygon>`
    ],
    [
      'heights that nobody announced',
      `<gml:Polygon><gml:exterior>${ring('0 0 1 0 8 2 8 8 3 8 0 4 0 0 1')}</gml:exterior><gml:interior>${ring('2 2 1 4 2 1 4 4 1 2 2 1')}</gml:interior></gml:Polygon>`
    ]
  ])('polygon with a hole: %s', async (_, geometry) => {
    const { polygons } = (await table(shaped(small(geometry)))).table;
    expect([...(polygons?.rings ?? [])]).toEqual([0, 5, 9]);
    expect([...(polygons?.parts ?? [])]).toEqual([0, 2]);
    expect(thousandfold(polygons?.coords)).toEqual([...square.split(' '), ...hole.split(' ')].map(Number));
  });

  it('draws arcs by chords, on the circle, and says so', async () => {
    const arc = (name: string, list: string): string =>
      `<gml:Curve><gml:segments><gml:${name}><gml:posList>${list}</gml:posList></gml:${name}></gml:segments></gml:Curve>`;
    const half = await table(shaped(arc('Arc', '1 0 0 1 -1 0')));
    expect(half.notices).toEqual([{ code: 'curves-linearised', facts: { rows: 1 } }]);
    for (const list of ['1 0 0 1 -1 0', '1 0 0 -1 -1 0']) {
      const { coords } = (await table(shaped(arc('ArcString', list)))).table.lines!;
      expect(coords.length / 2).toBe(47);
      for (let i = 0; i < coords.length; i += 2) expect(Math.hypot(coords[i]!, coords[i + 1]!)).toBeCloseTo(1, 12);
      expect(Math.sign(coords[21]!)).toBe(Number(list.split(' ')[3]));
    }
    const circle = (await table(shaped(arc('Circle', '1 0 0 1 -1 0')))).table.lines!.coords;
    expect([...circle.slice(0, 2)]).toEqual([...circle.slice(-2)]);
    expect(Math.min(...circle)).toBeCloseTo(-1, 2);
    const around = `<gml:Curve srsName="EPSG:2154"><gml:segments><gml:CircleByCenterPoint numArc="1"><gml:pos>600000 6600000</gml:pos><gml:radius uom="m">50</gml:radius></gml:CircleByCenterPoint></gml:segments></gml:Curve>`;
    expect((await table(shaped(around))).table.bbox![3]! - (await table(shaped(around))).table.bbox![1]!).toBeCloseTo(
      100 / 111195,
      5
    );
    const quarter = `<gml:Curve srsName="urn:ogc:def:crs:EPSG::4326"><gml:segments><gml:ArcByCenterPoint numArc="1"><gml:pos>10 20</gml:pos><gml:radius uom="deg">1</gml:radius><gml:startAngle uom="deg">0</gml:startAngle><gml:endAngle uom="deg">90</gml:endAngle></gml:ArcByCenterPoint></gml:segments></gml:Curve>`;
    // latitude is the first axis: the arc goes from north to east
    const { coords } = (await table(shaped(quarter))).table.lines!;
    [20, 11].forEach((expected, i) => expect(coords[i]).toBeCloseTo(expected, 9));
    [21, 10].forEach((expected, i) => expect(coords[coords.length - 2 + i]).toBeCloseTo(expected, 9));
  });

  it('refuses what it cannot compute or has not been given, and keeps the row', async () => {
    for (const geometry of [
      '<gml:Curve><gml:segments><gml:BSpline><gml:posList>0 0 1 1 2 0</gml:posList></gml:BSpline></gml:segments></gml:Curve>',
      '<gml:MultiCurve><gml:curveMember xlink:href="#c1"/></gml:MultiCurve>',
      '<gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 1 1</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>'
    ]) {
      const { table: made, notices } = await table(shaped(geometry));
      expect([made.rows, notices]).toEqual([
        1,
        [{ code: geometry.includes('x y') ? 'position-invalid' : 'geometry-invalid', facts: { rows: 1 } }]
      ]);
    }
    const words = await table(shaped('<gml:Point><gml:pos>x y</gml:pos></gml:Point>'));
    expect(words.notices).toEqual([{ code: 'position-invalid', facts: { rows: 1 } }]);
    const empty = await table(shaped('<gml:MultiSurface/>'));
    expect(empty.notices).toEqual([{ code: 'geometry-missing', facts: { rows: 1 } }]);
  });

  it('takes the system from the boxes around, and puts others in that of the first', async () => {
    const bounds =
      '<gml:boundedBy><gml:Envelope srsName="EPSG:2154"><gml:lowerCorner>0 0</gml:lowerCorner><gml:upperCorner>1 1</gml:upperCorner></gml:Envelope></gml:boundedBy>';
    const lambert = `<a:f>${bounds}<a:g><gml:Point><gml:pos>413471.4551 6420759.1829</gml:pos></gml:Point></a:g></a:f>`;
    const degrees =
      '<a:f><a:g><gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>44.8267708 -0.6262433</gml:pos></gml:Point></a:g></a:f>';
    const { table: made } = await table(collection(lambert, degrees));
    expect(made.crs).toBe('EPSG:2154');
    const { coords } = made.points!;
    expect(coords[0]).toBeCloseTo(-0.6262433, 7);
    expect(coords[2]).toBeCloseTo(-0.6262433, 7);
    expect(coords[3]).toBeCloseTo(44.8267708, 7);
  });

  it('obeys who states the order', async () => {
    const { points } = (
      await table(shaped('<gml:Point srsName="EPSG:4326"><gml:pos>48 2.5</gml:pos></gml:Point>'), { axis: 'yx' })
    ).table;
    expect(positions(points?.coords)).toEqual([2.5, 48]);
  });
});

describe('features of GML', () => {
  it('reads properties: nil, lists, nested ones, references, CDATA, a bare &', async () => {
    const { table: made } = await table(
      collection(
        `<a:f fid="f.1"><gml:name>Nom</gml:name><a:code>01001</a:code><a:n>12</a:n><a:vide xsi:nil="true"/><a:tag>x</a:tag><a:tag>y</a:tag>
         <a:qui><a:Personne><a:prenom>Zoé</a:prenom><a:age>7</a:age></a:Personne></a:qui><a:le><gml:TimeInstant><gml:timePosition>2024-01-31</gml:timePosition></gml:TimeInstant></a:le><a:lien xlink:href="http://x.fr/1"/>
         <a:texte><![CDATA[<b>A & B</b>]]></a:texte><a:eau>Eau & gaz &amp; &eacute; &#233;</a:eau>
         <a:g><gml:Point><gml:pos>1 45</gml:pos></gml:Point></a:g></a:f>`
      )
    );
    expect(row(made)).toEqual({
      id: 'f.1',
      name: 'Nom',
      code: '01001',
      n: 12,
      tag: 'x, y',
      'qui.prenom': 'Zoé',
      'qui.age': 7,
      le: '2024-01-31',
      lien: 'http://x.fr/1',
      texte: '<b>A & B</b>',
      eau: 'Eau & gaz & &eacute; é'
    });
  });

  it('draws the first geometry, or the one that the schema puts first', async () => {
    const feature =
      '<a:f><a:centre><gml:Point><gml:pos>1 45</gml:pos></gml:Point></a:centre><a:trace><gml:LineString><gml:posList>1 45 1.01 45.01</gml:posList></gml:LineString></a:trace></a:f>';
    expect((await table(collection(feature))).table.lines).toBeUndefined();
    const schema = strToU8(
      '<xsd:schema><xsd:complexType name="fType"><xsd:sequence><xsd:element name="trace" type="gml:CurvePropertyType"/><xsd:element name="centre" type="gml:PointPropertyType"/></xsd:sequence></xsd:complexType><xsd:element name="f" type="a:fType"/></xsd:schema>'
    );
    const { table: made } = await table(collection(feature), { schema });
    expect([made.points, positions(made.lines?.coords)]).toEqual([undefined, [1, 45, 1.01, 45.01]]);
  });

  const point = '<a:g><gml:Point><gml:pos>1 45</gml:pos></gml:Point></a:g>';
  it.each([
    [
      'WFS 2.0 members',
      `<wfs:FeatureCollection ${gml} numberMatched="2"><wfs:member><a:f>${point}</a:f></wfs:member><wfs:member><a:f>${point}</a:f></wfs:member></wfs:FeatureCollection>`
    ],
    [
      'featureMembers',
      `<wfs:FeatureCollection ${gml}><gml:featureMembers><a:f>${point}</a:f><a:f>${point}</a:f></gml:featureMembers></wfs:FeatureCollection>`
    ],
    [
      'nested collections',
      `<wfs:FeatureCollection ${gml}><wfs:member><wfs:FeatureCollection><wfs:member><a:f>${point}</a:f></wfs:member></wfs:FeatureCollection></wfs:member><wfs:member><a:f>${point}</a:f></wfs:member><wfs:additionalObjects><wfs:SimpleFeatureCollection><wfs:member><a:z/></wfs:member></wfs:SimpleFeatureCollection></wfs:additionalObjects></wfs:FeatureCollection>`
    ],
    [
      'another vocabulary',
      `<base:SpatialDataSet ${gml}><base:member><a:f>${point}</a:f></base:member><base:member><a:f>${point}</a:f></base:member></base:SpatialDataSet>`
    ],
    [
      'MapServer’s answer to a click',
      `<msGMLOutput ${gml}><t_layer><gml:name>T</gml:name><t_feature>${point}</t_feature><t_feature>${point}</t_feature></t_layer></msGMLOutput>`
    ],
    [
      'no collection prefix',
      `\n  <FeatureCollection ${gml} xmlns="http://www.opengis.net/wfs"><gml:featureMember><f xmlns="x">${point}</f></gml:featureMember><gml:featureMember><f xmlns="x">${point}</f></gml:featureMember></FeatureCollection>`
    ]
  ])('%s', async (_, text) => {
    const { table: made, notices } = await table(text);
    expect([made.rows, made.points?.rowOf.length, notices]).toEqual([2, 2, []]);
  });

  it('reads a lone feature and an empty collection', async () => {
    expect((await table(`<a:f gml:id="f.1" ${gml}><a:n>1</a:n>${point}</a:f>`)).table.points?.rowOf.length).toBe(1);
    const none = await table(`<wfs:FeatureCollection numberMatched="0" numberReturned="0"/>`);
    expect(none.notices).toEqual([{ code: 'empty-result', facts: { url: 'x.gml' } }]);
  });

  it('says that there is more', async () => {
    const text = collection(`<a:f>${point}</a:f>`).replace(
      '<wfs:FeatureCollection',
      '<wfs:FeatureCollection numberMatched="30"'
    );
    expect((await table(text)).notices).toEqual([{ code: 'truncated', facts: { got: 1, total: 30 } }]);
  });

  it('types by the schema that came in the same ZIP', async () => {
    const text = collection(
      `<a:f><a:num>0012</a:num><a:taux>1.50</a:taux><a:jour>2024-01-31Z</a:jour><a:ok>1</a:ok>${point}</a:f>`
    );
    const schema =
      '<schema><element name="f" substitutionGroup="gml:_Feature"><complexType><complexContent><extension base="gml:AbstractFeatureType"><sequence><element name="num"><simpleType><restriction base="string"><maxLength value="4"/></restriction></simpleType></element><element name="taux" type="decimal"/><element name="jour" type="date"/><element name="ok" type="boolean"/><element name="g" type="gml:GeometryPropertyType"/></sequence></extension></complexContent></complexType></element></schema>';
    const zip = zipSync({ 'd/a.gml': strToU8(text), 'd/a.xsd': strToU8(schema) });
    const outcome = await readFile(zip, { url: 'a.zip', assets: noCrsAssets });
    expect(outcome.ok && row(outcome.value)).toEqual({ num: '0012', taux: 1.5, jour: '2024-01-31', ok: true });
    expect(outcome.ok && outcome.value.columns.map((column) => column.type)).toEqual([
      'text',
      'number',
      'date',
      'boolean'
    ]);
  });
});

describe('what is no sound GML', () => {
  it('a cut answer is no short layer', async () => {
    const text = collection('<a:f><a:n>1</a:n></a:f>', '<a:f><a:n>2</a:n></a:f>');
    for (const share of [0.5, 0.8, 0.99]) {
      const cut = text.slice(0, Math.floor(text.length * share));
      expect(await read(cut, { url: 'https://x.fr/a' })).toMatchObject({ problem: { code: 'answer-cut' } });
      expect(await read(cut)).toMatchObject({ problem: { code: 'parse-failed', facts: { found: 'EOF' } } });
    }
  });

  it('an exception, alone or at the end of what had begun', async () => {
    const report =
      '<ows:ExceptionReport><ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>Panne</ows:ExceptionText></ows:Exception></ows:ExceptionReport>';
    const facts = { said: 'Panne', ogcCode: 'NoApplicableCode' };
    expect(await read(report)).toMatchObject({ problem: { code: 'service-exception', facts } });
    const late = collection('<a:f><a:n>1</a:n></a:f>').replace('</wfs:FeatureCollection>', report);
    expect(await read(late)).toMatchObject({ problem: { code: 'service-exception', facts } });
    const old =
      '<ServiceExceptionReport><ServiceException code="Oups">Panne</ServiceException></ServiceExceptionReport>';
    expect(await read(old)).toMatchObject({
      problem: { code: 'service-exception', facts: { said: 'Panne', ogcCode: 'Oups' } }
    });
  });

  it('another kind of XML, by its name', async () => {
    for (const [text, found] of [
      ['<kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>', 'KML'],
      ['<gpx version="1.1"/>', 'GPX'],
      ['<a><b/></a>', 'XML'],
      ['<WFS_Capabilities/>', 'WFS_Capabilities']
    ]) {
      expect(await read(text!)).toMatchObject({ problem: { code: 'unsupported-format', facts: { found } } });
    }
  });

  it('expands no entity', async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>';
    const text = collection('<a:f><a:nom>A [&f;][&b;]</a:nom></a:f>').replace('?>', `?>${doctype}`);
    expect(row((await table(text)).table)).toEqual({ nom: 'A [&f;][&b;]' });
  });

  it('reads windows-1252 that its prolog declares, or not', async () => {
    const text = collection('<a:f><a:nom>Préfecture</a:nom></a:f>');
    for (const prolog of ['<?xml version="1.0" encoding="ISO-8859-1"?>', '<?xml version="1.0"?>']) {
      const bytes = Uint8Array.from(text.replace('<?xml version="1.0"?>', prolog), (c) => c.charCodeAt(0));
      const outcome = await readGml(bytes, { url: 'x', assets: noCrsAssets });
      expect(outcome.ok && row(outcome.value)).toEqual({ nom: 'Préfecture' });
    }
  });

  it('never throws, whatever is done to the text', async () => {
    const sound = collection(
      `<a:f gml:id="1"><a:n>1</a:n><a:g><gml:Curve srsDimension="2"><gml:segments><gml:Arc><gml:posList>0 0 1 1 2 0</gml:posList></gml:Arc></gml:segments></gml:Curve></a:g></a:f>`
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length), fc.nat(40), fc.string({ maxLength: 12 }), async (at, length, put) => {
        const outcome = await read(sound.slice(0, at) + put + sound.slice(at + length));
        expect(outcome.ok || outcome.problem.code !== 'internal').toBe(true);
      }),
      { numRuns: 300, seed: 7 }
    );
  });

  it('gives the same whatever the pieces of the text', async () => {
    const { XmlScan } = await import('../xml/scan');
    const text = collection('<a:f><a:t>a & b &amp; <![CDATA[c & d]]></a:t></a:f>');
    const events = (size: number): string => {
      const seen: string[] = [];
      const scan = new XmlScan({ close: (name, said) => void seen.push(`${name}=${said}`) });
      for (let i = 0; i < text.length; i += size) scan.write(text.slice(i, i + size));
      return `${seen.join('|')} ${String(scan.end())}`;
    };
    expect(events(1000)).toContain('t=a & b & c & d');
    for (let size = 1; size < 30; size++) expect(events(size)).toBe(events(1000));
  });
});
