import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inZooms, isRange, nearestZoom, tidyZooms } from './zoom-range';

const zoom = fc.double({ min: 0, max: 24, noNaN: true });

it('draws from minzoom on, up to and without maxzoom', () => {
  const range = { minzoom: 10, maxzoom: 14 };
  expect([9.99, 10, 13.99, 14].map((at) => inZooms(range, at))).toEqual([false, true, true, false]);
  expect(inZooms({}, 0) && inZooms({}, 24)).toBe(true);
  // a camera that was sent to an end may rest a hair below it
  expect(inZooms({ minzoom: 13.1 }, 13.1 - 1e-9)).toBe(true);
});

it('knows where a layer is drawn nearest, whatever its range', () => {
  fc.assert(
    fc.property(fc.option(zoom), fc.option(zoom), zoom, (from, to, at) => {
      const range = tidyZooms({ minzoom: from ?? undefined, maxzoom: to ?? undefined });
      fc.pre(isRange(range));
      const nearest = nearestZoom(range, at);
      expect(inZooms(range, nearest)).toBe(true);
      if (inZooms(range, at)) expect(nearest).toBe(at);
      expect(tidyZooms(range)).toEqual(range);
    }),
    { seed: 5, numRuns: 300 }
  );
});

it('lets go of ends that change nothing, and knows a range that holds no zoom', () => {
  expect(tidyZooms({ minzoom: 0, maxzoom: 24 })).toEqual({});
  expect(tidyZooms({ minzoom: 10.004, maxzoom: 12.126 })).toEqual({ minzoom: 10, maxzoom: 12.13 });
  expect(isRange({ minzoom: 12, maxzoom: 12 }) || isRange({ minzoom: 5.001, maxzoom: 5.004 })).toBe(false);
});
