import type { LayerRuntime } from '../../studio/api';

/**
 * Which view what is shown of a layer is of: the one that is seen; one before, while this one holds too much or is out of
 * scale; null where it is read whole, or not yet.
 */
export function viewOf({ profile, notices }: Pick<LayerRuntime, 'profile' | 'notices'>): 'current' | 'previous' | null {
  if (profile?.covers !== 'view') return null;
  return isBeyond(notices) ? 'previous' : 'current';
}

/** Whether the view shows nothing of its own until one zooms. */
export function isBeyond(notices: LayerRuntime['notices']): boolean {
  return notices.some(({ code }) => code === 'view-too-wide' || code === 'scale-hidden');
}
