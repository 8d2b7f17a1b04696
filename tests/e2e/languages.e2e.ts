// Promise: every screen speaks one language at a time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { root } from '../servers/site';
import {
  addEntries,
  addressFollows,
  expect,
  middleOfMap,
  openStudio,
  showTab,
  test,
  waitIdle,
  withoutWebgl
} from './fixtures';

/** What a language says: whole texts, and the fixed parts of those that are made by a function or hold a place. */
interface Words {
  whole: Set<string>;
  parts: Set<string>;
}

/** Shortest fixed part that tells a language: shorter ones may be in any text. */
const TELLING = 12;

/** Facts that leave no trace but a mark in a sentence: whatever is read of them is empty text and no number. */
const blank: object = Object.assign([], { toString: () => '\0', valueOf: () => NaN });
const blankFacts: object = new Proxy({}, { get: () => blank });

/** Puts a text among the words of a language; `{place}` stands for what is filled in. */
function put(text: string, into: Words): void {
  const parts = text
    .split(/\0|NaN|\{\w+\}/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 1 && parts[0] === text.trim()) into.whole.add(parts[0]);
  else for (const part of parts) if (part.length >= TELLING) into.parts.add(part);
}

/** Every text below a value. */
function collect(value: unknown, into: Words): void {
  if (typeof value === 'string') put(value, into);
  else if (typeof value === 'object' && value !== null) for (const v of Object.values(value)) collect(v, into);
}

/** Every pair of languages below a value: `{ fr, en }`. */
function collectPairs(value: unknown, fr: Words, en: Words): void {
  if (typeof value !== 'object' || value === null) return;
  if ('fr' in value && 'en' in value) {
    collect(value.fr, fr);
    collect(value.en, en);
  } else for (const inner of Object.values(value)) collectPairs(inner, fr, en);
}

const load = async (path: string): Promise<Record<string, unknown>> =>
  (await import(pathToFileURL(join(root, path)).href)) as Record<string, unknown>;

/** Files below a folder of the project. */
const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

/**
 * What the screens may say, by language: tables of words, problems, kinds of style and of crossing, catalogue and
 * recipes. What reads alike in both is left out.
 */
async function words(): Promise<{ fr: Words; en: Words }> {
  // the tables read the language in force from a rune, which only the compiler knows
  Object.assign(globalThis, { $state: <T>(value: T): T => value });
  const fr: Words = { whole: new Set(), parts: new Set() };
  const en: Words = { whole: new Set(), parts: new Set() };
  const tables = [
    ...filesOf('src/lib/ui/words').filter((file) => !/\/(format|say)\.ts$|\.test\.ts$/.test(file)),
    ...filesOf('src/lib/core/styles').filter((file) => file.endsWith('/index.ts')),
    ...filesOf('src/lib/core/crossings').filter((file) => file.endsWith('/index.ts')),
    'src/lib/studio/studio-words.ts'
  ];
  for (const file of tables) collectPairs(await load(file), fr, en);
  const problems = async (language: 'fr' | 'en', into: Words): Promise<void> => {
    const made = await load(`src/lib/core/problems/explain-${language}.ts`);
    for (const table of Object.values(made))
      for (const [, value] of Object.entries(table as object)) {
        if (typeof value === 'string') continue; // names of facts: one word each, also in codes and addresses
        const { title, sentence } = value as { title: string; sentence(facts: object): string };
        put(title, into);
        put(sentence(blankFacts), into);
      }
  };
  await problems('fr', fr);
  await problems('en', en);
  for (const file of filesOf('layers-catalog').filter((name) => /\.ya?ml$/.test(name)))
    collectPairs(parse(readFileSync(join(root, file), 'utf8')), fr, en);
  for (const text of [...fr.whole].filter((text) => en.whole.has(text))) {
    fr.whole.delete(text);
    en.whole.delete(text);
  }
  for (const [one, other] of [
    [fr, en],
    [en, fr]
  ] as const)
    for (const part of one.parts)
      if ([...other.whole, ...other.parts].some((text) => text.includes(part))) one.parts.delete(part);
  return { fr, en };
}

/** Whether a text on the page is one of a language's. */
const isOf = ({ whole, parts }: Words, text: string): boolean =>
  whole.has(text) || [...parts].some((part) => text.includes(part));

/** Texts and accessible names on the page. */
const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const out = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && !parent.closest('script,style,[hidden]')) out.add((walker.currentNode.textContent ?? '').trim());
    }
    for (const node of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]')) {
      if (node.closest('[hidden]')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) out.add((node.getAttribute(name) ?? '').trim());
    }
    return [...out].filter((text) => text.length > 2);
  });

type Looked = (screen: string) => Promise<void>;

/** A way to look at screens in a language, and what was found there of the other one. */
async function looking(page: Page, lang: 'fr' | 'en'): Promise<{ look: Looked; foreign(): [string, string[]][] }> {
  const tables = await words();
  expect(Math.min(tables.fr.whole.size, tables.en.whole.size)).toBeGreaterThan(400);
  expect(Math.min(tables.fr.parts.size, tables.en.parts.size)).toBeGreaterThan(40);
  const other = tables[lang === 'fr' ? 'en' : 'fr'];
  const found: Record<string, string[]> = {};
  return {
    look: async (screen) => {
      const texts = await said(page);
      expect(
        texts.some((text) => isOf(tables[lang], text)),
        `${screen} speaks ${lang}`
      ).toBe(true);
      found[screen] = texts.filter((text) => isOf(other, text));
    },
    foreign: () => Object.entries(found).filter(([, texts]) => texts.length > 0)
  };
}

for (const lang of ['fr', 'en'] as const) {
  const q = `lang=${lang}`;

  test(`no word of the other language: ${lang}`, async ({ page, site }) => {
    const { look, foreign } = await looking(page, lang);
    await openStudio(page, site, `/?${q}`);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await look('landing');
    await showTab(page, 'layers');
    await look('catalogue');
    await page.locator('[data-entry-about]').first().click();
    await look('sheet');
    await page.keyboard.press('Escape');
    await openStudio(page, site, `/carte/habitants/?territoire=dep-33&${q}`);
    await look('map');
    await page.locator('[data-action=share]').click();
    await look('share');
    await page.keyboard.press('Escape');
    await page.locator('[data-layer-id] [data-style-button]').first().click();
    await expect(page.locator('[data-style-editor]')).toBeVisible();
    await look('style');
    const middle = await middleOfMap(page);
    await page.mouse.click(middle.x, middle.y);
    await expect(page.locator('[data-feature-card]')).toBeVisible();
    await look('feature card');
    await openStudio(page, site, `/embed/?recette=habitants&territoire=dep-33&${q}`);
    await look('embed');
    await withoutWebgl(page);
    await openStudio(page, site, `/carte/habitants/?territoire=dep-33&${q}`);
    await expect(page.locator('[data-no-webgl]')).toBeVisible();
    await look('without WebGL');
    expect(foreign()).toEqual([]);
  });

  test(`no word of the other language where things go wrong or are asked: ${lang}`, async ({ page, site, atelier }) => {
    const { look, foreign } = await looking(page, lang);
    await openStudio(page, site, `/?${q}`);
    await showTab(page, 'layers');
    for (const id of ['demo-zones', 'demo-lieux', 'demo-populations'])
      await page.locator(`[data-entry-id="${id}"]`).click();
    await waitIdle(page);
    await showTab(page, 'map');
    await page.locator('button.croiser').click();
    await expect(page.getByRole('dialog').locator('[data-suggestion]').first()).toBeVisible();
    await look('crossing');

    await openStudio(page, atelier, `/?${q}`);
    await addEntries(page, 'en-erreur', 'page-html', 'mailles-sans-pages');
    await showTab(page, 'map');
    await expect(page.locator('[data-status=error]')).toHaveCount(2);
    await expect(page.locator('[data-notice=truncated]')).toBeVisible();
    await page.locator('[data-status=error] summary').first().click();
    await look('rows in error, a list cut short');

    await addressFollows(page);
    const { hash } = new URL(page.url());
    await page.goto('about:blank');
    await page.goto(`${site.url}/?${q}${hash}`);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await look('hosts');
    await page.keyboard.press('Escape');
    await waitIdle(page);
    await expect(page.locator('[data-problem=host-refused]').first()).toBeVisible();
    await look('hosts refused');

    await openStudio(page, site, `/carte/inconnue/?${q}`);
    await expect(page.getByRole('status').filter({ hasText: 'inconnue' })).toBeVisible();
    await look('unknown recipe');
    expect(foreign()).toEqual([]);
  });
}

test('the browser’s language is taken when the address names none, else French', async ({ browser, site }) => {
  for (const [locale, lang] of [
    ['en-GB', 'en'],
    ['fr-CA', 'fr'],
    ['de-DE', 'fr']
  ] as const) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await openStudio(page, site);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await context.close();
  }
});
