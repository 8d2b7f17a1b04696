import type { Texture } from '@luma.gl/core';

/** One field per line: luma reads the block line by line and drops the layer silently otherwise. */
const block = `\
layout(std140) uniform shapeUniforms {
  float perRow;
  float onlyRow;
  float pointSize;
  float strokeWidth;
  vec4 stroke;
  vec2 hatchDirection;
  float hatchPeriod;
  float hatchWidth;
  float hatchGap;
  float hatchMotif;
  float spread;
  vec2 pixel;
  float strength;
} shape;
`;

export type ShapeUniforms = {
  /** 1: one texel per table row; 0: one colour */
  perRow: number;
  /** draws this table row only; -1 draws all */
  onlyRow: number;
  /** diameter of a dot with its stroke, device pixels; 0 for lines and areas */
  pointSize: number;
  /** device pixels */
  strokeWidth: number;
  stroke: [number, number, number, number];
  /** unit vector across the hatch */
  hatchDirection: [number, number];
  /** device pixels; 0: no hatch */
  hatchPeriod: number;
  hatchWidth: number;
  /** part of the ink's opacity left between the lines */
  hatchGap: number;
  /** 0: lines; 1: lines that cross; 2: dots */
  hatchMotif: number;
  /** radius in device pixels of the ring of copies that thickens a line; 0: none */
  spread: number;
  /** clip units per device pixel */
  pixel: [number, number];
  /** part of the paint's opacity that is drawn */
  strength: number;
  shapePaint: Texture;
};

export const shapeModule = {
  name: 'shape',
  vs: `${block}uniform highp sampler2D shapePaint;\n`,
  fs: block,
  uniformTypes: {
    perRow: 'f32',
    onlyRow: 'f32',
    pointSize: 'f32',
    strokeWidth: 'f32',
    stroke: 'vec4<f32>',
    hatchDirection: 'vec2<f32>',
    hatchPeriod: 'f32',
    hatchWidth: 'f32',
    hatchGap: 'f32',
    hatchMotif: 'f32',
    spread: 'f32',
    pixel: 'vec2<f32>',
    strength: 'f32'
  }
} as const;

/** Copies drawn around a thickened line. */
export const SPREAD_COPIES = 12;

/** One program for areas, hairlines and dots: it is compiled once, when the map is born. */
export const vertexShader = `\
#version 300 es
#define SHADER_NAME shape-layer-vertex
in vec2 positions;
in vec2 positions64Low;
in uint rowIndexes;
out vec4 vColor;

void main(void) {
  geometry.worldPosition = vec3(positions, 0.0);
  geometry.pickingColor = picking_getPickingColorFromIndex(rowIndexes);
  gl_Position = project_position_to_clipspace(
    vec3(positions, 0.0), vec3(positions64Low, 0.0), vec3(0.0), geometry.position
  );
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);

  int row = int(rowIndexes);
  ivec2 texel = shape.perRow > 0.5 ? ivec2(row & 1023, row >> 10) : ivec2(0);
  vColor = texelFetch(shapePaint, texel, 0);
  // without opacity: a dot is not there; an area is only clear, unless its red says that its reader put it out
  bool unseen = vColor.a == 0.0 && (shape.pointSize > 0.0 || vColor.r > 0.5);
  vColor.a *= layer.opacity * shape.strength;

  if (shape.spread > 0.0) {
    float turn = float(gl_InstanceID) * ${((2 * Math.PI) / SPREAD_COPIES).toFixed(9)};
    gl_Position.xy += vec2(cos(turn), sin(turn)) * shape.spread * shape.pixel * gl_Position.w;
  }
  if (unseen || (shape.onlyRow >= 0.0 && float(rowIndexes) != shape.onlyRow)) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = shape.pointSize + 1.0;
  DECKGL_FILTER_COLOR(vColor, geometry);
}
`;

export const fragmentShader = `\
#version 300 es
#define SHADER_NAME shape-layer-fragment
precision highp float;
in vec4 vColor;
out vec4 fragColor;

void main(void) {
  fragColor = vColor;
  geometry.uv = vec2(0.0);
  if (shape.pointSize > 0.0) {
    float inside = shape.pointSize * 0.5 - length(gl_PointCoord - vec2(0.5)) * (shape.pointSize + 1.0);
    if (inside < -0.5) discard;
    vec4 stroke = vec4(shape.stroke.rgb, shape.stroke.a * layer.opacity);
    float core = shape.strokeWidth > 0.0 ? clamp(inside - shape.strokeWidth + 0.5, 0.0, 1.0) : 1.0;
    fragColor = mix(stroke, fragColor, core);
    fragColor.a *= clamp(inside + 0.5, 0.0, 1.0);
  }
  if (shape.hatchPeriod > 0.0 && !bool(picking.isActive)) {
    vec2 axis = shape.hatchDirection;
    vec2 place = vec2(dot(gl_FragCoord.xy, axis), dot(gl_FragCoord.xy, vec2(-axis.y, axis.x)));
    vec2 off = abs(mod(place, shape.hatchPeriod) - shape.hatchPeriod * 0.5);
    float away = shape.hatchMotif < 0.5 ? off.x : shape.hatchMotif < 1.5 ? min(off.x, off.y) : length(off);
    float ink = 1.0 - smoothstep(shape.hatchWidth * 0.5 - 0.5, shape.hatchWidth * 0.5 + 0.5, away);
    fragColor.a *= mix(shape.hatchGap, 1.0, ink);
  }
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;
