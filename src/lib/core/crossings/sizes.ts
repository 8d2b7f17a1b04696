import type { InputSize } from './kind';

/** Sizes of layers in the reckoning of how long a crossing takes; a layer that is not there has none. */
export const rows = (input: InputSize | undefined): number => input?.rows ?? 0;
export const vertices = (input: InputSize | undefined): number => input?.vertices ?? 0;
export const total = (inputs: readonly InputSize[], of: 'rows' | 'vertices'): number =>
  inputs.reduce((sum, input) => sum + input[of], 0);
