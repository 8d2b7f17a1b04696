/** What « Ouvrir des fichiers » offers in the system's window; content decides afterwards. */
export const fileTypes =
  '.geojson,.geojsonl,.geojsons,.json,.jsonl,.ndjson,.topojson,.gml,.xml,.csv,.tsv,.txt,.zip,.gz,' +
  'application/geo+json,text/csv,application/zip,application/gzip';
