import type { Mark, Paint, Shape } from './marks';

/** Transferable buffers of marks: never found by walking objects. */
export function transferOfMarks(marks: readonly Mark[]): ArrayBuffer[] {
  const out: ArrayBuffer[] = [];
  const add = (paint: Paint): void => {
    if (paint instanceof Uint8Array) out.push(paint.buffer as ArrayBuffer);
  };
  for (const m of marks) {
    if (m.mark === 'polygons') add(m.fill);
    else if (m.mark === 'outlines') add(m.stroke);
    else if (m.mark === 'lines') {
      add(m.stroke);
      if (m.width instanceof Float32Array) out.push(m.width.buffer as ArrayBuffer);
    } else if (m.mark === 'flows')
      out.push(m.positions.buffer as ArrayBuffer, m.width.buffer as ArrayBuffer, m.row.buffer as ArrayBuffer);
    else if (m.mark === 'columns') {
      add(m.fill);
      out.push(m.height.buffer as ArrayBuffer);
    } else if (m.mark === 'dots') add(m.fill);
    else if (m.mark === 'icons') add(m.fromZoom);
    else if (m.mark === 'shade') add(m.ramp);
    else if (m.mark === 'circles')
      out.push(m.positions.buffer as ArrayBuffer, m.radius.buffer as ArrayBuffer, m.row.buffer as ArrayBuffer);
    else if (m.mark === 'numbers') out.push(m.positions.buffer as ArrayBuffer);
    else if (m.mark === 'texts')
      for (const { buffer } of [m.positions, m.fromZoom, m.row, ...(m.angle ? [m.angle] : [])])
        out.push(buffer as ArrayBuffer);
  }
  return [...new Set(out)];
}

/** Transferable buffers of a shape. */
export function transferOfShape(shape: Shape): ArrayBuffer[] {
  const out = [shape.positions.buffer, shape.starts.buffer, shape.row.buffer];
  if (shape.triangles) out.push(shape.triangles.buffer);
  if (shape.segments) out.push(shape.segments.buffer);
  if (shape.rasters) out.push(...shape.rasters.map(({ values }) => values.buffer));
  if (shape.specks) out.push(shape.specks.vertices.buffer, shape.specks.areas.buffer);
  return out as ArrayBuffer[];
}
