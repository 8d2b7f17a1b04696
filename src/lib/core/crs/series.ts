/**
 * Series in the third flattening n, to n⁶ (Karney 2011, « Transverse Mercator with an accuracy of a few nanometers »,
 * eq. 35 and 36; Karney 2024, « On auxiliary latitudes », for χ→φ). Horner from the highest power; element k multiplies
 * sin 2(k+1)·.
 */
function rows(n: number, table: readonly (readonly number[])[]): number[] {
  return table.map((coefficients, k) => {
    let sum = 0;
    for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * n + (coefficients[i] as number);
    return sum * n ** (k + 1);
  });
}

/** ξ′ → ξ: from the spherical to the ellipsoidal transverse Mercator. */
export function alphaSeries(n: number): number[] {
  return rows(n, [
    [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
    [13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
    [61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440],
    [49561 / 161280, -179 / 168, 6601661 / 7257600],
    [34729 / 80640, -3418889 / 1995840],
    [212378941 / 319334400]
  ]);
}

/** ξ → ξ′, to be subtracted. */
export function betaSeries(n: number): number[] {
  return rows(n, [
    [1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800],
    [1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720],
    [17 / 480, -37 / 840, -209 / 4480, 5569 / 90720],
    [4397 / 161280, -11 / 504, -830251 / 7257600],
    [4583 / 161280, -108847 / 3991680],
    [20648693 / 638668800]
  ]);
}

/** Conformal to geodetic latitude: φ = χ + Σ cₖ sin 2kχ. */
export function latitudeSeries(n: number): number[] {
  return rows(n, [
    [2, -2 / 3, -2, 116 / 45, 26 / 45, -2854 / 675],
    [7 / 3, -8 / 5, -227 / 45, 2704 / 315, 2323 / 945],
    [56 / 15, -136 / 35, -1262 / 105, 73814 / 2835],
    [4279 / 630, -332 / 35, -399572 / 14175],
    [4174 / 315, -144838 / 6237],
    [601676 / 22275]
  ]);
}

/** Σ cₖ sin(kθ) by Clenshaw's recurrence, from sin θ and cos θ. */
export function sineSum(c: readonly number[], sin: number, cos: number): number {
  const twice = 2 * cos;
  let a = 0;
  let b = 0;
  for (let k = c.length - 1; k >= 0; k--) {
    const next = twice * a - b + (c[k] as number);
    b = a;
    a = next;
  }
  return a * sin;
}
