import type { ExportFormat } from '../kind';

/** CSV, as spreadsheets of either language open it. */
export const csvFormat = {
  kind: 'csv',
  extension: 'csv',
  type: 'text/csv;charset=utf-8',
  words: { fr: 'Télécharger en CSV (tableur)', en: 'Download as CSV (spreadsheet)' },
  load: () => import('./write')
} as const satisfies ExportFormat<'csv'>;
