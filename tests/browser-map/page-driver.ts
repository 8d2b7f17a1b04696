import { test as base, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import config from './vite.config';

/** Where a geographic position stands on the page, CSS pixels. Spherical Mercator, map without bearing or pitch. */
export function onScreen(
  [lon, lat]: [number, number],
  view: { lon: number; lat: number; zoom: number },
  size: { width: number; height: number }
): { x: number; y: number } {
  const world = 512 * 2 ** view.zoom;
  const x = (degrees: number): number => ((degrees + 180) / 360) * world;
  const y = (degrees: number): number =>
    (0.5 - Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI)) * world;
  return { x: size.width / 2 + x(lon) - x(view.lon), y: size.height / 2 + y(lat) - y(view.lat) };
}

export const size = { width: 900, height: 700 };
export const view = { lon: 2.6, lat: 46.6, zoom: 5.6, bearing: 0, pitch: 0 };

/** Pixels of the page as it is seen, decoded by the browser itself. */
export async function picture(page: Page): Promise<(x: number, y: number) => [number, number, number]> {
  const png = (await page.screenshot()).toString('base64');
  const { data, width } = await page.evaluate(async (text) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const bytes = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    let binary = '';
    for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return { data: btoa(binary), width: bitmap.width };
  }, png);
  const bytes = Buffer.from(data, 'base64');
  return (x, y) => {
    const at = 4 * (Math.round(y) * width + Math.round(x));
    return [bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number];
  };
}

/** The map alone on a page: `window.Harness` makes it, with events recorded in `harness.told`. */
export const test = base.extend<{ map: Page; faults: string[] }, { site: string }>({
  site: [
    async ({}, use) => {
      const server: ViteDevServer = await createServer({ ...config, configFile: false });
      await server.listen(0);
      const address = server.httpServer?.address();
      if (!address || typeof address === 'string') throw new Error('The page server did not start');
      await use(`http://127.0.0.1:${address.port}/`);
      await server.close();
    },
    { scope: 'worker', timeout: 120_000 }
  ],
  faults: async ({}, use) => {
    const faults: string[] = [];
    await use(faults);
    base.expect(faults, 'errors on the page').toEqual([]);
  },
  map: async ({ browser, site, faults }, use) => {
    const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1 });
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      const expected = /GPU stall|ReadPixels|Failed to load resource/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !expected) faults.push(message.text());
    });
    await page.goto(site);
    await page.waitForFunction(() => 'Harness' in window, undefined, { timeout: 60_000 });
    await use(page);
    await context.close();
  }
});
