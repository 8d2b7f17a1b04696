import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { playwrightCounts, total, vitestCounts } from '../counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: unknown): string => {
  writeFileSync(join(folder, name), JSON.stringify(content));
  return join(folder, name);
};

const units = file('v.json', {
  success: false,
  testResults: [
    {
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'a' },
        { status: 'failed', fullName: 'b' },
        { status: 'pending', fullName: '[ogc-kit] c' }
      ]
    },
    { status: 'failed', assertionResults: [] }
  ]
});
const journeys = file('p.json', {
  errors: [],
  suites: [
    {
      title: 'one.e2e.ts',
      specs: [{ title: 'x', tests: [{ status: 'expected' }] }],
      suites: [{ title: 'inner', specs: [{ title: 'y', tests: [{ status: 'skipped' }] }] }]
    }
  ]
});

it('sums passed, failed and skipped of both runners; a file that breaks is a failure', () => {
  expect(total([vitestCounts(units), playwrightCounts(journeys)], false)).toEqual({
    passed: 2,
    failed: 2,
    skipped: ['[ogc-kit] c', 'one.e2e.ts inner y'],
    refused: []
  });
});

it('refuses any skip but the optional kit’s when strict', () => {
  expect(total([vitestCounts(units), playwrightCounts(journeys)], true).refused).toEqual(['one.e2e.ts inner y']);
});

it('takes a runner without a report as failed', () => {
  expect(vitestCounts(join(folder, 'none.json')).failed).toBe(1);
  expect(playwrightCounts(join(folder, 'none.json')).failed).toBe(1);
});
