import type { BrowserContext } from '@playwright/test';

/** A PNG as WebP, by the browser's own encoder; `width` in pixels scales it. */
export async function webp(context: BrowserContext, png: Buffer, quality: number, width?: number): Promise<Buffer> {
  const page = await context.newPage();
  const url = await page.evaluate(
    async ({ data, quality, width }) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const canvas = document.createElement('canvas');
      canvas.width = width ?? image.width;
      canvas.height = Math.round((canvas.width * image.height) / image.width);
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/webp', quality);
    },
    { data: png.toString('base64'), quality, width }
  );
  await page.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
