import { readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';

/** What differs between a picture just taken and its reference. */
export interface Difference {
  /** share of pixels with a channel further than 40 of 255 */
  share: number;
  /** mean distance of all channels, of 255 */
  mean: number;
}

/** Compares a PNG with a reference (WebP) at the reference's size; where sizes are of another shape, all differs. */
export async function difference(context: BrowserContext, png: Buffer, reference: string): Promise<Difference> {
  const page = await context.newPage();
  const found = await page.evaluate(
    async ([taken, kept]) => {
      const open = async (url: string): Promise<ImageBitmap> => createImageBitmap(await (await fetch(url)).blob());
      const [a, b] = [await open(taken as string), await open(kept as string)];
      const pixels = (image: ImageBitmap): Uint8ClampedArray => {
        const canvas = new OffscreenCanvas(b.width, b.height);
        const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, b.width, b.height);
        return context.getImageData(0, 0, b.width, b.height).data;
      };
      if (Math.round((b.width * a.height) / a.width) !== b.height) return { share: 1, mean: 255 };
      const [x, y] = [pixels(a), pixels(b)];
      let [far, sum] = [0, 0];
      for (let i = 0; i < x.length; i += 4) {
        let most = 0;
        for (let c = 0; c < 3; c++) {
          const apart = Math.abs((x[i + c] as number) - (y[i + c] as number));
          most = Math.max(most, apart);
          sum += apart;
        }
        if (most > 40) far++;
      }
      return { share: far / (x.length / 4), mean: sum / ((x.length / 4) * 3) };
    },
    [
      `data:image/png;base64,${png.toString('base64')}`,
      `data:image/webp;base64,${readFileSync(reference).toString('base64')}`
    ] as const
  );
  await page.close();
  return found;
}
