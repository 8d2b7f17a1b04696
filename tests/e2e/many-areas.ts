import type { Page } from '@playwright/test';
import { areas } from '../../bench/areas';
import type { MapDocument } from '../../src/lib/core/document/document';
import type { StyleSpec } from '../../src/lib/core/styles/schema';
import { expect, result, waitIdle } from './fixtures';

type Classes = Extract<StyleSpec, { kind: 'classes' }>;

/** Another method, number, palette, direction and column, one after the other. */
export const restyles: readonly (Partial<Classes> & { column: string })[] = [
  { column: 'taux_chomage', method: 'jenks' },
  { column: 'taux_chomage', method: 'equal' },
  { column: 'taux_chomage', method: 'quantile', classes: 7 },
  { column: 'taux_chomage', method: 'quantile', palette: 'petrole' },
  { column: 'taux_chomage', method: 'quantile', palette: 'prune', reverse: true },
  { column: 'part_boisee', method: 'deviation', palette: 'foret' }
];

/** Opens the 36,000 areas as an own file, drawn in classes. */
export async function openAreas(page: Page): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: 'territoires.geojson', mimeType: 'application/geo+json', buffer: areas() }]);
  await expect(page.locator('[data-layer-id]')).toHaveCount(1);
  await waitIdle(page, 60_000);
  await restyle(page, { column: 'taux_chomage' });
}

/** Draws them in other classes, and waits until they are drawn. */
export async function restyle(page: Page, style: Partial<Classes> & { column: string }): Promise<void> {
  const document = await result<MapDocument>(page, 'getDocument');
  const [layer] = document.layers;
  const next: Classes = { kind: 'classes', method: 'quantile', classes: 5, palette: 'ocre', size: 5, ...style };
  await result(page, 'setDocument', { document: { ...document, layers: [{ ...layer!, style: next }] } });
  await waitIdle(page, 60_000);
}
