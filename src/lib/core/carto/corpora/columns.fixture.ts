import { economy } from './columns-economy.fixture';
import { places } from './columns-places.fixture';
import { society } from './columns-society.fixture';
import { statistics } from './columns-statistics.fixture';

export { held } from './columns-held.fixture';

/** Columns that the rules are tuned on. */
export const tuned = [...statistics, ...society, ...economy, ...places];
