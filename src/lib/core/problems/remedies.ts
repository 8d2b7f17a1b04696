import type { Problem, ProblemCode } from './problem';

/** What helps: ask again, give the file, ask for less, or nothing that a button could do. */
export type Remedy = 'retry' | 'choose-file' | 'filter' | 'none';

const remedies: Readonly<Record<ProblemCode, Remedy>> = {
  'source-unreachable': 'retry',
  'cors-refused': 'retry',
  timeout: 'retry',
  'http-status': 'retry',
  'auth-required': 'retry',
  'service-exception': 'retry',
  'unexpected-content': 'retry',
  truncated: 'filter',
  'parse-failed': 'retry',
  'too-large': 'filter',
  'unsupported-crs': 'none',
  'crs-guessed': 'none',
  'axis-swapped': 'none',
  'unsupported-format': 'none',
  'layer-unknown': 'retry',
  'column-unknown': 'none',
  'empty-result': 'none',
  'geometry-missing': 'none',
  'geometry-invalid': 'none',
  'geometry-mixed': 'none',
  precision: 'none',
  'file-missing': 'choose-file',
  'host-refused': 'none',
  'crossing-input-missing': 'none',
  'crossing-input-failed': 'retry',
  'crossing-cycle': 'none',
  'crossing-partial': 'filter',
  'join-unmatched': 'none',
  'document-invalid': 'none',
  'document-version': 'none',
  'link-invalid': 'none',
  'entry-unknown': 'none',
  'recipe-unknown': 'none',
  'territory-unknown': 'none',
  'catalogue-unavailable': 'retry',
  'message-invalid': 'none',
  'basemap-unreachable': 'retry',
  'webgl-missing': 'none',
  aborted: 'retry',
  internal: 'retry'
};

/** The remedy to offer beside the words of a problem. */
export function remedyOf(problem: Problem): Remedy {
  return remedies[problem.code];
}
