import { isWholeJoin } from './join-words';
import type { Problem, ProblemCode } from './problem';

/**
 * What helps: ask again, give the file, ask for less (`filter`) or for what is in view only (`view`), go through the
 * site's relay, give a name and password (`sign-in`), state the coordinate system (`set-crs`), zoom in, take codes
 * that are written otherwise for what they mean (`repair`), or nothing that a button could do.
 */
export type Remedy =
  'retry' | 'choose-file' | 'filter' | 'view' | 'relay' | 'sign-in' | 'set-crs' | 'zoom' | 'repair' | 'none';

const remedies: Readonly<Record<ProblemCode, Remedy>> = {
  'source-unreachable': 'retry',
  'cors-refused': 'relay',
  timeout: 'retry',
  'http-status': 'retry',
  'auth-required': 'sign-in',
  'service-exception': 'retry',
  'unexpected-content': 'retry',
  truncated: 'filter',
  'parse-failed': 'retry',
  'too-large': 'filter',
  'unsupported-crs': 'set-crs',
  'crs-guessed': 'set-crs',
  'axis-swapped': 'set-crs',
  'unsupported-format': 'none',
  'layer-unknown': 'retry',
  'column-unknown': 'none',
  'empty-result': 'none',
  'geometry-missing': 'none',
  'geometry-invalid': 'none',
  'geometry-mixed': 'none',
  precision: 'none',
  'answer-cut': 'retry',
  'mixed-content': 'relay',
  'rate-limited': 'retry',
  'redirect-refused': 'retry',
  'proxy-refused': 'retry',
  'service-empty': 'retry',
  'nothing-recognised': 'none',
  'protocol-missing': 'none',
  'too-many': 'view',
  'scale-hidden': 'zoom',
  'view-too-wide': 'zoom',
  'crs-mismatch': 'set-crs',
  'outside-area': 'set-crs',
  'position-invalid': 'none',
  'position-zero': 'none',
  'geometry-repaired': 'none',
  'dimensions-dropped': 'none',
  'curves-linearised': 'none',
  'ids-repeated': 'none',
  'antimeridian-split': 'none',
  'count-wrong': 'none',
  'content-type-wrong': 'none',
  'charset-guessed': 'none',
  'filter-local': 'none',
  'filter-refused': 'none',
  'file-missing': 'choose-file',
  'host-refused': 'none',
  'crossing-input-missing': 'none',
  'crossing-input-failed': 'retry',
  'crossing-cycle': 'none',
  'crossing-partial': 'filter',
  'overlay-missing': 'retry',
  'zone-missing': 'none',
  'interpolate-outside': 'none',
  'flows-none': 'none',
  'flows-report': 'none',
  'rates-dropped': 'none',
  'join-report': 'repair',
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

/** Notices that change nothing of what is seen: a row tells them only when it is opened. */
const quiet: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'dimensions-dropped',
  'curves-linearised',
  'ids-repeated',
  'count-wrong',
  'content-type-wrong',
  'charset-guessed',
  'filter-local'
]);

/** Whether a notice may wait until somebody looks closer. */
export function isQuiet(notice: Problem): boolean {
  return quiet.has(notice.code) || (notice.code === 'join-report' && isWholeJoin(notice.facts));
}
