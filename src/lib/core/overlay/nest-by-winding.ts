import Flatbush from 'flatbush';
import { mostlyOutside, planeArea } from '../table/nest-rings';
import type { Ring } from '../table/polygon-writer';
import type { Bbox } from '../table/table';
import { boxOf } from '../geometry/box-of';
import { runsLeft } from './oriented';

/**
 * Polygons of the rings of an overlay: those that run anticlockwise are shells, each of the others is a hole of the
 * smallest shell around it. The engine's own tree of rings is not taken: it misplaces holes that touch their shell.
 */
export function nestByWinding(rings: readonly Ring[]): Ring[][] {
  const polygons = rings.filter((ring) => runsLeft(ring, 0, ring.length / 2)).map((shell) => [shell]);
  const holes = rings.filter((ring) => !runsLeft(ring, 0, ring.length / 2));
  if (holes.length === 0) return polygons;
  const find = finder(polygons.map(([shell]) => shell!));
  for (const hole of holes) {
    const around = find(boxOf([hole])).filter((shell) => !mostlyOutside(hole, polygons[shell]![0]!));
    const size = (shell: number): number => planeArea(polygons[shell]![0]!);
    if (around.length > 0) polygons[around.reduce((a, b) => (size(b) < size(a) ? b : a))]!.push(hole);
  }
  return polygons;
}

/** Finds the shells whose box meets another. */
function finder(shells: readonly Ring[]): (box: Bbox) => number[] {
  if (shells.length === 0) return () => [];
  const index = new Flatbush(shells.length);
  for (const shell of shells) index.add(...boxOf([shell]));
  index.finish();
  return (box) => index.search(...box);
}
