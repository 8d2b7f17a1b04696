import * as v from 'valibot';

/** What an author may state of a source's positions when the source does not, or lies: part of every table source's spec. */
export const placeOptions = {
  /** coordinate system (`EPSG:2154`); wins over what the source says */
  crs: v.optional(v.string()),
  /** order of the coordinates when it is not the usual one of the format: `yx` is north first */
  axis: v.optional(v.picklist(['xy', 'yx']))
};
