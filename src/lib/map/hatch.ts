import type { Pattern } from '../core/marks/marks';

/** What the shader draws of hatches. */
export interface Hatch {
  /** unit vector across the lines; the screen's y goes up */
  across: [number, number];
  /** CSS pixels */
  period: number;
  /** of a line, or diameter of a dot */
  width: number;
  /** 0: lines; 1: lines that cross; 2: dots */
  motif: number;
  /** part of the ink's opacity left between them */
  gap: number;
}

const half = Math.SQRT1_2;

/** « No data » leans left on a pale ground, and is denser than any other. */
const noData: Hatch = { across: [half, half], period: 4, width: 1.6, motif: 0, gap: 0.16 };

const motifs: Record<Pattern['motif'], number> = { lines: 0, cross: 1, dots: 2 };

/** Hatches in screen pixels: they do not swell with zoom. Lines and dots grow with their spacing, so that ink stays even. */
export function hatchOf(pattern: 'no-data' | Pattern): Hatch {
  if (pattern === 'no-data') return noData;
  const { motif, angle, spacing } = pattern;
  const turn = (angle * Math.PI) / 180;
  return {
    across: [Math.sin(turn), -Math.cos(turn)],
    period: spacing,
    width: motif === 'dots' ? dotDiameter(spacing) : lineWidth(spacing),
    motif: motifs[motif],
    gap: 0
  };
}

const lineWidth = (spacing: number): number => Math.max(0.8, spacing * 0.115);
const dotDiameter = (spacing: number): number => Math.max(1.8, spacing * 0.36);
