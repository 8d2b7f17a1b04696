import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, problemCodes } from './explain';
import type { Problem, ProblemCode } from './problem';
import { remedyOf } from './remedies';

const url = 'https://data.exemple.fr/wfs?service=WFS';
/** One problem of every code; a code without a sample does not compile. */
const samples: { [C in ProblemCode]: Extract<Problem, { code: C }>['facts'] } = {
  'source-unreachable': { url },
  'cors-refused': { url },
  timeout: { url, seconds: 20 },
  'http-status': { url, status: 500 },
  'auth-required': { url, status: 401 },
  'service-exception': { url, said: 'InvalidParameterValue', ogcCode: 'InvalidParameterValue' },
  'unexpected-content': { url, expected: 'GeoJSON', found: 'HTML' },
  truncated: { got: 1000, total: 8900 },
  'parse-failed': { format: 'GeoJSON', at: 12, expected: '}', found: ']' },
  'too-large': { bytes: 300 * 1048576, limit: 256 * 1048576 },
  'unsupported-crs': { crs: 'EPSG:9999' },
  'crs-guessed': { crs: 'EPSG:2154' },
  'axis-swapped': { crs: 'EPSG:2154' },
  'unsupported-format': { name: 'a.gpkg', found: 'SQLite' },
  'layer-unknown': { layer: 'communes', url },
  'column-unknown': { column: 'pop', known: ['nom', 'code'] },
  'empty-result': { url },
  'geometry-missing': { rows: 3 },
  'geometry-invalid': { rows: 1 },
  'geometry-mixed': { rows: 2 },
  precision: { crs: 'EPSG:27572', metres: 3 },
  'answer-cut': { url, bytes: 1024 },
  'mixed-content': { url: 'http://data.exemple.fr/wfs' },
  'rate-limited': { url, status: 429, seconds: 5 },
  'redirect-refused': { url, reason: 'loop' },
  'proxy-refused': { url, reason: 'host' },
  'service-empty': { url },
  'nothing-recognised': { text: 'bonjour' },
  'protocol-missing': { protocol: 'ArcGIS REST', url },
  'too-many': { total: 1090000, limit: 50000 },
  'scale-hidden': { layer: 'ppri' },
  'view-too-wide': { limit: 50000 },
  'crs-mismatch': { crs: 'EPSG:2154', likely: 'EPSG:3945' },
  'outside-area': { crs: 'EPSG:2154', rows: 12 },
  'position-invalid': { rows: 2 },
  'position-zero': { rows: 1 },
  'geometry-repaired': { rows: 4 },
  'dimensions-dropped': { rows: 534 },
  'curves-linearised': { rows: 3 },
  'ids-repeated': { rows: 5 },
  'antimeridian-split': { rows: 1 },
  'count-wrong': { claimed: 10, got: 9 },
  'content-type-wrong': { declared: 'text/html', found: 'JSON' },
  'charset-guessed': { charset: 'windows-1252' },
  'filter-local': { url },
  'filter-refused': { url, filter: 'date > 2024 OR type = 3' },
  'file-missing': { name: 'a.geojson' },
  'host-refused': { host: 'autre.exemple.fr', url },
  'crossing-input-missing': { layer: 'a' },
  'crossing-input-failed': { layer: 'a' },
  'crossing-cycle': { layer: 'a' },
  'crossing-partial': { layer: 'a', got: 1000, total: 8900 },
  'overlay-missing': {},
  'zone-missing': { name: 'Bazas' },
  'interpolate-outside': { rows: 12, total: 534 },
  'flows-none': { rows: 12 },
  'flows-report': { rows: 4000, total: 52000, kept: 30000, stays: 534, staying: 20000, unknown: 12, lost: 2000 },
  'rates-dropped': { columns: ['taux_chomage', 'densite'] },
  'join-report': {
    rows: 2000,
    matched: 1934,
    spacing: 4,
    zero: 41,
    corsica: 2,
    arrondissement: 3,
    merged: 9,
    spelling: 0,
    canton: 1,
    homonym: 0,
    missing: 1,
    unknown: 5,
    repeated: 2,
    total: 2100,
    without: 170,
    repaired: false,
    names: false
  },
  'document-invalid': { path: 'layers.0', expected: 'string', found: '3' },
  'document-version': { version: '9', known: 1 },
  'link-invalid': { reason: 'base64' },
  'entry-unknown': { entry: 'x' },
  'recipe-unknown': { recipe: 'x' },
  'territory-unknown': { territory: 'dep-99' },
  'catalogue-unavailable': { url, detail: '404' },
  'message-invalid': { method: 'addLayer', reason: 'params' },
  'basemap-unreachable': { basemap: 'plan-ign' },
  'webgl-missing': {},
  aborted: {},
  internal: { where: 'compile', detail: 'TypeError' }
};
const problems = Object.entries(samples).map(([code, facts]) => ({ code, facts }) as Problem);

const frenchOnly = /\b(le|la|les|une|des|ne|pas|cette|est|dans|carte|couche|réessayez|avec|du)\b/i;
const englishOnly = /\b(the|this|is|of|not|with|try|again|map|layer|which|your)\b/i;

describe('explain', () => {
  it.each(problems)('says $code in both languages, each in its own words', (problem) => {
    const fr = explain(problem, 'fr');
    const en = explain(problem, 'en');
    for (const e of [fr, en]) {
      expect(e.title.trim().split(/\s+/).length).toBeGreaterThanOrEqual(2);
      expect(e.title.trim().split(/\s+/).length).toBeLessThanOrEqual(4);
      expect(e.sentence).toMatch(/\.$/);
      expect(e.technical.split('\n')[0]).toBe(problem.code);
      expect(e.sentence).not.toMatch(/undefined|null|NaN|\[object/);
    }
    expect(`${fr.title} ${fr.sentence}`).not.toMatch(englishOnly);
    expect(`${en.title} ${en.sentence}`).not.toMatch(frenchOnly);
  });

  it.each(problems)('sets French spaces and apostrophes in $code', (problem) => {
    const { title, sentence } = explain(problem, 'fr');
    // EPSG codes hold a colon of their own
    const text = `${title} ${sentence}`.replaceAll(/EPSG:\d+/g, '');
    expect(text).not.toMatch(/[^\u00a0\u202f][:;?!%»]/);
    expect(text).not.toMatch(/«[^\u00a0]/);
    expect(text).not.toContain("'");
  });

  it('keeps figures, the remedy and the facts', () => {
    const truncated: Problem = { code: 'truncated', facts: { got: 1000, total: 8900 } };
    expect(explain(truncated, 'fr').sentence).toContain('1\u202f000 sur 8\u202f900');
    expect(explain(truncated, 'en').sentence).toContain('1,000 of 8,900');
    const slow: Problem = { code: 'timeout', facts: { url, seconds: 20 } };
    expect(explain(slow, 'fr').sentence).toBe(
      'Cette source ne répond pas (délai dépassé après 20\u00a0s). La carte continue sans elle.'
    );
    expect(explain(slow, 'fr').technical).toBe(`timeout\nAdresse\u00a0: ${url}\nDélai (s)\u00a0: 20`);
    expect(remedyOf(slow)).toBe('retry');
    expect(remedyOf({ code: 'file-missing', facts: { name: 'a.csv' } })).toBe('choose-file');
    expect(remedyOf(truncated)).toBe('filter');
  });

  it('never throws, whatever an address holds', () => {
    fc.assert(
      fc.property(fc.string(), (address) => {
        const problem: Problem = { code: 'source-unreachable', facts: { url: address } };
        expect(explain(problem, 'fr').sentence.length).toBeGreaterThan(20);
      })
    );
  });

  // `npx vitest run src/lib/core/problems -u` writes the page again
  it('is listed whole in docs/problems.md', async () => {
    const page = [
      '# Problems',
      '',
      'Every expected failure is a problem `{ code, facts }`. Codes are stable: scripts, tests and support desks may rely on them. This page is written by `src/lib/core/problems/explain.test.ts`.',
      '',
      ...problemCodes.flatMap((code) => {
        const problem = { code, facts: samples[code] } as Problem;
        return [
          `## \`${code}\``,
          '',
          `Facts: ${
            Object.keys(samples[code])
              .map((f) => `\`${f}\``)
              .join(', ') || 'none'
          }. Remedy: \`${remedyOf(problem)}\`.`,
          '',
          `- **${explain(problem, 'fr').title}**: ${explain(problem, 'fr').sentence}`,
          `- **${explain(problem, 'en').title}**: ${explain(problem, 'en').sentence}`,
          ''
        ];
      })
    ].join('\n');
    await expect(page).toMatchFileSnapshot('../../../../docs/problems.md');
  });
});
