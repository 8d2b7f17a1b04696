import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Counts */

/** A runner that wrote no report has failed, whatever its reason. */
const crashed = { passed: 0, failed: 1, skipped: /** @type {string[]} */ ([]) };

/**
 * What Vitest's JSON report counts.
 * @param {string} file
 * @returns {Counts}
 */
export function vitestCounts(file) {
  if (!existsSync(file)) return crashed;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const counts = { passed: 0, failed: 0, skipped: /** @type {string[]} */ ([]) };
  for (const suite of report.testResults) {
    if (suite.status === 'failed' && suite.assertionResults.length === 0) counts.failed++; // the file itself broke
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') counts.passed++;
      else if (test.status === 'failed') counts.failed++;
      else counts.skipped.push(test.fullName);
    }
  }
  if (!report.success && counts.failed === 0) counts.failed++;
  return counts;
}

/**
 * What Playwright's JSON report counts.
 * @param {string} file
 * @returns {Counts}
 */
export function playwrightCounts(file) {
  if (!existsSync(file)) return crashed;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const counts = { passed: 0, failed: report.errors.length, skipped: /** @type {string[]} */ ([]) };
  const visit = (/** @type {any} */ suite, /** @type {string} */ path) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected') counts.passed++;
        else if (test.status === 'skipped') counts.skipped.push(`${path} ${spec.title}`);
        else counts.failed++;
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, `${path} ${inner.title}`.trim());
  };
  for (const suite of report.suites) visit(suite, suite.title);
  return counts;
}

/** In the names of tests that need what a machine may lack: a larger kit of data, a gigabyte of software. */
const optional = /\[(ogc-kit|qgis-server)\]/;

/**
 * Sums reports. With `strict`, a skip is a failure unless it is one of what is optional.
 * @param {Counts[]} reports
 * @param {boolean} strict
 */
export function total(reports, strict) {
  const skipped = reports.flatMap((r) => r.skipped);
  const refused = strict ? skipped.filter((name) => !optional.test(name)) : [];
  const sum = (/** @type {'passed' | 'failed'} */ key) => reports.reduce((n, r) => n + r[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped, refused };
}
