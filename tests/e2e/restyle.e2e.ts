// Promise: another method, number of classes, palette or column of 36,000 areas resends their paint, four bytes an area,
// in the frame that follows the worker's answer, and nothing of their shapes. Zooming to other scales sends their shape for these, once, and no paint.
import type { MapDocument } from '../../src/lib/core/document/document';
import { expect, openStudio, readRows, result, test, waitIdle } from './fixtures';
import { sentWhile, watchSent, type Sent } from './gpu-bytes';
import { openAreas, restyle, restyles } from './many-areas';

test('restyling 36,000 areas sends no geometry', async ({ page, site }) => {
  test.setTimeout(180_000);
  await watchSent(page);
  await openStudio(page, site);
  const birth = await sentWhile(page, () => openAreas(page));
  expect((await readRows(page)).map((row) => [row.status, row.count])).toEqual([['ready', 36_000]]);
  // far out an area has its four corners at least, of 16 bytes each: the counter sees shapes when they are sent
  expect(birth.buffers).toBeGreaterThan(36_000 * 4 * 16);
  for (const style of restyles) {
    const sent = await sentWhile(page, () => restyle(page, style));
    const name = JSON.stringify(style);
    console.log(
      `${name}: ${sent.paints} bytes of paint, ${sent.buffers} of buffers, ${sent.delays.map(Math.round).join(', ')} ms`
    );
    expect(sent.paints, name).toBeGreaterThanOrEqual(36_000 * 4);
    // whole rows of 1,024 texels; a paint and nothing twice
    expect(sent.paints, name).toBeLessThanOrEqual(Math.ceil(36_000 / 1024) * 1024 * 4);
    expect(sent.buffers, name).toBeLessThan(100_000);
    // on screen in the frame that follows the worker's answer
    expect(sent.frames, name).toHaveLength(1);
    expect(sent.frames[0], name).toBeLessThanOrEqual(1);
  }
  const zoomTo = (zoom: number): Promise<Sent> =>
    sentWhile(page, async () => {
      const document = await result<MapDocument>(page, 'getDocument');
      await result(page, 'setDocument', { document: { ...document, view: { ...document.view, zoom } } });
      await waitIdle(page, 60_000);
    });
  const near = await zoomTo(12);
  console.log(`zoom 12: ${near.buffers} bytes of buffers`);
  // all 17 vertices: positions, rows, edges and triangles are some 60 bytes each
  expect(near.buffers).toBeGreaterThan(36_000 * 17 * 16);
  expect(near.buffers).toBeLessThan(36_000 * 17 * 60);
  for (const again of [await zoomTo(5), await zoomTo(12)]) expect(again.buffers).toBeLessThan(200_000);
  expect(near.paints).toBe(0);
});
