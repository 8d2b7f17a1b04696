import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium as launcher } from '@playwright/test';
import { browserArgs, chromium } from './packages.mjs';

/** Starts the browser of the tests for a script: Debian's when it is there, else Playwright's own. */
export const launchBrowser = (): Promise<Browser> =>
  launcher.launch({ ...(existsSync(chromium) ? { executablePath: chromium } : {}), args: browserArgs });

/** esbuild, which runs scripts, wraps inner functions in a helper that pages don't have: gives it to them. */
export const allowInnerFunctions = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript('globalThis.__name = (inner) => inner');
