/** What « Ouvrir des fichiers » offers in the system's window; content decides afterwards. */
export const fileTypes = '.geojson,.json,.gml,.csv,.tsv,.txt,.zip,application/geo+json,text/csv,application/zip';
