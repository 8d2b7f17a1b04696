import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { browserArgs, chromium } from './packages.mjs';

/** Journeys in real Chromium: Debian's when it is there, else Playwright's own. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? ([['json']] as ['json'][]) : [])],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'fr-FR',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      args: [...browserArgs, '--enable-precise-memory-info', '--js-flags=--expose-gc']
    }
  }
});
