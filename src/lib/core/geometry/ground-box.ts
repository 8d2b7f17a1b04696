/** Metres of a degree of latitude at least, and of longitude at the equator at most. */
const LATITUDE = 110_574;
const LONGITUDE = 111_319;
/** A tenth of a millimetre in degrees: as far as distances are good. */
const SLACK = 1e-9;

/**
 * Half the sides in degrees of a box that holds every place within a distance (metres on the ground) of places no farther
 * from the equator than a latitude. Poles are not gone over.
 */
export function groundBox(lat: number, metres: number): { aside: number; up: number } {
  const up = metres / LATITUDE + SLACK;
  const poleward = Math.min(89.9, Math.abs(lat) + up);
  return { aside: metres / (LONGITUDE * Math.cos((poleward * Math.PI) / 180)) + SLACK, up };
}
