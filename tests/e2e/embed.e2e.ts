// Promise: a page elsewhere that holds the snippet shows the map and drives it.
import type { Frame, Page } from '@playwright/test';
import { startFiles } from '../servers/faults';
import { expect, openStudio, test, type Reply } from './fixtures';

/** Asks the embedded map from the page around it. */
const askFrame = (page: Page, method: string, params: unknown = {}): Promise<Reply> =>
  page.evaluate(
    ([method, params]) =>
      new Promise<Reply>((resolve) => {
        const frame = document.querySelector('iframe')!.contentWindow!;
        const id = `f${performance.now()}`;
        addEventListener('message', function hear(event: MessageEvent<{ id?: string } & Reply>) {
          if (event.source !== frame || event.data.id !== id) return;
          removeEventListener('message', hear);
          resolve(event.data);
        });
        frame.postMessage({ millefeuille: 1, id, method, params }, '*');
      }),
    [method, params] as const
  );

test('the snippet shows map, title, legend and sources on another site, and answers five messages', async ({
  page,
  site
}) => {
  await openStudio(page, site, '/carte/habitants/?territoire=dep-33');
  const credits = (await page.locator('[data-sources]').innerText()).trim();
  expect(credits).toMatch(/^Sources?\s: \S/);
  await page.locator('[data-action=share]').click();
  await page.getByRole('tab', { name: 'Intégrer' }).click();
  const snippet = await page.getByRole('textbox', { name: 'Code à coller dans votre page' }).inputValue();
  expect(snippet).toMatch(/^<iframe [^>]*src="[^"]+\/embed\/[^"]*"/);
  expect(snippet).toMatch(/ title="[^"]+"/);
  expect(snippet).toMatch(/ loading="lazy"/);
  expect(snippet).toMatch(/ width="/);

  const heard = `<script>heard = []; addEventListener('message', (e) => e.data.event && heard.push(e.data.event));</script>`;
  const other = await startFiles({
    '/': {
      type: 'text/html; charset=utf-8',
      body: `<!doctype html><title>Ailleurs</title>${heard}<h1>Ailleurs</h1>${snippet}`
    }
  });
  try {
    await page.goto(`${other.url}/`);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('html')).toHaveAttribute('data-map-status', 'idle', { timeout: 20_000 });
    await expect(frame.locator('canvas').first()).toBeVisible();
    await expect(frame.getByText(/Gironde/).first()).toBeVisible();
    await expect(frame.locator('[data-legend-layer]').first()).toBeVisible();
    await expect(frame.locator('[data-sources]')).toHaveText(credits);
    await expect(frame.locator('[data-sources]')).toBeVisible();
    const heardEvents = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    expect(heardEvents).toContain('ready');
    expect(heardEvents).toContain('idle');

    const layers = (await askFrame(page, 'getLayers')).result as { id: string; status: string }[];
    expect(layers.filter((l) => l.status === 'ready').length).toBeGreaterThanOrEqual(3);
    const added = (await askFrame(page, 'addLayer', { entry: 'demo-regions' })).result as { layer: string };
    const inner = page.frames().find((f) => f.url().includes('/embed/')) as Frame;
    const status = async (): Promise<string | undefined> =>
      ((await askFrame(page, 'getLayers')).result as { id: string; status: string }[]).find((l) => l.id === added.layer)
        ?.status;
    await expect.poll(status).toBe('ready');
    expect((await askFrame(page, 'removeLayer', { layer: added.layer })).problem).toBeUndefined();
    await expect.poll(status).toBeUndefined();
    const document = (await askFrame(page, 'getDocument')).result as { title: string; layers: unknown[] };
    expect(document.layers).toHaveLength(layers.length);
    const renamed = await askFrame(page, 'setDocument', { document: { ...document, title: 'Titre venu d’ailleurs' } });
    expect(renamed.problem).toBeUndefined();
    await expect(inner.getByText('Titre venu d’ailleurs')).toBeVisible();

    // what is malformed or unknown answers with a problem
    expect((await askFrame(page, 'dance')).problem?.code).toBe('message-invalid');
    expect((await askFrame(page, 'setDocument', { document: { version: 1 } })).problem).toBeDefined();
    expect((await askFrame(page, 'removeLayer', { layer: 'nobody' })).problem).toBeDefined();
  } finally {
    await other.close();
  }
});

test('options of the address: no title, no legend', async ({ page, site }) => {
  await openStudio(page, site, '/embed/?recette=habitants&territoire=dep-33&legend=0&title=0');
  await expect(page.locator('[data-legend-layer]').first()).toBeHidden();
  await expect(page.locator('[data-map-title]')).toHaveCount(0);
});

test('on a map of 720 px the legend is small, whole to a screen reader, and leaves the map to be seen', async ({
  page,
  site
}) => {
  await page.setViewportSize({ width: 720, height: 480 });
  await openStudio(page, site, '/embed/?recette=habitants&territoire=dep-33');
  const legend = page.locator('.carte-legende');
  await expect(legend.locator('[data-legend-layer]').first()).toBeVisible();
  const [card, map] = [(await legend.boundingBox())!, (await page.locator('main').boundingBox())!];
  expect((card.width * card.height) / (map.width * map.height)).toBeLessThan(0.2);
  await expect(page.locator('[data-sources]')).toHaveCount(1);
});
