import { shapeOf } from '../marks/shapes';
import type { Shape } from '../marks/marks';
import type { FeatureTable } from '../table/table';
import type { CompileContext, Theme } from './kind';

/** What a style is compiled with over a table built by hand, for tests; `shapes` is told of those that it makes. */
export function handContext(
  table: FeatureTable,
  theme: Theme = 'light',
  shapes: (shape: Shape) => void = () => undefined
): CompileContext {
  return {
    theme,
    zoom: 6.5,
    language: 'fr',
    shape: (which) => shapeOf(table, which, which),
    made: (name, make) => {
      shapes(make(name));
      return name;
    }
  };
}
