import type { Texture } from '@luma.gl/core';

/** One field per line: luma reads the block line by line and drops the layer silently otherwise. */
const block = `\
layout(std140) uniform iconUniforms {
  vec4 fill;
  vec4 ink;
  vec4 stroke;
  float disc;
  float dot;
  float edge;
  float glyph;
  float zoom;
  float wanted;
} icon;
`;

export type IconUniforms = {
  fill: [number, number, number, number];
  ink: [number, number, number, number];
  stroke: [number, number, number, number];
  /** diameter of a disc and of a dot, each with its edge, device pixels */
  disc: number;
  dot: number;
  /** device pixels */
  edge: number;
  /** side of the icon's picture, device pixels */
  glyph: number;
  /** in half steps */
  zoom: number;
  /** 0: draws the dots; 1: draws the icons */
  wanted: number;
  iconZooms: Texture;
  iconPicture: Texture;
};

export const iconModule = {
  name: 'icon',
  vs: `${block}uniform highp sampler2D iconZooms;\n`,
  fs: `${block}uniform sampler2D iconPicture;\n`,
  uniformTypes: {
    fill: 'vec4<f32>',
    ink: 'vec4<f32>',
    stroke: 'vec4<f32>',
    disc: 'f32',
    dot: 'f32',
    edge: 'f32',
    glyph: 'f32',
    zoom: 'f32',
    wanted: 'f32'
  }
} as const;

export const iconVertexShader = `\
#version 300 es
#define SHADER_NAME icon-layer-vertex
in vec2 positions;
in vec2 positions64Low;
in uint rowIndexes;

void main(void) {
  geometry.worldPosition = vec3(positions, 0.0);
  geometry.pickingColor = picking_getPickingColorFromIndex(rowIndexes);
  gl_Position = project_position_to_clipspace(
    vec3(positions, 0.0), vec3(positions64Low, 0.0), vec3(0.0), geometry.position
  );
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  int row = int(rowIndexes);
  float from = texelFetch(iconZooms, ivec2(row & 1023, row >> 10), 0).r * 255.0;
  float shown = from < 254.5 && from <= icon.zoom + 0.01 ? 1.0 : 0.0;
  if (shown != icon.wanted) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = (icon.wanted > 0.5 ? icon.disc : icon.dot) + 1.0;
  vec4 unused = icon.fill;
  DECKGL_FILTER_COLOR(unused, geometry);
}
`;

export const iconFragmentShader = `\
#version 300 es
#define SHADER_NAME icon-layer-fragment
precision highp float;
out vec4 fragColor;

void main(void) {
  geometry.uv = vec2(0.0);
  float size = icon.wanted > 0.5 ? icon.disc : icon.dot;
  vec2 off = (gl_PointCoord - vec2(0.5)) * (size + 1.0);
  float inside = size * 0.5 - length(off);
  if (inside < -0.5) discard;
  vec4 colour = icon.fill;
  vec2 place = off / icon.glyph + vec2(0.5);
  if (icon.wanted > 0.5 && all(greaterThan(place, vec2(0.0))) && all(lessThan(place, vec2(1.0))))
    colour = mix(colour, icon.ink, texture(iconPicture, place).a);
  fragColor = mix(icon.stroke, colour, clamp(inside - icon.edge + 0.5, 0.0, 1.0));
  fragColor.a *= clamp(inside + 0.5, 0.0, 1.0) * layer.opacity;
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;
