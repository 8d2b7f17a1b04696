import { expect, it } from 'vitest';
import { wheel } from './wheel';

it('asks for Ctrl inside a page, unless the address says otherwise', () => {
  expect(wheel('embed', true, null)).toBe('ctrl');
  expect(wheel('embed', false, null)).toBe('free');
  expect(wheel('embed', true, 'free')).toBe('free');
  expect(wheel('embed', false, 'ctrl')).toBe('ctrl');
  expect(wheel('embed', true, 'always')).toBe('ctrl');
  expect(wheel('studio', true, 'ctrl')).toBe('free');
});
