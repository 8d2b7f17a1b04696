import { roundDenominator, zoomOfMetres } from '../crs/map-scale';
import { pixelDegrees } from '../crs/mercator';
import type { ZoomRange } from '../marks/zoom-range';
import type { StyleSpec } from '../styles/schema';
import type { TableProfile } from '../table/profile';
import type { Bbox } from '../table/table';
import { usualPixel } from '../table/usual-map';
import type { Wording } from '../wording';

/** Features from which a layer may be too fine: fewer are seen one by one, however small. */
const MANY = 500;
/** CSS pixels below which areas, or the gaps between lines, melt into a stain; and from which they are read. */
const STAIN = 1.5;
const READ = 3;
/** Closest scale at which a layer may begin: beyond, nobody would find it. */
const CLOSEST = 18;

/** Zoom of a usual map that shows an extent. */
const framedZoom = (frame: Bbox): number => Math.log2(pixelDegrees(0) / Math.max(usualPixel(frame), 1e-9));

/** Whether a style draws the features themselves, in a colour that says nothing where they melt together. */
function drawsEach({ geometry }: TableProfile, style: StyleSpec): boolean {
  // areas in classes or kinds are read as one coloured ground, however small they are
  if (geometry === 'polygon') return style.kind === 'single';
  return geometry === 'line' && ['single', 'classes', 'categories', 'bivariate'].includes(style.kind);
}

/**
 * Zooms at which a layer is drawn that comes beside others: where its many areas or lines would be a stain in the map's
 * frame, from the half zoom at which they are `READ` pixels wide, or apart; else all. `frame`: ground that the map shows
 * by itself; null: the map is framed on this very layer, which is then drawn whatever it looks like.
 */
export function proposeZooms(profile: TableProfile, style: StyleSpec, frame: Bbox | null): ZoomRange {
  const { grain, placed, bbox, covers } = profile;
  // what is read by the view is read near anyway
  if (!frame || !grain || !bbox || covers === 'view' || placed < MANY || !drawsEach(profile, style)) return {};
  const lat = (bbox[1] + bbox[3]) / 2;
  const stain = zoomOfMetres(lat, grain.metres / STAIN);
  if (framedZoom(frame) >= stain) return {};
  const minzoom = Math.ceil(2 * zoomOfMetres(lat, grain.metres / READ)) / 2;
  return minzoom <= CLOSEST ? { minzoom } : {};
}

const scaleOf = ({ bbox }: Pick<TableProfile, 'bbox'>, zoom: number): { fr: string; en: string } => {
  const denominator = roundDenominator({ lat: bbox ? (bbox[1] + bbox[3]) / 2 : 46.6, zoom });
  return {
    fr: `1:${new Intl.NumberFormat('fr').format(denominator)}`,
    en: `1:${new Intl.NumberFormat('en').format(denominator)}`
  };
};

/** Why a layer is drawn at the scales it is, in a line; `automatic`: nobody chose them. */
export function explainZooms(profile: TableProfile, { minzoom, maxzoom }: ZoomRange, automatic: boolean): Wording {
  const { covers, geometry } = profile;
  if (minzoom !== undefined && automatic) {
    const from = scaleOf(profile, minzoom);
    return geometry === 'line'
      ? {
          fr: `à partir de ${from.fr}\u00a0: plus loin, les tracés feraient une tache`,
          en: `from ${from.en}: further out, the lines would be a stain`
        }
      : {
          fr: `à partir de ${from.fr}\u00a0: plus loin, les zones feraient moins de ${READ}\u00a0px`,
          en: `from ${from.en}: further out, the areas would be below ${READ}\u00a0px`
        };
  }
  const [from, to] = [minzoom, maxzoom].map((zoom) => (zoom === undefined ? null : scaleOf(profile, zoom)));
  if (from && to) return { fr: `de ${from.fr} à ${to.fr}, comme choisi`, en: `from ${from.en} to ${to.en}, as chosen` };
  if (from) return { fr: `à partir de ${from.fr}, comme choisi`, en: `from ${from.en}, as chosen` };
  if (to) return { fr: `jusqu’à ${to.fr}, comme choisi`, en: `up to ${to.en}, as chosen` };
  if (covers === 'view')
    return {
      fr: 'de près\u00a0: trop d’objets pour être lus tous ensemble',
      en: 'near: too many features to be read all together'
    };
  return geometry === 'point'
    ? { fr: 'toutes les échelles', en: 'all scales' }
    : {
        fr: 'toutes les échelles\u00a0: les tracés se simplifient de loin',
        en: 'all scales: shapes are simplified from afar'
      };
}
