// Promise: in a stack of twenty layers, six of them crossings (two of crossings), whatever is removed, moved, filtered or
// undone, each layer shows what its document says, as a page that opens the same document anew does.
import type { Browser, Page } from '@playwright/test';
import {
  addressFollows,
  expect,
  getDocument,
  openStudio,
  readRows,
  result,
  test,
  waitIdle,
  type DocumentView
} from './fixtures';

type Layer = DocumentView['layers'][number] & { source: { kind: string; crossing?: Record<string, unknown> } };

const usual = {
  visible: true,
  opacity: 1,
  where: null,
  style: null,
  decidedBy: { style: 'automatic', place: 'automatic' }
};
const wfs = (url: string, id: string, typeName: string, where: object | null = null): object => ({
  ...usual,
  id,
  name: id,
  where,
  source: { kind: 'wfs', url, typeName, version: '2.0.0' }
});
const above = (column: string, value: number): object => ({ all: [{ column, op: '>', value }] });
const crossed = (id: string, crossing: object): object => ({
  ...usual,
  id,
  name: id,
  source: { kind: 'derived', crossing }
});

/** Twelve layers of areas and places by their own filters, two of cells, six crossings. */
function stack(url: string): object[] {
  const sizes = [0, 500, 1000, 2000, 5000, 10_000];
  return [
    wfs(url, 'cellules', 'cells', above('population', 20_000)),
    wfs(url, 'cellules-rares', 'cells', above('population', 60_000)),
    ...sizes.map((size) => wfs(url, `communes-${size}`, 'gironde', above('population', size))),
    ...sizes.map((size, i) => wfs(url, `lieux-${size}`, 'places', above('effectif', i))),
    crossed('compte', { kind: 'count-in', areas: 'communes-0', points: 'lieux-0' }),
    crossed('densite', { kind: 'ratio', layer: 'compte', numerator: 'nombre', denominator: { by: 'area' } }),
    crossed('proche', { kind: 'nearest', from: 'communes-500', to: 'lieux-500' }),
    crossed('pres', { kind: 'within', from: 'lieux-0', to: 'communes-5000', metres: 0, mode: 'within' }),
    crossed('part', { kind: 'area-share', areas: 'communes-1000', over: 'communes-10000' }),
    crossed('autour', { kind: 'buffer', layer: 'pres', metres: 1000 })
  ];
}

const derivedIds = ['compte', 'densite', 'proche', 'pres', 'part', 'autour'];

/** What every layer shows: its row's state and figures, its legend. */
async function shown(page: Page): Promise<Record<string, unknown>> {
  await waitIdle(page, 60_000);
  const legends = await page
    .locator('[data-legend-layer]')
    .evaluateAll((nodes) => nodes.map((node) => [node.getAttribute('data-legend-layer'), node.textContent] as const));
  const legendOf = new Map(legends.map(([id, text]) => [id, (text ?? '').replace(/\s+/g, ' ')]));
  return Object.fromEntries(
    (await readRows(page)).map(({ id, status, count, problem }) => [
      id,
      { status, count, problem, legend: legendOf.get(id) ?? null }
    ])
  );
}

const layersOf = async (page: Page): Promise<Layer[]> => (await getDocument(page)).layers as Layer[];
const order = async (page: Page): Promise<string[]> => (await layersOf(page)).map(({ id }) => id);

/** The same address in a fresh profile. */
async function anew(browser: Browser, page: Page): Promise<{ document: DocumentView; shown: Record<string, unknown> }> {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: page.viewportSize() });
  const other = await context.newPage();
  await addressFollows(page);
  await other.goto(page.url());
  const seen = await shown(other);
  const document = await getDocument(other);
  await context.close();
  return { document, shown: seen };
}

async function act(page: Page, id: string, item: string): Promise<void> {
  await page
    .locator(`[data-layer-id="${id}"]`)
    .getByRole('button', { name: /^Autres actions/ })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('twenty layers with six crossings stay consistent', async ({ page, atelier, mapserver, browser }) => {
  test.setTimeout(300_000);
  await openStudio(page, atelier);
  const blank = await getDocument(page);
  const undo = page.locator('[data-action=undo]');
  await result(page, 'setDocument', { document: { ...blank, layers: stack(mapserver.ows) } });
  const first = await shown(page);
  expect(Object.keys(first)).toHaveLength(20);
  for (const id of derivedIds) expect(first[id], id).toMatchObject({ status: 'ready', problem: null });
  const firstOrder = await order(page);

  // opened anew, the same document shows the same
  expect((await anew(browser, page)).shown).toEqual(first);

  // an input goes: what is made of it, directly or not, says so; nothing else changes; undone, all is as before
  await act(page, 'lieux-0', 'Retirer de la carte');
  const without = await shown(page);
  const orphans = ['compte', 'densite', 'pres', 'autour'];
  for (const id of orphans)
    expect(without[id], id).toMatchObject({ status: 'error', problem: 'crossing-input-missing' });
  const others = Object.keys(first).filter((id) => id !== 'lieux-0' && !orphans.includes(id));
  for (const id of others) expect(without[id], id).toEqual(first[id]);
  expect((await anew(browser, page)).shown).toEqual(without);
  await undo.click();
  expect(await shown(page)).toEqual(first);

  // order changes nothing that is counted, even where a crossing lies below what it is made of
  await act(page, 'compte', 'Descendre');
  await act(page, 'communes-0', 'Monter');
  expect(await order(page)).not.toEqual(firstOrder);
  expect(await shown(page)).toEqual(first);
  await undo.click();
  await undo.click();
  expect(await order(page)).toEqual(firstOrder);

  // an input changes: what is made of it follows, as if made anew; what is not stays
  const before = await getDocument(page);
  const layers = (before.layers as object[]).map((layer) =>
    (layer as { id: string }).id === 'lieux-0' ? { ...layer, where: above('effectif', 60) } : layer
  );
  await result(page, 'setDocument', { document: { ...before, layers } });
  const changed = await shown(page);
  for (const id of orphans) expect(changed[id], id).toMatchObject({ status: 'ready', problem: null });
  // the legend of circles tells no more than the largest of them
  for (const id of ['densite', 'pres', 'autour']) expect(changed[id], id).not.toEqual(first[id]);
  for (const id of ['proche', 'part']) expect(changed[id], id).toEqual(first[id]);
  const link = await anew(browser, page);
  expect(link.shown).toEqual(changed);
  expect(link.document.layers).toEqual((await getDocument(page)).layers);

  // back to the first, one step after the other
  await undo.click();
  expect(await shown(page)).toEqual(first);
});
