/** One circle of a legend and its label, CSS pixels from the top left corner. */
export interface CircleStop {
  value: number;
  cx: number;
  cy: number;
  r: number;
  /** where the leader leaves the circle: its top */
  top: number;
  /** middle of the label, moved down or up so that labels never overlap */
  labelY: number;
}

export interface CircleLayout {
  width: number;
  height: number;
  /** left edge of the labels */
  labelX: number;
  stops: CircleStop[];
}

const margin = 1;
const leader = 22;

/**
 * Lays out nested circles standing on one line, labels to the right. `stops`: largest first, radius in CSS pixels;
 * `lineHeight`: smallest distance between two labels.
 */
export function layoutCircles(
  stops: readonly { value: number; radius: number }[],
  lineHeight: number,
  labelWidth: number
): CircleLayout {
  const largest = Math.max(...stops.map((s) => s.radius), 0);
  const height = Math.max(2 * largest + lineHeight / 2, stops.length * lineHeight) + margin;
  const floor = height - margin;
  const cx = largest + margin;
  const tops = stops.map((s) => floor - 2 * s.radius);
  const labels: number[] = [];
  tops.forEach((top, i) =>
    labels.push(Math.max(top, i === 0 ? lineHeight / 2 : (labels[i - 1] as number) + lineHeight))
  );
  // pushed below the line: the lowest labels come back up, and push those above them
  let limit = height - lineHeight / 2;
  for (let i = labels.length - 1; i >= 0; i--) {
    labels[i] = Math.min(labels[i] as number, limit);
    limit = (labels[i] as number) - lineHeight;
  }
  return {
    width: 2 * largest + 2 * margin + leader + labelWidth,
    height,
    labelX: 2 * largest + 2 * margin + leader,
    stops: stops.map((s, i) => ({
      value: s.value,
      cx,
      cy: floor - s.radius,
      r: s.radius,
      top: tops[i] as number,
      labelY: labels[i] as number
    }))
  };
}
