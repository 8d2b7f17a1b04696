import type { TerritoryInfo } from '../../src/lib/core/catalogue/territories';
import type { Bbox } from '../../src/lib/core/table/table';
import { bboxOf, joinBbox, round5 } from './geometry';
import type { Cog } from './inputs';
import type { Outline } from './outlines';
import type { Zone } from './zones';

/** Metropolitan France with Corsica: what « France » is framed on. */
const metropole: Bbox = [-5.15, 41.33, 9.57, 51.1];

/** « de » before a name, by INSEE's TNCC; the article that the name may itself begin by is dropped. */
const links: Record<number, string> = {
  0: 'de ',
  1: 'd’',
  2: 'du ',
  3: 'de la ',
  4: 'des ',
  5: 'de l’',
  6: 'des ',
  7: 'de las ',
  8: 'de los '
};

/** « Gironde », 3 → « de la Gironde »; « Le Havre », 2 → « du Havre »; « La Réunion », 3 → « de La Réunion ». */
export function ofName(nom: string, liaison: number): string {
  if (liaison === 3 && nom.startsWith('La ')) return `de ${nom}`;
  const bare = liaison >= 2 ? nom.replace(/^(Le |La |Les |L’|Aux |Las |Los )/, '') : nom;
  return (links[liaison] ?? 'de ') + bare;
}

/** France, régions and départements, with their extents. */
export function mainTerritories(cog: Cog, regions: Outline[], departements: Outline[]): TerritoryInfo[] {
  const regionLinks = new Map(cog.regions.map((r) => [r.code, r.liaison]));
  const departementLinks = new Map(cog.departements.map((d) => [d.code, d.liaison]));
  return [
    { kind: 'fr', code: 'fr', name: 'France', of: 'de France', bbox: metropole },
    ...regions.map((r): TerritoryInfo => ({
      kind: 'reg',
      code: r.code,
      name: r.nom,
      of: ofName(r.nom, regionLinks.get(r.code) ?? 0),
      bbox: short(bboxOf(r.parts))
    })),
    ...departements.map((d): TerritoryInfo => ({
      kind: 'dep',
      code: d.code,
      name: d.nom,
      of: ofName(d.nom, departementLinks.get(d.code) ?? 0),
      bbox: short(bboxOf(d.parts)),
      reg: d.reg
    }))
  ];
}

/** Communes; the extent is that of the demonstration zone, when there is one. */
export function communeTerritories(cog: Cog, zones: readonly Zone[]): TerritoryInfo[] {
  const boxes = zoneBoxes(zones);
  return cog.communes.map((c) => ({
    kind: 'com',
    code: c.code,
    name: c.nom,
    of: ofName(c.nom, c.liaison),
    bbox: boxes.get(c.code) ?? null,
    dep: c.dep,
    reg: c.reg
  }));
}

/** EPCI; the extent covers the demonstration zones of their communes. `dep` is that of most of their communes. */
export function epciTerritories(cog: Cog, zones: readonly Zone[]): TerritoryInfo[] {
  const boxes = zoneBoxes(zones);
  const communes = new Map(cog.communes.map((c) => [c.code, c]));
  return cog.epci.map((e) => {
    const bbox = e.communes.reduce<Bbox | null>((box, code) => joinBbox(box, boxes.get(code) ?? null), null);
    const dep = mostFrequent(e.communes.map((code) => communes.get(code)?.dep ?? ''));
    const reg = cog.departements.find((d) => d.code === dep)?.reg;
    const feminine = /^(CC|CA|CU|Communauté|Métropole) /.test(e.nom);
    const of = feminine ? `de la ${e.nom}` : ofName(e.nom, /^[AEIOUÉÈÂÎh]/i.test(e.nom) ? 1 : 0);
    return { kind: 'epci', code: e.code, name: e.nom, of, bbox, dep, reg };
  });
}

function zoneBoxes(zones: readonly Zone[]): Map<string, Bbox | null> {
  return new Map(zones.map((z) => [z.place.commune.code, short(bboxOf(z.parts))]));
}

function short(box: Bbox | null): Bbox | null {
  return box && (box.map((n) => Math.round(round5(n) * 1e3) / 1e3) as Bbox);
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
