import { describe, expect, it } from 'vitest';
import type { Mark } from '../core/marks/marks';
import { emphasisOf, strengthen } from './emphasis';
import type { DrawnLayer } from './map-view';

const ink = [10, 20, 30, 255] as [number, number, number, number];
const layer = (mark: Mark, more: Partial<DrawnLayer> = {}): DrawnLayer => ({
  id: 'l',
  marks: [mark],
  visible: true,
  opacity: 1,
  automatic: true,
  ...more
});
const photo = emphasisOf('photo', 'light');
const line: Mark = { mark: 'lines', shape: 's', width: 2, stroke: ink };
const area: Mark = { mark: 'polygons', shape: 's', fill: ink };

const slanted = { motif: 'lines', angle: 45, spacing: 6 } as const;

describe('strengthen', () => {
  it('leaves every mark as it is on quiet paper', () => {
    expect(emphasisOf('quiet', 'light')).toBeNull();
    expect(strengthen(layer(line), null).map((s) => s.mark)).toEqual([line]);
  });

  it('asks more over photographs than over a plan', () => {
    const plan = emphasisOf('detailed', 'light')!;
    expect(photo!.widen).toBeGreaterThan(plan.widen);
    expect(photo!.casing).toBeGreaterThan(plan.casing);
    expect(strengthen(layer(area), photo)[0]!.opacity).toBeLessThan(strengthen(layer(area), plan)[0]!.opacity);
  });

  it('puts paper under a wider line, and leaves the width that an author chose', () => {
    const [paper, wide] = strengthen(layer(line), photo);
    expect(wide!.mark).toMatchObject({ width: 3, stroke: ink });
    expect(paper!.mark).toMatchObject({ width: 6.5, stroke: [255, 255, 255, 235] });
    expect(paper!.pickable).toBe(false);
    const [, chosen] = strengthen(layer(line, { automatic: false }), photo);
    expect(chosen!.mark).toEqual(line);
  });

  it('lets the ground through full areas, but for those whose style or opacity was chosen', () => {
    const opacities = (more: Partial<DrawnLayer>): number => strengthen(layer(area, more), photo)[0]!.opacity;
    expect(opacities({})).toBe(0.72);
    expect(opacities({ automatic: false })).toBe(1);
    expect(opacities({ opacity: 0.9 })).toBe(0.9);
  });

  it('lets pictures below be read through full areas, on quiet paper too', () => {
    const opacity = (more: Partial<DrawnLayer>, over = emphasisOf('quiet', 'light')): number =>
      strengthen(layer(area, more), over)[0]!.opacity;
    expect([opacity({ ground: 'quiet' }), opacity({ ground: 'detailed' })]).toEqual([1, 0.85]);
    expect(opacity({ ground: 'photo' }, emphasisOf('detailed', 'light'))).toBe(0.72);
    expect(opacity({ ground: 'photo', automatic: false })).toBe(1);
  });

  it('gives no paper to rows that are put out, and makes it once a paint', () => {
    const stroke = new Uint8Array([10, 20, 30, 255, 255, 0, 0, 0, 9, 9, 9, 0]);
    const dressed = layer({ ...line, stroke });
    const [paper] = strengthen(dressed, photo);
    const [again] = strengthen(dressed, photo);
    const made = (paper!.mark as Extract<Mark, { mark: 'lines' }>).stroke;
    expect([...(made as Uint8Array)]).toEqual([255, 255, 255, 235, 255, 0, 0, 0, 9, 9, 9, 0]);
    expect((again!.mark as Extract<Mark, { mark: 'lines' }>).stroke).toBe(made);
  });

  it('draws edges that stand alone on paper, not those between areas that are filled', () => {
    const edges: Mark = { mark: 'outlines', shape: 's', stroke: ink };
    expect(strengthen(layer(edges), photo)).toHaveLength(2);
    expect(strengthen({ ...layer(area), marks: [area, edges] }, photo)).toHaveLength(2);
    expect(strengthen({ ...layer(area), marks: [{ ...area, hatch: slanted }, edges] }, photo)).toHaveLength(4);
  });

  it('keeps the size of what points and circles show', () => {
    const dot: Mark = { mark: 'dots', shape: 's', radius: 4, fill: ink, stroke: ink, strokeWidth: 1 };
    const [round] = strengthen(layer(dot, { automatic: false }), photo);
    const { radius, strokeWidth } = round!.mark as typeof dot;
    expect(radius - strokeWidth / 2).toBe(4 - 1 / 2);
  });
});
