import { describe, expect, it } from 'vitest';
import { innerPoints } from '../geometry/inner-point';
import { handTable } from '../marks/hand-table';
import { stretchOf } from './along-lines';
import { labelRoom, labelWidth, worldPixels } from './label-box';
import { placeLabels } from './place-labels';

const along = (...positions: [number, number][]) =>
  stretchOf({ coords: Float64Array.from(positions.flat()) }, 0, positions.length, 80)!;

describe('stretchOf', () => {
  it('lies on the line, turned as it is, upright either way', () => {
    const east = along([0, 45], [2, 45]);
    expect(east.angle).toBeCloseTo(0, 6);
    expect(east.at[0]).toBeCloseTo(1, 6);
    expect(along([2, 45], [0, 45]).angle).toBeCloseTo(0, 6);
    // to the north-east: up to the right
    const north = along([0, 45], [1, 46]);
    expect(north.angle).toBeGreaterThan(45);
    expect(north.angle).toBeLessThan(60);
    expect(along([1, 46], [0, 45]).angle).toBeCloseTo(north.angle, 6);
    expect(along([0, 46], [1, 45]).angle).toBeCloseTo(-north.angle, 6);
    expect(Math.abs(along([0, 45], [0, 46]).angle)).toBeCloseTo(90, 6);
  });

  it('waits for the zoom at which the stretch is as long as the name', () => {
    const { fromZoom } = along([0, 45], [1, 45]);
    const pixels = (zoom: number): number => {
      const world = worldPixels(Float64Array.from([0, 45, 1, 45]));
      return ((world[2] as number) - (world[0] as number)) * 2 ** zoom;
    };
    expect(pixels(fromZoom)).toBeGreaterThanOrEqual(80);
    expect(pixels(fromZoom - 0.5)).toBeLessThan(80);
  });

  it('avoids bends: the name lies where the line is straight', () => {
    const zigzag = Array.from({ length: 20 }, (_, i): [number, number] => [i * 0.01, 45 + (i % 2) * 0.02]);
    const { at, angle } = along(...zigzag, [0.2, 45], [1, 45]);
    expect(at[0]).toBeGreaterThan(0.2);
    expect(Math.abs(angle)).toBeLessThan(10);
  });

  it('finds no place on a line that only bends, nor on a point', () => {
    const turns = Array.from({ length: 400 }, (_, i): [number, number] => [1e-7 * (i % 2), 45 + 1e-7 * (i >> 1)]);
    expect(stretchOf({ coords: Float64Array.from(turns.flat()) }, 0, 400, 4000)).toBeNull();
    expect(stretchOf({ coords: Float64Array.from([2, 45, 2, 45]) }, 0, 2, 80)).toBeNull();
  });
});

describe('names along lines', () => {
  const river = (lat: number, from: number): [number, number][] => [
    [from, lat],
    [from + 1, lat + 0.2]
  ];
  const rivers = handTable({
    lines: [[river(45, 0)], [river(45.2, 1)], [river(47, 0)], [river(46, 5)]],
    columns: { nom: ['La Dronne', 'La Dronne', 'L’Isle', null] }
  });
  const placed = placeLabels(rivers, 'nom', innerPoints(rivers), new Float64Array(4), 'fr');

  it('writes each name once, however many pieces the river comes in', () => {
    expect(new Set(placed.texts)).toEqual(new Set(['La Dronne', 'L’Isle']));
    expect(placed.texts).toHaveLength(2);
  });

  it('gives each the turn of its line', () => {
    expect(placed.angle).toHaveLength(2);
    for (const angle of placed.angle!) {
      expect(angle).toBeGreaterThan(5);
      expect(angle).toBeLessThan(25);
    }
  });

  it('takes the room of a turned rectangle', () => {
    const level = labelRoom('La Dronne');
    expect(level.width).toBe(labelWidth('La Dronne'));
    const upright = labelRoom('La Dronne', 90);
    expect(upright.height).toBeCloseTo(level.width, 6);
    expect(upright.width).toBeCloseTo(level.height, 6);
  });
});
