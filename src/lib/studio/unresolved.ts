import type { StyleSpec } from '../core/styles/schema';

/** True while a style's automatic parts are missing. */
export function unresolved(style: StyleSpec): boolean {
  switch (style.kind) {
    case 'classes':
      return style.breaks === undefined;
    case 'categories':
      return style.values === undefined;
    case 'circles-on-classes':
      return style.breaks === undefined || style.maxValue === undefined;
    case 'flows':
      return style.maxValue === undefined || style.least === undefined;
    case 'extruded-columns':
      return style.maxValue === undefined || (style.by !== undefined && style.by.breaks === undefined);
    case 'proportional-lines':
    case 'circles':
      return style.maxValue === undefined;
    case 'bivariate':
      return style.breaks === undefined || style.secondBreaks === undefined;
    case 'dot-density':
      return style.unit === undefined;
    case 'cells':
      return style.breaks === undefined || style.size === undefined;
    case 'heat':
    case 'clusters':
    case 'icons':
    case 'single':
      return false;
  }
}
