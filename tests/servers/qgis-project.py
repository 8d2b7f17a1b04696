"""Writes a QGIS project over the layers of a GeoPackage, published by WFS and WMS: `qgis-project.py data.gpkg project.qgs`."""

import sys

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer

source, target = sys.argv[1:]
application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()
project.setCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
for name in ("gironde", "routes", "places"):
    layer = QgsVectorLayer(f"{source}|layername={name}", name, "ogr")
    if not layer.isValid():
        sys.exit(f"no layer {name} in {source}")
    project.addMapLayer(layer)
identifiers = list(project.mapLayers())
project.writeEntry("WFSLayers", "/", identifiers)
for identifier in identifiers:
    project.writeEntry("WFSLayersPrecision", "/" + identifier, 8)
project.writeEntry("WMSCrsList", "/", ["EPSG:2154", "EPSG:3857", "EPSG:4326"])
project.writeEntry("WMSServiceCapabilities", "/", True)
project.writeEntry("WMSServiceTitle", "/", "Essais de QGIS")
for formats in ("WMTSLayers", "WMTSPngLayers"):
    project.writeEntry(formats, "Layer", identifiers)
if not project.write(target):
    sys.exit(f"could not write {target}")
application.exitQgis()
