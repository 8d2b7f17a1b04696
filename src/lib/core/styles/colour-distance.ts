import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  modeLab65,
  modeLrgb,
  modeRgb,
  modeXyz65,
  parseHex,
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

/** How far apart two CSS hex colours look to the eye that tells them least apart: CIEDE2000, 0 same, 10 clearly apart. */
export function apart(a: string, b: string): number {
  const [x, y] = [parseHex(a) as Rgb, parseHex(b) as Rgb];
  return Math.min(...sights.map((see) => ciede2000(see(x), see(y))));
}

/** The distance of a colour to the nearest of others; 100 when there are none. */
export function farFrom(colour: string, others: readonly string[]): number {
  return others.reduce((least, other) => Math.min(least, apart(colour, other)), 100);
}
