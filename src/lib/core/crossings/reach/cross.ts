import type { Outcome } from '../../problems/problem';
import type { FeatureTable } from '../../table/table';
import type { CrossContext } from '../kind';
import { cross as measure } from '../nearest/cross';
import type { ReachCrossing } from './schema';

/** The distances of the crossing « nearest », whole: the classes are those of the style, where they can be moved. */
export function cross(
  inputs: readonly FeatureTable[],
  spec: ReachCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  return measure(inputs, { ...spec, kind: 'nearest' }, context);
}
