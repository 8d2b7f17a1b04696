export type HatchName = 'no-data' | 'overlay';

interface Hatch {
  /** unit vector across the lines; the screen's y goes up */
  across: [number, number];
  /** CSS pixels */
  period: number;
  width: number;
  /** part of the ink's opacity left between the lines */
  gap: number;
}

const half = Math.SQRT1_2;

/** Hatches in screen pixels: they do not swell with zoom. « No data » leans left on a pale ground, overlays lean right. */
export const hatches: Record<HatchName, Hatch> = {
  'no-data': { across: [half, half], period: 4, width: 1.6, gap: 0.16 },
  overlay: { across: [half, -half], period: 7, width: 0.8, gap: 0 }
};
