// Promise: another method, number of classes, palette or column of 36,000 areas resends their paint, four bytes an area,
// and nothing of their shapes.
import { expect, openStudio, readRows, test } from './fixtures';
import { sentWhile, watchSent } from './gpu-bytes';
import { openAreas, restyle, restyles } from './many-areas';

test('restyling 36,000 areas sends no geometry', async ({ page, site }) => {
  test.setTimeout(180_000);
  await watchSent(page);
  await openStudio(page, site);
  const birth = await sentWhile(page, () => openAreas(page));
  expect((await readRows(page)).map((row) => [row.status, row.count])).toEqual([['ready', 36_000]]);
  // 17 vertices an area of 16 bytes each: the counter sees shapes when they are sent
  expect(birth.buffers).toBeGreaterThan(36_000 * 17 * 16);
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
  }
});
