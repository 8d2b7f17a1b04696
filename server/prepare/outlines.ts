import polygonClipping from 'polygon-clipping';
import { spelling } from '../../src/lib/core/catalogue/spelling';
import { partsOf, rounded, type Parts } from './geometry';
import { readOutlines, type Cog } from './inputs';

/** An administrative area with its outline, longitude/latitude. */
export interface Outline {
  code: string;
  nom: string;
  /** région it belongs to (its own code for a région) */
  reg: string;
  parts: Parts;
}

/** Names of Natural Earth that are not INSEE's, by the way they are written there. */
const misspelt: Record<string, string> = {
  'Guyane française': '973',
  'Haute-Rhin': '68',
  'Meurhe-et-Moselle': '54',
  'Seien-et-Marne': '77'
};

/** The 101 départements, in the order of their codes, with INSEE codes and names. */
export function makeDepartements(cog: Cog): Outline[] {
  const byName = new Map(cog.departements.map((d) => [spelling(d.nom), d]));
  const byCode = new Map(cog.departements.map((d) => [d.code, d]));
  return readOutlines()
    .features.map((feature) => {
      const { name } = feature.properties;
      const departement = byName.get(spelling(name)) ?? byCode.get(misspelt[name] ?? '');
      if (!departement) throw new Error(`Département unknown to INSEE: ${name}`);
      return {
        code: departement.code,
        nom: departement.nom,
        reg: departement.reg,
        parts: rounded(partsOf(feature.geometry))
      };
    })
    .sort((a, b) => a.code.localeCompare(b.code));
}

/** The 18 régions, by dissolving their départements, whose shared borders have the same vertices. */
export function makeRegions(cog: Cog, departements: Outline[]): Outline[] {
  return cog.regions.map((region) => {
    const [first, ...others] = departements.filter((d) => d.reg === region.code).map((d) => d.parts);
    if (!first) throw new Error(`No département in région ${region.code}`);
    const parts = rounded(polygonClipping.union(first, ...others) as Parts);
    return { code: region.code, nom: region.nom, reg: region.code, parts };
  });
}
