import type { LayerRuntime } from '../../studio/api';

/**
 * Which view what is shown of a layer is of: the one that is seen; one before, while this one holds too much, is out of
 * scale or could not be read; null where it is read whole, or not yet.
 */
export function viewOf(
  runtime: Pick<LayerRuntime, 'profile' | 'notices' | 'phase' | 'partial'>
): 'current' | 'previous' | null {
  const { profile, notices, phase, partial } = runtime;
  if (profile?.covers !== 'view') return null;
  const failed = (phase === 'failed' && !partial) || phase === 'cancelled';
  return failed || isBeyond(notices) ? 'previous' : 'current';
}

/** Whether the view shows nothing of its own until one zooms. */
export function isBeyond(notices: LayerRuntime['notices']): boolean {
  return notices.some(({ code }) => code === 'view-too-wide' || code === 'scale-hidden');
}
