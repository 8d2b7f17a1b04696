/**
 * Dictionary of permalink format 1: texts that documents often hold, the most frequent last (deflate reaches back).
 * Never change a byte of it: old links are read with it. A better one is dictionary 2, with format version 2.
 */
const words = [
  'https://ressources.data.sncf.com/api/explore/v2.1/catalog/datasets/liste-des-gares/exports/geojson',
  'https://data.education.gouv.fr/api/explore/v2.1/catalog/datasets/fr-en-annuaire-education/exports/geojson?where=',
  'https://www.data.gouv.fr/api/1/datasets/r/',
  '/api/explore/v2.1/catalog/datasets/',
  '/exports/geojson?where=code_departement%3D%22',
  'https://www.georisques.gouv.fr/services',
  'https://data.geopf.fr/wfs/ows","typeName":"ADMINEXPRESS-COG-CARTO-PE.LATEST:commune","version":"2.0.0"',
  'ADMINEXPRESS-COG-CARTO-PE.LATEST:departement',
  'ADMINEXPRESS-COG-CARTO-PE.LATEST:epci","cql":"codes_insee_des_departements_membres LIKE \'%',
  '"cql":"code_insee_du_departement=\'33\'"',
  "code_insee_de_la_region='75'",
  'nom_officiel","population","code_siren","codes_siren_des_epci',
  'Licence Ouverte 2.0","ODbL 1.0',
  'IGN – Géoplateforme · Ministère de l’Éducation nationale · Insee · SNCF Réseau · Géorisques',
  'par commune par intercommunalité par département Habitants pour 10 000 habitants Densité de population (hab./km²)',
  '{"kind":"csv","url":"demo/populations.csv","plain":true}',
  '{"kind":"geojson","url":"demo/zones.geojson"}',
  'demo/departements.geojson"},"where":{"all":[{"column":"dep","op":"=","value":"33"}]}',
  '"op":"contains","value":"","op":"in","value":[","op":">=","value":10000}],"distinct":"code_uic"',
  '{"kind":"derived","crossing":{"kind":"ratio","layer":"l","numerator":"population","denominator":{"by":"area"},"per":1}}',
  '"denominator":{"by":"column","column":"population"},"per":10000}}',
  '{"kind":"derived","crossing":{"kind":"join","areas":"l1","areasKey":"code_insee","table":"l2","tableKey":"code_insee","columns":["population"]}}',
  '{"kind":"derived","crossing":{"kind":"count-in","areas":"l1","points":"l2","sum":"',
  '"source":{"kind":"wms","url":"https://","layers":["","version":"1.3.0","format":"image/png"}',
  '"source":{"kind":"wfs","url":"https://","typeName":"","version":"2.0.0","srsName":"EPSG:2154","format":"application/json","pageSize":1000}',
  '"style":{"kind":"categories","column":"type","values":[{"value":"","colour":"qual-1"},{"value":"","colour":"qual-2"}],"size":5}',
  '"style":{"kind":"circles","column":"nombre","colour":"carte-cercle","maxRadius":24,"maxValue":1',
  '"style":{"kind":"classes","column":"","method":"quantile","classes":5,"palette":"petrole","breaks":[0,1,"size":5}',
  '"palette":"ocre","palette":"bleu","palette":"foret","palette":"brique","palette":"prune"',
  '"style":{"kind":"single","colour":"qual-1","fill":"outline","size":4}',
  '"visible":false,"opacity":0.5,"decidedBy":{"style":"author","place":"automatic"}',
  '"basemap":"plan-ign","basemap":"ortho","from":{"recipe":"',
  '"territory":{"kind":"dep","code":"33"},"page":{"legend":true,"title":true}',
  '{"title":"","basemap":"offline","view":[-0.58,44.84,8.5,0,0],"territory":null,"layers":[{"id":"l1","name":"","source":{"kind":"',
  ',"style":null,"entry":"","credit":"'
];

export const dictionary1: Uint8Array = new TextEncoder().encode(words.join('\n'));
