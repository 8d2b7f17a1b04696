import type { Texture } from '@luma.gl/core';
import { EDGE_LIGHT, SIDE_SHADE, TOP_LIGHT } from '../core/marks/column-faces';
import { shareIn } from './row-shares';

/** One field per line: luma reads the block line by line and drops the layer silently otherwise. */
const block = `\
layout(std140) uniform columnUniforms {
  float perRow;
  float tallest;
  float halfWidth;
  float foot;
  float lit;
  float ratio;
  vec2 pixel;
  vec4 stroke;
  vec4 litStroke;
} column;
`;

type Colour = [number, number, number, number];

/** Lengths are CSS pixels. */
export type ColumnUniforms = {
  /** 1: one texel per table row; 0: one colour */
  perRow: number;
  /** height of a whole share at the tilt of now */
  tallest: number;
  halfWidth: number;
  /** half of the foot's depth as it is seen at the tilt of now */
  foot: number;
  /** table row that is lit; -1: none */
  lit: number;
  /** device pixels per CSS pixel */
  ratio: number;
  /** clip units per CSS pixel */
  pixel: [number, number];
  stroke: Colour;
  litStroke: Colour;
  columnPaint: Texture;
  columnHeights: Texture;
};

export const columnModule = {
  name: 'column',
  vs: `${block}uniform highp sampler2D columnPaint;\nuniform highp sampler2D columnHeights;\n`,
  fs: block,
  uniformTypes: {
    perRow: 'f32',
    tallest: 'f32',
    halfWidth: 'f32',
    foot: 'f32',
    lit: 'f32',
    ratio: 'f32',
    pixel: 'vec2<f32>',
    stroke: 'vec4<f32>',
    litStroke: 'vec4<f32>'
  }
} as const;

/** Room for the edge and its smoothing on each side, CSS pixels. */
const EDGE = '3.0';

/** Depth of the screen's half height: what stands lower is nearer. Far enough from the ends for what is out of sight. */
const DEPTH = '0.2';

/**
 * One upright frame for each place, as large as what is seen of its column. Its depth is that of its foot all over, so that
 * a column is hidden as a whole by those in front of it, whatever the precision of the buffer.
 */
export const columnVertexShader = `\
#version 300 es
#define SHADER_NAME column-layer-vertex
in vec2 instancePositions;
in vec2 instancePositions64Low;
in uint instanceRows;
out vec4 vColor;
out vec2 vAt;
flat out float vHeight;
flat out float vLit;

void main(void) {
  geometry.worldPosition = vec3(instancePositions, 0.0);
  geometry.pickingColor = picking_getPickingColorFromIndex(instanceRows);
  gl_Position = project_position_to_clipspace(
    vec3(instancePositions, 0.0), vec3(instancePositions64Low, 0.0), vec3(0.0), geometry.position
  );
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);

  int row = int(instanceRows);
  ivec2 texel = ivec2(row & 1023, row >> 10);
  float share = ${shareIn('texelFetch(columnHeights, texel, 0)')};
  vColor = texelFetch(columnPaint, column.perRow > 0.5 ? texel : ivec2(0), 0);
  bool unseen = share == 0.0 || vColor.a == 0.0 || gl_Position.w <= 0.0;
  vColor.a *= layer.opacity;

  vHeight = share * column.tallest;
  vLit = float(row) == column.lit ? 1.0 : 0.0;
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  vec2 reach = vec2(column.halfWidth, column.foot) + ${EDGE};
  vAt = mix(-reach, reach + vec2(0.0, vHeight), corner);
  vec2 place = gl_Position.xy / gl_Position.w;
  gl_Position = unseen
    ? vec4(2.0, 2.0, 2.0, 1.0)
    : vec4(place + vAt * column.pixel, clamp(place.y * ${DEPTH}, -0.9, 0.9), 1.0);
  DECKGL_FILTER_COLOR(vColor, geometry);
}
`;

/** A square foot seen from its corner, drawn up to its height: a lit side, a shaded one and the top. */
export const columnFragmentShader = `\
#version 300 es
#define SHADER_NAME column-layer-fragment
precision highp float;
in vec4 vColor;
in vec2 vAt;
flat in float vHeight;
flat in float vLit;
out vec4 fragColor;

void main(void) {
  geometry.uv = vec2(0.0);
  vec2 half_ = vec2(column.halfWidth, max(column.foot, 0.01));
  float across = abs(vAt.x);
  // how far the outline of the foot and of the top reach from their middles, here
  float reach = half_.y * (1.0 - across / half_.x);
  float upright = half_.x / length(half_);
  float inside = min(half_.x - across, min(vAt.y, vHeight - vAt.y) * upright + reach * upright) * column.ratio;
  // an edge outside of it: the height stays that of the value
  float rim = (vLit > 0.5 ? 2.0 : 1.0) * column.ratio;
  if (inside < -rim) discard;
  vec3 side = vColor.rgb * mix(1.0, ${(1 - SIDE_SHADE).toFixed(3)}, clamp(vAt.x * column.ratio + 0.5, 0.0, 1.0));
  float corner = clamp(1.25 - across * column.ratio, 0.0, 1.0);
  side = mix(side, mix(vColor.rgb, vec3(1.0), ${EDGE_LIGHT.toFixed(3)}), corner);
  vec3 top = mix(vColor.rgb, vec3(1.0), ${TOP_LIGHT.toFixed(3)});
  float above = (vAt.y - vHeight + reach) * upright * column.ratio;
  vec3 face = mix(side, top, clamp(above + 0.5, 0.0, 1.0));
  vec4 edge = vLit > 0.5 ? column.litStroke : column.stroke;
  edge.a *= layer.opacity;
  fragColor = mix(edge, vec4(face, vColor.a), clamp(inside + 0.5, 0.0, 1.0));
  fragColor.a *= clamp(inside + rim + 0.5, 0.0, 1.0);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;
