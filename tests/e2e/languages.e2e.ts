// Promise: every screen speaks one language at a time.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { root } from '../servers/site';
import { expect, openStudio, showTab, test } from './fixtures';

/** Plain texts of the tables of words, by language; texts made by a function and those that read alike are left out. */
async function words(): Promise<{ fr: Set<string>; en: Set<string> }> {
  // the tables read the language in force from a rune, which only the compiler knows
  Object.assign(globalThis, { $state: <T>(value: T): T => value });
  const folder = join(root, 'src/lib/ui/words');
  const out = { fr: new Set<string>(), en: new Set<string>() };
  const collect = (value: unknown, into: Set<string>): void => {
    if (typeof value === 'string') into.add(value.trim());
    else if (typeof value === 'object' && value !== null) for (const v of Object.values(value)) collect(v, into);
  };
  for (const file of readdirSync(folder).filter((f) => !/^(format|say)\.ts$|\.test\.ts$/.test(f))) {
    const tables = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
    for (const table of Object.values(tables)) {
      if (typeof table !== 'object' || table === null || !('fr' in table) || !('en' in table)) continue;
      collect(table.fr, out.fr);
      collect(table.en, out.en);
    }
  }
  const alike = [...out.fr].filter((text) => out.en.has(text));
  for (const text of alike) {
    out.fr.delete(text);
    out.en.delete(text);
  }
  return out;
}

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

for (const lang of ['fr', 'en'] as const) {
  test(`no word of the other language: ${lang}`, async ({ page, site }) => {
    const tables = await words();
    expect(Math.min(tables.fr.size, tables.en.size)).toBeGreaterThan(150);
    const foreign = tables[lang === 'fr' ? 'en' : 'fr'];
    // what names the other language on purpose, and what our own language says elsewhere too
    const found: Record<string, string[]> = {};
    const look = async (screen: string): Promise<void> => {
      const texts = await said(page);
      expect(
        texts.some((text) => tables[lang].has(text)),
        `${screen} speaks ${lang}`
      ).toBe(true);
      found[screen] = texts.filter((text) => foreign.has(text));
    };
    const q = `lang=${lang}`;
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
    await page.locator('button.croiser').click();
    await look('crossing');
    await page.keyboard.press('Escape');
    await page.locator('[data-layer-id] [data-style-button]').first().click();
    await look('style');
    await openStudio(page, site, `/embed/?recette=habitants&territoire=dep-33&${q}`);
    await look('embed');
    expect(Object.entries(found).filter(([, texts]) => texts.length > 0)).toEqual([]);
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
