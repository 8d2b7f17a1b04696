// Capabilities written by hand after what the servers named write, for tests.

export const geoserver130 = `<?xml version="1.0" encoding="UTF-8"?>
<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink">
<Service><Name>WMS</Name><Title>Serveur &amp; données</Title><LayerLimit>5</LayerLimit><MaxWidth>2048</MaxWidth><MaxHeight>2048</MaxHeight></Service>
<Capability><Request>
<GetCapabilities><Format>text/xml</Format></GetCapabilities>
<GetMap><Format>image/png</Format><Format>image/jpeg</Format><Format>image/png; mode=8bit</Format>
<DCPType><HTTP><Get><OnlineResource xlink:type="simple" xlink:href="http://geoserver.interne:8080/geoserver/ows?SERVICE=WMS&amp;"/></Get></HTTP></DCPType></GetMap>
<GetFeatureInfo><Format>text/plain</Format><Format>application/vnd.ogc.gml</Format><Format>text/html</Format><Format>application/json</Format></GetFeatureInfo>
</Request><Exception><Format>XML</Format></Exception>
<Layer><Title>Racine</Title><CRS>EPSG:4326</CRS><CRS>CRS:84</CRS>
<Style><Name>commun</Name><Title>Commun</Title></Style>
<EX_GeographicBoundingBox><westBoundLongitude>-5</westBoundLongitude><eastBoundLongitude>10</eastBoundLongitude><southBoundLatitude>41</southBoundLatitude><northBoundLatitude>51.5</northBoundLatitude></EX_GeographicBoundingBox>
<Attribution><Title>Météo</Title></Attribution>
<Layer queryable="1"><Name>meteo</Name><Title>Météo</Title><CRS>EPSG:2154</CRS><MinScaleDenominator>1000</MinScaleDenominator><MaxScaleDenominator>500000</MaxScaleDenominator>
<Layer><Name>meteo:pluie</Name><Title>Pluie</Title><Abstract>Cumul</Abstract><CRS>EPSG:4171</CRS><CRS>EPSG:2154</CRS>
<Dimension name="time" default="2024-06-03" units="ISO8601">2024-06-01/2024-06-03/P1D</Dimension>
<Style><Name>pluie</Name><Title>Pluie</Title><LegendURL width="20" height="20"><Format>image/png</Format><OnlineResource xlink:href="http://geoserver.interne:8080/geoserver/ows?request=GetLegendGraphic&amp;layer=meteo:pluie"/></LegendURL></Style>
<Style><Name>gris</Name><Title>Gris</Title></Style></Layer>
<Layer queryable="0"><Name>meteo:vent</Name><Title>Vent</Title><MinScaleDenominator>0</MinScaleDenominator><MaxScaleDenominator>50000</MaxScaleDenominator><Attribution><Title>Autre</Title></Attribution></Layer>
</Layer></Layer></Capability></WMS_Capabilities>`;

export const mapserver111 = `<?xml version='1.0' encoding="ISO-8859-1" standalone="no" ?>
<!DOCTYPE WMT_MS_Capabilities SYSTEM "http://schemas.opengis.net/wms/1.1.1/WMS_MS_Capabilities.dtd" [ <!ELEMENT VendorSpecificCapabilities EMPTY> ]>
<WMT_MS_Capabilities version="1.1.1">
<Service><Name>OGC:WMS</Name><Title>Risques</Title><OnlineResource xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://127.0.0.1/cgi-bin/mapserv?map=/srv/risques.map&"/></Service>
<Capability><Request>
<GetMap><Format>image/png</Format><Format>image/png; mode=8bit</Format><Format>image/jpeg</Format><DCPType><HTTP><Get><OnlineResource xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://127.0.0.1/cgi-bin/mapserv?map=/srv/risques.map&amp;"/></Get></HTTP></DCPType></GetMap>
<GetFeatureInfo><Format>text/plain</Format><Format>application/vnd.ogc.gml</Format></GetFeatureInfo>
<GetLegendGraphic><Format>image/png</Format></GetLegendGraphic>
</Request>
<Layer><Name>risques</Name><Title>Risques</Title><SRS>EPSG:2154 EPSG:4326 EPSG:3857</SRS><LatLonBoundingBox minx="-5.2" miny="41.3" maxx="9.6" maxy="51.1" />
<Layer queryable="1" opaque="1" cascaded="0"><Name>ALEARG</Name><Title>Argiles</Title>
<Dimension name="time" units="ISO8601"/><Extent name="time" default="2020" nearestValue="0">2015,2018,2020</Extent>
<Style><Name>default</Name><Title>default</Title><LegendURL width="1" height="2"><Format>image/png</Format><OnlineResource xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://127.0.0.1/cgi-bin/mapserv?map=/srv/risques.map&amp;version=1.1.1&amp;service=WMS&amp;request=GetLegendGraphic&amp;layer=ALEARG&amp;format=image/png"/></LegendURL></Style>
<ScaleHint min="3.959797974644" max="98.9949493661"/></Layer>
</Layer></Capability></WMT_MS_Capabilities>`;

export const qgis130 = `<?xml version="1.0" encoding="utf-8"?>
<WMS_Capabilities xmlns="http://www.opengis.net/wms" xmlns:sld="http://www.opengis.net/sld" xmlns:qgs="http://www.qgis.org/wms" version="1.3.0">
<Service><Name>WMS</Name><Title>PLU</Title></Service>
<Capability><Request><GetMap><Format>image/jpeg</Format><Format>image/png</Format><Format>image/png; mode=16bit</Format></GetMap>
<GetFeatureInfo><Format>text/plain</Format><Format>text/html</Format><Format>text/xml</Format><Format>application/vnd.ogc.gml</Format></GetFeatureInfo>
<sld:GetLegendGraphic><Format>image/jpeg</Format></sld:GetLegendGraphic></Request>
<Layer queryable="1"><Title>PLU</Title><CRS>EPSG:3945</CRS><CRS>EPSG:3857</CRS>
<Layer queryable="1"><Name>Zonage PLU</Name><Title>Zonage</Title><CRS>EPSG:3945</CRS><CRS>EPSG:3857</CRS><Style><Name>défaut</Name><Title>défaut</Title></Style></Layer>
</Layer></Capability></WMS_Capabilities>`;

export const arcgis111 = `<?xml version="1.0" encoding="UTF-8"?>
<WMT_MS_Capabilities version="1.1.1"><Service><Name><![CDATA[Corine]]></Name><Title><![CDATA[Corine]]></Title></Service>
<Capability><Request><GetMap><Format>image/bmp</Format><Format>image/jpeg</Format><Format>image/png24</Format><Format>image/gif</Format></GetMap>
<GetFeatureInfo><Format>application/vnd.esri.wms_raw_xml</Format><Format>application/vnd.esri.wms_featureinfo_xml</Format><Format>text/html</Format><Format>text/plain</Format></GetFeatureInfo></Request>
<Layer><Title><![CDATA[Layers]]></Title><SRS>EPSG:4326</SRS><SRS>EPSG:102100</SRS><LatLonBoundingBox minx="-180" miny="-90" maxx="180" maxy="90"/>
<Layer queryable="1"><Name>0</Name><Title><![CDATA[Occupation]]></Title><Style><Name>default</Name><Title>0</Title></Style></Layer>
</Layer></Capability></WMT_MS_Capabilities>`;
