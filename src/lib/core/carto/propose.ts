import { SIDE, squareOf } from '../styles/bivariate/square';
import { paletteStops } from '../styles/palettes';
import type { ProposeContext, Proposal } from '../styles/kind';
import { styleKinds } from '../styles/registry';
import type { StyleSpec } from '../styles/schema';
import type { TableProfile } from '../table/profile';

/**
 * Styles that suit a table, best first, each with its reason: counts on areas become circles, rates colour classes,
 * categories one colour each, codes never a quantity; the context's subject comes first. Pure and deterministic. Breaks
 * and values are still to be resolved on the table (`resolveStyle`).
 */
export function proposeStyles(profile: TableProfile, context: ProposeContext): Proposal<StyleSpec>[] {
  return styleKinds
    .map((kind) => kind.propose(profile, context))
    .filter((proposal) => proposal !== null)
    .map((proposal) => (context.pieces && isOfWholes(profile, proposal.style) ? afterOthers(proposal) : proposal))
    .sort((a, b) => b.score - a.score);
}

/** Does a style of areas show a count, which pieces of them took from the whole? */
function isOfWholes({ geometry, columns }: TableProfile, style: StyleSpec): boolean {
  const shown = 'column' in style ? columns.find((c) => c.name === style.column) : undefined;
  return geometry === 'polygon' && shown?.role === 'count';
}

const afterOthers = <S>(proposal: Proposal<S>): Proposal<S> => ({ ...proposal, score: proposal.score / 3 });

/** Palettes and colours that a style takes from those free for new layers. */
export function coloursOf(style: StyleSpec): { palettes: string[]; colours: string[] } {
  switch (style.kind) {
    case 'single':
    case 'icons':
    case 'circles':
    case 'dot-density':
    case 'proportional-lines':
    case 'flows':
    case 'clusters':
      return { palettes: [], colours: [style.colour] };
    case 'circles-on-classes':
      return { palettes: [style.palette], colours: [style.colour] };
    case 'extruded-columns':
      return style.by ? { palettes: [style.by.palette], colours: [] } : { palettes: [], colours: [style.colour] };
    case 'classes':
    case 'cells':
    case 'heat':
      return { palettes: [style.palette], colours: [] };
    case 'bivariate':
      return { palettes: [], colours: squareOf(style.palette, SIDE, SIDE, 'light').flat() };
    case 'categories':
      return { palettes: [], colours: (style.values ?? []).map((v) => v.colour) };
  }
}

/** Every colour that a style puts on the map, by name: those of its classes and kinds too. */
export function coloursDrawn(style: StyleSpec): string[] {
  const { palettes, colours } = coloursOf(style);
  return [...colours, ...palettes.flatMap((palette) => paletteStops(palette))];
}
