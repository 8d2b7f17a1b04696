/** A drawn stand-in for a thumbnail: an invented coast, areas in five classes and circles, always the same for an id. */
export interface Placeholder {
  areas: { path: string; class: number }[];
  circles: { x: number; y: number; r: number }[];
}

const columns = 9;
const rows = 5;
const width = 280;
const height = 132;

/** Mulberry32 seeded by the text: the drawing must not change from one visit to the next. */
function randomOf(text: string): () => number {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) as number), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws the stand-in of an id in a 280 × 132 frame. */
export function drawPlaceholder(id: string): Placeholder {
  const random = randomOf(id);
  const stepX = width / (columns - 1.5);
  const stepY = height / (rows - 1);
  const node = (): { x: number; y: number }[][] =>
    Array.from({ length: rows + 1 }, (_, j) =>
      Array.from({ length: columns + 1 }, (_, i) => ({
        x: (i + 0.6) * stepX + (random() - 0.5) * stepX * 0.7 - (i === 0 ? random() * 14 : 0),
        y: (j - 0.5) * stepY + (random() - 0.5) * stepY * 0.6
      }))
    );
  const nodes = node();
  const heart = { x: width * (0.35 + random() * 0.4), y: height * (0.3 + random() * 0.4) };
  const areas: Placeholder['areas'] = [];
  const circles: Placeholder['circles'] = [];
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const corners = [nodes[j]?.[i], nodes[j]?.[i + 1], nodes[j + 1]?.[i + 1], nodes[j + 1]?.[i]];
      if (corners.some((c) => !c)) continue;
      const known = corners as { x: number; y: number }[];
      const x = known.reduce((sum, c) => sum + c.x, 0) / 4;
      const y = known.reduce((sum, c) => sum + c.y, 0) / 4;
      const near = 1 - Math.min(1, Math.hypot(x - heart.x, (y - heart.y) * 1.4) / 150);
      const value = near * 0.7 + random() * 0.3;
      areas.push({
        path: `M${known.map((c) => `${c.x.toFixed(1)} ${c.y.toFixed(1)}`).join('L')}Z`,
        class: Math.min(5, 1 + Math.floor(value * 5))
      });
      if (random() < 0.25 + near * 0.5) circles.push({ x, y, r: Math.round(2 + near * near * 11 * (0.4 + random())) });
    }
  return { areas, circles: circles.sort((a, b) => b.r - a.r) };
}
