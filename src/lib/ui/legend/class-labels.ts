import { number } from '../words/format';
import { legendWords } from '../words/legend';
import { say } from '../words/say';

/** Breaks of whole numbers below this read as « de 2 à 4 », the upper bound left out; above, as touching intervals. */
const discreteBelow = 1000;

/**
 * Fewest decimals (0 to 6) with which every break keeps a figure of its own and moves by less than 1 % of the
 * narrowest class.
 */
export function breakDigits(breaks: readonly number[]): number {
  const widths = breaks
    .slice(1)
    .map((b, i) => b - (breaks[i] as number))
    .filter((w) => w > 0);
  const tolerance = Math.min(...widths, Infinity) / 100;
  for (let digits = 0; digits < 6; digits++) {
    const unit = 10 ** digits;
    if (breaks.every((b) => Math.abs(Math.round(b * unit) / unit - b) <= tolerance)) return digits;
  }
  return 6;
}

/** Least and greatest whole number of class `i`: its lower bound is included, its upper left out but by the last class. */
function wholesOf(breaks: readonly number[], i: number): [low: number, high: number] {
  const high = breaks[i + 1] as number;
  return [Math.ceil(breaks[i] as number), i === breaks.length - 2 ? Math.floor(high) : Math.ceil(high) - 1];
}

/** Text of class `i` by the whole numbers in it. */
function discrete(breaks: readonly number[], i: number, last: number): string {
  const words = say(legendWords);
  const [low, high] = wholesOf(breaks, i);
  if (high === low) return number(low);
  if (i === last) return words.over(number(low));
  return i === 0 ? words.under(number(high + 1)) : words.between(number(low), number(high));
}

/**
 * Texts of the classes between ascending `breaks` (classes + 1 values), lowest first: « moins de 5 », « de 5 à 8 »,
 * « 15 et plus ». `integer`: the column holds whole numbers only. `firstMost`: greatest value of the first class, which is
 * told by it when nothing else is in it (« 0 »).
 */
export function classLabels(breaks: readonly number[], integer = false, firstMost = NaN): string[] {
  const words = say(legendWords);
  const last = breaks.length - 2;
  const whole =
    integer &&
    breaks.every((b) => Math.abs(b) < discreteBelow) &&
    breaks.slice(1).every((_, i) => wholesOf(breaks, i)[0] <= wholesOf(breaks, i)[1]);
  const digits = breakDigits(breaks);
  const text = (value: number): string => number(value, digits);
  const sole = last > 0 && text(firstMost) === text(breaks[0] as number);
  return breaks.slice(0, -1).map((low, i) => {
    const high = breaks[i + 1] as number;
    if (last === 0) return words.between(text(low), text(high));
    if (whole) return discrete(breaks, i, last);
    if (i === 0) return sole ? text(low) : words.under(text(high));
    if (i < last) return words.between(text(low), text(high));
    return high > low ? words.over(text(low)) : text(low);
  });
}
