import { nameWords } from './name-words';

/** figures below zero that stand for none in columns of what cannot be below zero */
const below = new Set([-999, -9999, -99999, -999999]);
/** figures of nines alone, that nothing measured comes near */
const nines = new Set([9999999, 99999999, 999999999]);
/** what may be below zero although no other value is: heights, temperatures, balances */
const signed =
  /^(temp|tmin|tmax|tmoy|alt|elev|z$|mnt|cote|profondeur|depth|solde|bilan|evol|variation|var$|ecart|delta|diff|resultat|epargne|lon|lat|x$|y$)/;

/**
 * Makes missing (NaN) the figures that stand for « no figure » in a column of numbers: -9999 and its like when every other
 * value is zero or more and the name is not that of a height, a temperature or a balance; 9999999 and its like when every
 * other value is under a hundredth of it; single-precision « no data » of rasters always. In doubt nothing changes.
 */
export function dropAbsent(name: string, values: Float64Array): void {
  const absent = new Set<number>();
  let others = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value < -1e38 || below.has(value) || nines.has(value)) absent.add(value);
    else {
      others++;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  // beside one value alone, nothing tells what is usual
  if (absent.size === 0 || others < 2) return;
  const maySink = min < 0 || nameWords(name).some((word) => signed.test(word));
  for (const value of absent) {
    if (value >= 0 ? max * 100 >= value : value > -1e38 && maySink) absent.delete(value);
  }
  if (absent.size === 0) return;
  for (let row = 0; row < values.length; row++) if (absent.has(values[row] as number)) values[row] = NaN;
}
