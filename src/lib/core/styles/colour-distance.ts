import {
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  modeLab65,
  modeLrgb,
  modeRgb,
  modeXyz65,
  parseHex,
  type Lab65,
  type Rgb,
  useMode
} from 'culori/fn';

useMode(modeRgb);
useMode(modeLrgb);
useMode(modeXyz65);
useMode(modeLab65);

const ciede2000 = differenceCiede2000();
/** Normal sight and the three colour-vision deficiencies, in full strength. */
const sights: readonly ((colour: Rgb) => Rgb)[] = [
  (colour) => colour,
  filterDeficiencyProt(1),
  filterDeficiencyDeuter(1),
  filterDeficiencyTrit(1)
] as readonly ((colour: Rgb) => Rgb)[];

const toLab = converter('lab65');
/** what each sight sees of a colour, kept: stacks compare the same few hundred colours over and over */
const kept = new Map<string, readonly Lab65[]>();

function seenBy(hex: string): readonly Lab65[] {
  const known = kept.get(hex);
  if (known) return known;
  const colour = parseHex(hex) as Rgb;
  const seen = sights.map((see) => toLab(see(colour)));
  kept.set(hex, seen);
  return seen;
}

/** CIEDE2000 between two CSS hex colours, to each sight. */
function distances(a: string, b: string): number[] {
  const other = seenBy(b);
  return seenBy(a).map((seen, i) => ciede2000(seen, other[i] as Lab65));
}

/** How far apart two CSS hex colours look to the eye that tells them least apart: CIEDE2000, 0 same, 10 clearly apart. */
export function apart(a: string, b: string): number {
  return Math.min(...distances(a, b));
}

/** CIEDE2000 between the colours of two layers of the same mark, to normal sight and to each deficiency. */
const WANTED = [20, 10, 10, 10] as const;

/**
 * How well two CSS hex colours keep two layers of the same mark apart: 1 when they are 20 (CIEDE2000) apart to normal
 * sight and 10 to a protanope, a deuteranope and a tritanope, the least of the four ratios otherwise.
 */
export function keptApart(a: string, b: string): number {
  return Math.min(...distances(a, b).map((far, i) => far / (WANTED[i] as number)));
}

/** The distance of a colour to the nearest of others; 100 when there are none. */
export function farFrom(colour: string, others: readonly string[]): number {
  return others.reduce((least, other) => Math.min(least, apart(colour, other)), 100);
}
