import type { GeometryType } from '../table/table';
import type { ProposeContext } from './kind';

/**
 * Is there a layer already whose colours a second one of many colours would be taken for: a filled surface under areas,
 * lines or points of any colour beside others of their kind?
 */
export function crowded(geometry: GeometryType, context: ProposeContext): boolean {
  if (geometry === 'polygon') return context.surfaceTaken;
  return geometry !== 'none' && (context.rivals?.(geometry).length ?? 0) > 0;
}
