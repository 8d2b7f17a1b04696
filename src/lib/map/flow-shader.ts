/** One field per line: luma reads the block line by line and drops the layer silently otherwise. */
const block = `\
layout(std140) uniform flowUniforms {
  vec4 fill;
  vec4 stroke;
  float ratio;
} flow;
`;

export type FlowUniforms = {
  fill: [number, number, number, number];
  stroke: [number, number, number, number];
  /** device pixels per CSS pixel */
  ratio: number;
};

export const flowModule = {
  name: 'flow',
  vs: block,
  fs: block,
  uniformTypes: { fill: 'vec4<f32>', stroke: 'vec4<f32>', ratio: 'f32' }
} as const;

/** Room for the edge and its smoothing on each side, CSS pixels. */
const EDGE = '2.0';

/** Moves each vertex aside on the ground, by as many pixels as the flow is wide there. */
export const flowVertexShader = `\
#version 300 es
#define SHADER_NAME flow-layer-vertex
in vec4 pairs;
in vec2 aside;
in float halfWidth;
in uint rowIndexes;
out float vAcross;
out float vHalf;

void main(void) {
  geometry.worldPosition = vec3(pairs.xy, 0.0);
  geometry.pickingColor = picking_getPickingColorFromIndex(rowIndexes);
  float half_ = abs(halfWidth);
  float reach = half_ + ${EDGE};
  vec3 common_ = project_position(vec3(pairs.xy, 0.0), vec3(pairs.zw, 0.0));
  common_.xy += aside * sign(halfWidth) * project_pixel_size(reach);
  geometry.position = vec4(common_, 1.0);
  gl_Position = project_common_position_to_clipspace(geometry.position);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  vAcross = sign(halfWidth) * reach;
  vHalf = half_;
  vec4 unused = flow.fill;
  DECKGL_FILTER_COLOR(unused, geometry);
}
`;

export const flowFragmentShader = `\
#version 300 es
#define SHADER_NAME flow-layer-fragment
precision highp float;
in float vAcross;
in float vHalf;
out vec4 fragColor;

void main(void) {
  geometry.uv = vec2(0.0);
  float inside = (vHalf - abs(vAcross)) * flow.ratio;
  // an edge of one CSS pixel at most, less around a hair; it lies outside: the width stays that of the value
  float rim = min(1.0, 0.5 * vHalf) * flow.ratio;
  if (inside < -rim - 0.5) discard;
  vec4 fill = vec4(flow.fill.rgb, flow.fill.a * layer.opacity);
  vec4 stroke = vec4(flow.stroke.rgb, flow.stroke.a * layer.opacity);
  fragColor = mix(stroke, fill, clamp(inside + 0.5, 0.0, 1.0));
  fragColor.a *= clamp(inside + rim + 0.5, 0.0, 1.0);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;
