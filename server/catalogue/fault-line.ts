import type { CatalogueFault } from '../../src/lib/core/catalogue/entry';

/** « risques/argiles.yaml:12: source.url: … » as the server and `catalog:check` print it. */
export function faultLine(fault: CatalogueFault): string {
  return `${fault.file}${fault.line === null ? '' : `:${fault.line}`}: ${fault.reason}`;
}
