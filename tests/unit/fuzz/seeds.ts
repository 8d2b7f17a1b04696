import { gzipSync, strToU8, zipSync } from 'fflate';
import { handShapefile } from '../../../src/lib/core/formats/shapefile/hand-shapefile';

/** Small valid inputs, one of each habit of the formats, for the fuzzer to break. */
const text = (...lines: readonly string[]): Uint8Array => strToU8(lines.join('\n'));
const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value));

const square = [[0, 45], [1, 45], [1, 46], [0, 46], [0, 45]]; // prettier-ignore
const features = [
  { type: 'Feature', id: 'a.1', properties: { code: '01001', nom: 'Été « 1 »', n: 1.5, le: '2024-01-31' }, geometry: { type: 'Point', coordinates: [2.35, 48.85, 30] } },
  { type: 'Feature', id: 2, properties: { code: '2A004', n: null, liste: [1, 'a'], objet: { b: [{}] } }, geometry: { type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] } },
  { type: 'Feature', properties: { code: '33063', n: '1 234,5', ok: true }, geometry: { type: 'LineString', coordinates: [[170, 0], [-170, 10], [-160, 20]] } },
  { type: 'Feature', properties: null, geometry: { type: 'Polygon', coordinates: [square, [[0.2, 45.2], [0.4, 45.2], [0.4, 45.4], [0.2, 45.2]]] } },
  { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: [[square], [[[5, 5], [7, 7], [7, 5], [5, 7], [5, 5]]]] } },
  { type: 'Feature', properties: {}, geometry: { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [0, 0] }, { type: 'MultiLineString', coordinates: [[[0, 0], [1, 1]]] }] } },
  { type: 'Feature', properties: {}, geometry: null }
]; // prettier-ignore

export const geojsonSeeds = [
  json({ type: 'FeatureCollection', numberMatched: 7, links: [{ rel: 'next', href: 'x' }], features }),
  json({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } }, features: [{ type: 'Feature', properties: { a: 1 }, geometry: { type: 'Point', coordinates: [413471.4, 6420759.1] } }] }),
  json(features[3]),
  json({ type: 'Point', coordinates: [1, 2] }),
  text(JSON.stringify(features[0]), JSON.stringify(features[2]))
]; // prettier-ignore

export const csvSeeds = [
  text('code;nom;population;le;longitude;latitude', '01001;"L’Abergement; ""dit""";1 234,5;31/01/2024;5,42;46,15', '33063;Bordeaux;260958;2024-02-01;-0,57;44,83', '2A004;Ajaccio;nd;3 mars 2024;8,73;41,92'),
  text('nom,geo_point_2d', 'a,"44.8, -0.5"', 'b,'),
  text('Titre', '', 'a\tb\tc', '1\t2\t3', '4\t5'),
  text('x|y', '413471,4551|6420759,1829', '0|0')
]; // prettier-ignore

const hand = handShapefile([
  { x: 413471.4551, y: 6420759.1829, nom: 'Préfecture', n: 12 },
  { x: 0, y: 0, nom: '', n: 0 }
]);
/** One record of a polygon shapefile: two rings, the second a hole. */
const polygonShp = ((): Uint8Array => {
  const rings = [
    [[0, 0], [0, 4], [4, 4], [4, 0], [0, 0]],
    [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]
  ]; // prettier-ignore
  const points = rings.flat();
  const content = 44 + 4 * rings.length + 16 * points.length;
  const view = new DataView(new ArrayBuffer(100 + 8 + content));
  view.setInt32(0, 9994);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  view.setInt32(100, 1);
  view.setInt32(104, content / 2);
  view.setInt32(108, 5, true);
  view.setInt32(144, rings.length, true);
  view.setInt32(148, points.length, true);
  view.setInt32(156, 5, true);
  points.forEach(([x, y], i) => {
    view.setFloat64(160 + 16 * i, x!, true);
    view.setFloat64(168 + 16 * i, y!, true);
  });
  return new Uint8Array(view.buffer);
})();
const prj = strToU8('PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993"],PROJECTION["Lambert_Conformal_Conic"]]');

export const shpSeeds = [hand.shp, polygonShp];
export const dbfSeeds = [hand.dbf];
export const companionShp = hand.shp;
export const zipSeeds = [
  zipSync({ 'a/a.shp': hand.shp, 'a/a.dbf': hand.dbf, 'a/a.prj': prj, 'a/a.cpg': strToU8('1252') }, { level: 0 }),
  zipSync({ 'liste.csv': csvSeeds[0]! }),
  zipSync({ 'p.shp': polygonShp }, { level: 0 })
];

export const wfsCapabilitiesSeeds = [
  text(
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<wfs:WFS_Capabilities version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:ows="http://www.opengis.net/ows/1.1">',
    '<ows:ServiceIdentification><ows:Title>Été &amp; hiver</ows:Title></ows:ServiceIdentification>',
    '<ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:DCP><ows:HTTP><ows:Get xlink:href="http://x/ows?"/></ows:HTTP></ows:DCP>',
    '<ows:Parameter name="outputFormat"><ows:AllowedValues><ows:Value>application/json</ows:Value></ows:AllowedValues></ows:Parameter></ows:Operation>',
    '<ows:Constraint name="CountDefault"><ows:NoValues/><ows:DefaultValue>2000</ows:DefaultValue></ows:Constraint></ows:OperationsMetadata>',
    '<FeatureTypeList><FeatureType><Name>ms:gares</Name><Title><![CDATA[Gares <b>]]></Title><DefaultCRS>urn:ogc:def:crs:EPSG::2154</DefaultCRS>',
    '<OtherCRS>EPSG:4326</OtherCRS><OutputFormats><Format>geojson</Format></OutputFormats>',
    '<ows:WGS84BoundingBox><ows:LowerCorner>-5 41</ows:LowerCorner><ows:UpperCorner>10 51</ows:UpperCorner></ows:WGS84BoundingBox></FeatureType></FeatureTypeList>',
    '</wfs:WFS_Capabilities>'
  ),
  text(
    '<WFS_Capabilities version="1.0.0"><Capability><Request><GetFeature><ResultFormat><GML2/><GEOJSON/></ResultFormat></GetFeature></Request></Capability>',
    '<FeatureTypeList><FeatureType><Name>a</Name><SRS>EPSG:27572</SRS><LatLongBoundingBox minx="-5" miny="41" maxx="10" maxy="51"/></FeatureType></FeatureTypeList></WFS_Capabilities>'
  )
];

export const exceptionSeeds = [
  text('<ows:ExceptionReport version="2.0.0"><ows:Exception exceptionCode="InvalidParameterValue" locator="typename"><ows:ExceptionText>Couche &lt;a&gt; inconnue</ows:ExceptionText></ows:Exception></ows:ExceptionReport>'),
  text('<?xml version="1.0"?><ServiceExceptionReport><ServiceException code="LayerNotDefined"><![CDATA[non]]></ServiceException></ServiceExceptionReport>'),
  text('<!DOCTYPE html><html><body>Connexion</body></html>')
]; // prettier-ignore

export const gmlSeeds = [
  text(
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<wfs:FeatureCollection numberMatched="3" numberReturned="3" next="http://x/?startIndex=3" xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:ms="http://x/ms">',
    '<wfs:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::4326"><gml:lowerCorner>41 -5</gml:lowerCorner><gml:upperCorner>51 10</gml:upperCorner></gml:Envelope></wfs:boundedBy>',
    '<wfs:member><ms:gare gml:id="gare.1"><ms:geom><gml:Point srsName="urn:ogc:def:crs:EPSG::4326" srsDimension="3"><gml:pos>48.85 2.35 30</gml:pos></gml:Point></ms:geom><ms:code>01001</ms:code><ms:nom>Été &amp; <![CDATA[<b>]]></ms:nom></ms:gare></wfs:member>',
    '<wfs:member><ms:gare gml:id="gare.2"><ms:geom><gml:MultiSurface srsName="EPSG:4326"><gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 45 1 45 1 46 0 45</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>0.2 45.1 0.4 45.1 0.4 45.2 0.2 45.1</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></ms:geom><ms:code xsi:nil="true"/><ms:n>1 234,5</ms:n></ms:gare></wfs:member>',
    '<wfs:member><ms:gare gml:id="gare.2"><ms:geom><gml:Curve><gml:segments><gml:Arc><gml:posList>0 45 1 46 2 45</gml:posList></gml:Arc><gml:LineStringSegment><gml:posList>2 45 3 45</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve></ms:geom></ms:gare></wfs:member>',
    '</wfs:FeatureCollection>'
  ),
  text(
    '<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml">',
    '<gml:featureMember><a fid="a.1"><g><gml:LineString srsName="http://www.opengis.net/gml/srs/epsg.xml#2154"><gml:coordinates decimal="." cs="," ts=" ">413471,6420759 413500,6420800</gml:coordinates></gml:LineString></g><d>2024-01-31</d></a></gml:featureMember>',
    '<gml:featureMember><a fid="a.2"><g><gml:Polygon><gml:outerBoundaryIs><gml:LinearRing><gml:coord><gml:X>1</gml:X><gml:Y>2</gml:Y></gml:coord><gml:coord><gml:X>2</gml:X><gml:Y>2</gml:Y></gml:coord><gml:coord><gml:X>2</gml:X><gml:Y>3</gml:Y></gml:coord></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon></g></a></gml:featureMember></wfs:FeatureCollection>'
  )
];

export const schemaSeeds = [
  text(
    '<xsd:schema targetNamespace="http://x/ms" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:gml="http://www.opengis.net/gml/3.2"><xsd:element name="gare" type="ms:gareType" substitutionGroup="gml:AbstractFeature"/>',
    '<xsd:complexType name="gareType"><xsd:complexContent><xsd:extension base="gml:AbstractFeatureType"><xsd:sequence><xsd:element name="geom" type="gml:PointPropertyType"/><xsd:element name="n" type="xsd:integer" minOccurs="0"/>',
    '<xsd:element name="nom"><xsd:simpleType><xsd:restriction base="xsd:string"><xsd:maxLength value="10"/></xsd:restriction></xsd:simpleType></xsd:element></xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType></xsd:schema>'
  )
];

const topology = {
  type: 'Topology',
  transform: { scale: [0.001, 0.001], translate: [0, 45] },
  arcs: [[[0, 0], [1000, 0], [0, 1000]], [[1000, 1000], [-1000, 0], [0, -1000]]], // prettier-ignore
  objects: {
    zones: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', id: 'a', properties: { code: '01001' }, arcs: [[0, 1]] }, { type: 'Point', coordinates: [10, 10] }, { type: 'MultiLineString', arcs: [[0], [-2]] }, { type: null }] }
  }
}; // prettier-ignore
export const topojsonSeeds = [json(topology)];

export const recordsSeeds = [
  json({ total_count: 2, results: [{ code: '01001', n: 1, geo_point_2d: { lon: 2, lat: 48 } }, { code: '33063', n: null, geo_point_2d: { lon: -0.5, lat: 44.8 } }] }),
  json([{ a: { b: { c: 1 } }, x: 1, y: 2 }, { a: null, geom: 'POLYGON((0 45, 1 45, 1 46, 0 45))' }]),
  text('{"a":1,"lon":2,"lat":48}', '{"a":2,"lon":3,"lat":47}')
]; // prettier-ignore

/** A tile of three features, written field by field (Mapbox Vector Tile 2.1): a point, a line, an area with a hole. */
export const tileSeeds = ((): Uint8Array[] => {
  const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
  const zigzag = (n: number): number => (n << 1) ^ (n >> 31);
  const number = (field: number, n: number): number[] => [...varint(field << 3), ...varint(n)];
  const bytes = (field: number, content: readonly number[]): number[] => [...varint((field << 3) | 2), ...varint(content.length), ...content]; // prettier-ignore
  const word = (field: number, value: string): number[] => bytes(field, [...strToU8(value)]);
  const packed = (field: number, values: readonly number[]): number[] => bytes(field, values.flatMap(varint));
  const path = (...points: readonly [number, number][]): number[] => [(1 << 3) | 1, ...points.slice(0, 1).flat().map(zigzag), ((points.length - 1) << 3) | 2, ...points.slice(1).flat().map(zigzag)]; // prettier-ignore
  const square = (size: number): number[] => [...path([100, 100], [size, 0], [0, size], [-size, 0]), (1 << 3) | 7];
  const feature = (id: number, type: number, geometry: readonly number[]): number[] =>
    bytes(2, [...number(1, id), ...packed(2, [0, 0, 1, 1]), ...number(3, type), ...packed(4, geometry)]);
  const layer = [
    ...number(15, 2),
    ...word(1, 'zones'),
    ...feature(1, 1, [(1 << 3) | 1, zigzag(25), zigzag(17)]),
    ...feature(2, 2, path([2, 2], [0, 8], [4096, 0])),
    ...feature(3, 3, square(2000)),
    ...word(3, 'code'),
    ...word(3, 'n'),
    ...bytes(4, word(1, '01001')),
    ...bytes(4, number(5, 12)),
    ...number(5, 4096)
  ];
  const tile = Uint8Array.from(bytes(3, layer));
  return [tile, gzipSync(tile)];
})();

export const tileJsonSeeds = [
  json({ tilejson: '3.0.0', name: 'Zones', tiles: ['https://x/{z}/{x}/{y}.pbf'], minzoom: 4, maxzoom: 14, bounds: [-5, 41, 10, 51], attribution: '© X', vector_layers: [{ id: 'zones', description: 'a', minzoom: 4, maxzoom: 14, fields: { code: 'String' } }] }),
  json({ version: 8, name: 'Plan', sources: { plan: { type: 'vector', url: 'https://x/tiles.json' }, b: { type: 'vector', tiles: ['https://x/{z}/{x}/{y}.pbf'] } }, layers: [{ id: 'a', type: 'fill', source: 'plan', 'source-layer': 'zones' }] })
]; // prettier-ignore

export const wmsCapabilitiesSeeds = [
  text(
    '<?xml version="1.0" encoding="UTF-8"?><WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink"><Service><Title>Été</Title></Service>',
    '<Capability><Request><GetMap><Format>image/png</Format><DCPType><HTTP><Get><OnlineResource xlink:href="http://x/ows?"/></Get></HTTP></DCPType></GetMap><GetFeatureInfo><Format>application/json</Format></GetFeatureInfo></Request>',
    '<Layer><Title>Tout</Title><CRS>EPSG:3857</CRS><CRS>EPSG:2154</CRS><EX_GeographicBoundingBox><westBoundLongitude>-5</westBoundLongitude><eastBoundLongitude>10</eastBoundLongitude><southBoundLatitude>41</southBoundLatitude><northBoundLatitude>51</northBoundLatitude></EX_GeographicBoundingBox>',
    '<Layer queryable="1" opaque="0"><Name>ppri</Name><Title>Zones &amp; aléas</Title><BoundingBox CRS="EPSG:2154" minx="0" miny="6000000" maxx="1200000" maxy="7200000"/><Dimension name="time" units="ISO8601" default="2024-01-01">2000-01-01/2024-01-01/P1Y,2024-06-01</Dimension>',
    '<Style><Name>default</Name><LegendURL width="20" height="20"><Format>image/png</Format><OnlineResource xlink:href="http://x/legend.png"/></LegendURL></Style><MinScaleDenominator>1000</MinScaleDenominator><MaxScaleDenominator>2000000</MaxScaleDenominator></Layer></Layer></Capability></WMS_Capabilities>'
  ),
  text(
    '<WMT_MS_Capabilities version="1.1.1"><Service><Title>a</Title></Service><Capability><Request><GetMap><Format>image/png</Format></GetMap></Request><Layer><SRS>EPSG:4326 EPSG:27572</SRS><LatLonBoundingBox minx="-5" miny="41" maxx="10" maxy="51"/>',
    '<Layer><Name>b</Name><Title>B</Title><ScaleHint min="1" max="1000"/><Extent name="elevation">0/100/10</Extent></Layer></Layer></Capability></WMT_MS_Capabilities>'
  )
];

export const wmtsCapabilitiesSeeds = [
  text(
    '<Capabilities version="1.0.0" xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink"><ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP><ows:Get xlink:href="http://x/wmts?"><ows:Constraint name="GetEncoding"><ows:AllowedValues><ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get></ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>',
    '<Contents><Layer><ows:Title>Plan</ows:Title><ows:WGS84BoundingBox><ows:LowerCorner>-5 41</ows:LowerCorner><ows:UpperCorner>10 51</ows:UpperCorner></ows:WGS84BoundingBox><ows:Identifier>PLAN</ows:Identifier><Style isDefault="true"><ows:Identifier>normal</ows:Identifier></Style><Format>image/png</Format>',
    '<TileMatrixSetLink><TileMatrixSet>PM</TileMatrixSet><TileMatrixSetLimits><TileMatrixLimits><TileMatrix>1</TileMatrix><MinTileRow>0</MinTileRow><MaxTileRow>1</MaxTileRow><MinTileCol>0</MinTileCol><MaxTileCol>1</MaxTileCol></TileMatrixLimits></TileMatrixSetLimits></TileMatrixSetLink>',
    '<ResourceURL format="image/png" resourceType="tile" template="http://x/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"/></Layer>',
    '<TileMatrixSet><ows:Identifier>PM</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>',
    '<TileMatrix><ows:Identifier>0</ows:Identifier><ScaleDenominator>559082264.0287178</ScaleDenominator><TopLeftCorner>-20037508.34 20037508.34</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight></TileMatrix>',
    '<TileMatrix><ows:Identifier>1</ows:Identifier><ScaleDenominator>279541132.0143589</ScaleDenominator><TopLeftCorner>-20037508.34 20037508.34</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>2</MatrixWidth><MatrixHeight>2</MatrixHeight></TileMatrix></TileMatrixSet></Contents></Capabilities>'
  )
];
