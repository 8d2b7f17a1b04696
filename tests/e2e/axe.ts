import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Serious and critical findings, each with the elements concerned. */
async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

type Found = Record<string, string[]>;

/** A way to look at screens, and what axe found there. */
export function looking(page: Page): { look(name: string): Promise<void>; found(): [string, string[]][] } {
  const found: Found = {};
  return {
    look: async (name) => void (found[name] = await serious(page)),
    found: () => Object.entries(found).filter(([, all]) => all.length > 0)
  };
}
