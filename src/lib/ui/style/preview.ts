import type { LegendModel } from '../../core/marks/marks';
import type { CatalogueEntry } from '../../core/catalogue/entry';
import type { LayerSpec } from '../../core/document/document';
import { givesOf } from '../../core/sources/registry';
import { SIDE, squareOf } from '../../core/styles/bivariate/square';
import { circlesOf, classesOf } from '../../core/styles/circles-on-classes/schema';
import { classesOf as extrudedClasses } from '../../core/styles/extruded-columns/schema';
import { TAPER } from '../../core/styles/flows/schema';
import { heatColours } from '../../core/styles/heat/ramp';
import { inkOn } from '../../core/styles/icons/ink';
import { colourOf, qualitative, rampOf } from '../../core/styles/palettes';
import type { StyleSpec } from '../../core/styles/schema';
import type { GeometryType } from '../../core/table/table';

/** A legend with the colours of a style and no figures: enough to draw its swatch before it is applied. */
export function previewLegend(style: StyleSpec, geometry: GeometryType, theme: 'light' | 'dark'): LegendModel {
  const drawn = geometry === 'none' ? 'point' : geometry;
  switch (style.kind) {
    case 'single':
      return {
        type: 'single',
        geometry: drawn,
        fill: colourOf(style.colour, theme),
        stroke: colourOf(style.fill === 'fill' ? 'carte-lim-dep' : style.colour, theme),
        count: 0
      };
    case 'classes':
      return {
        type: 'classes',
        column: style.column,
        breaks: [],
        colours: rampOf(style.palette, style.classes, theme, style.reverse),
        counts: [],
        noData: 0,
        off: [],
        firstMost: NaN,
        histogram: null
      };
    case 'circles-on-classes':
      return {
        type: 'circles-on-classes',
        column: style.column,
        second: style.second,
        circles: previewLegend(circlesOf(style), geometry, theme) as Extract<LegendModel, { type: 'circles' }>,
        classes: previewLegend(classesOf(style), geometry, theme) as Extract<LegendModel, { type: 'classes' }>
      };
    case 'extruded-columns': {
      const classes = extrudedClasses(style);
      return {
        type: 'extruded-columns',
        column: style.column,
        fill: colourOf(style.colour, theme),
        width: style.width,
        stops: [],
        total: 0,
        drawn: 0,
        negative: 0,
        noData: 0,
        classes: classes && (previewLegend(classes, geometry, theme) as Extract<LegendModel, { type: 'classes' }>)
      };
    }
    case 'cells':
      return {
        type: 'cells',
        measure: style.measure,
        whole: true,
        shape: style.shape,
        size: style.size ?? 0,
        points: 0,
        breaks: [],
        colours: rampOf(style.palette, style.classes, theme, style.reverse),
        counts: [],
        noData: 0,
        off: [],
        histogram: null
      };
    case 'heat':
      return {
        type: 'heat',
        colours: heatColours(style, theme),
        radius: 0,
        top: 0,
        total: 0,
        points: 0,
        noData: 0
      };
    case 'clusters':
      return {
        type: 'clusters',
        fill: colourOf(style.colour, theme),
        stroke: colourOf('carte-cercle-trait', theme),
        size: style.size,
        stops: [],
        from: null,
        total: 0,
        single: 0,
        groups: []
      };
    case 'categories':
      return {
        type: 'categories',
        column: style.column,
        geometry: drawn,
        items: qualitative.slice(0, 5).map((name, i) => {
          const own = style.values?.[i];
          return { value: String(i), colour: colourOf(own?.colour ?? name, theme), count: 0 };
        }),
        others: null,
        noData: 0,
        off: []
      };
    case 'bivariate':
      return {
        type: 'bivariate',
        column: style.column,
        second: style.second,
        breaks: [],
        secondBreaks: [],
        colours: squareOf(style.palette, SIDE, SIDE, theme),
        counts: [],
        noData: 0
      };
    case 'icons': {
      const [fill, stroke] = [colourOf(style.colour, theme), colourOf('carte-cercle-trait', theme)];
      return { type: 'icons', icon: style.icon, fill, ink: inkOn(fill), stroke, count: 0 };
    }
    case 'proportional-lines':
    case 'flows': {
      const drawn = { column: style.column, colour: colourOf(style.colour, theme), stops: [], drawn: 0, noData: 0 };
      if (style.kind === 'proportional-lines') return { type: style.kind, ...drawn };
      return { type: style.kind, ...drawn, taper: TAPER, least: 0, total: 0, hidden: 0, hiddenTotal: 0 };
    }
    case 'dot-density':
      return {
        type: 'dot-density',
        column: style.column,
        colour: colourOf(style.colour, theme),
        unit: style.unit ?? 1,
        total: 0,
        drawn: 0,
        noData: 0
      };
    case 'circles':
      return {
        type: 'circles',
        column: style.column,
        fill: colourOf(style.colour, theme),
        stroke: colourOf('carte-cercle-trait', theme),
        stops: [],
        total: 0,
        drawn: 0,
        noData: 0
      };
  }
}

/** The swatch of a layer that is not read yet, from its style and what the catalogue says of it; null when unknown. */
export function plannedLegend(
  layer: LayerSpec,
  entry: CatalogueEntry | undefined,
  theme: 'light' | 'dark'
): LegendModel | null {
  if (givesOf(layer.source) === 'raster') return { type: 'image', pictures: [] };
  if (entry?.geometry === 'table') return { type: 'table', count: 0 };
  if (!layer.style) return null;
  const geometry = entry && entry.geometry !== 'raster' ? entry.geometry : 'polygon';
  return previewLegend(layer.style, geometry, theme);
}
