/** `npm run check:licences`: every production dependency under a licence of the allow-list, or exit 1. */
import { fileURLToPath } from 'node:url';
import { isAllowed } from '../licences/allowed';
import { productionPackages } from '../licences/production';

const packages = productionPackages(fileURLToPath(new URL('../..', import.meta.url)));
const offenders = packages.filter((p) => !isAllowed(p.licence));
for (const p of offenders) console.error(`${p.name} ${p.version}: licence « ${p.licence || 'none'} » is not allowed`);
console.log(`${packages.length} production packages, ${offenders.length} with a licence that is not allowed`);
process.exitCode = offenders.length > 0 ? 1 : 0;
