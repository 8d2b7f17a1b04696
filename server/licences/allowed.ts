/** Licences that production dependencies may have: permissive, or a font's own. */
const allowed = new Set(
  'MIT ISC BSD-2-Clause BSD-3-Clause 0BSD Apache-2.0 BlueOak-1.0.0 CC0-1.0 Unlicense Zlib OFL-1.1 EDL-1.0 BSL-1.0 Python-2.0'.split(
    ' '
  )
);

/** True when one branch of an SPDX expression (`A OR B`, `(A AND B)`) holds allowed licences only. */
export function isAllowed(expression: string): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(/ OR /i)
    .some((branch) => branch.split(/ AND /i).every((licence) => allowed.has(licence.trim())));
}
