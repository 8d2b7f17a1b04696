import { describe, expect, it } from 'vitest';
import { iconPath } from './art';
import { iconNames, iconOfTheme, iconOfTitle, iconWords, type IconName } from './names';

/** Titles of French public layers, and the icon that readers expect. */
const titles: readonly [title: string, icon: IconName | null][] = [
  ['Annuaire des écoles', 'school'],
  ['Collèges et lycées publics', 'school'],
  ['Établissements d’enseignement supérieur', 'college'],
  ['Crèches municipales', 'school'],
  ['Hôpitaux et cliniques', 'hospital'],
  ['Établissements de santé (FINESS)', 'hospital'],
  ['Pharmacies de garde', 'pharmacy'],
  ['Médecins généralistes', 'doctor'],
  ['Maisons de santé pluriprofessionnelles', 'doctor'],
  ['Défibrillateurs (DAE)', 'defibrillator'],
  ['Gares de voyageurs', 'rail'],
  ['Arrêts de bus du réseau urbain', 'bus'],
  ['Aéroports', 'airport'],
  ['Bureaux de poste', 'post'],
  ['Relais postaux', 'post'],
  ['Mairies', 'town-hall'],
  ['Espaces France Services', 'town-hall'],
  ['Bibliothèques et médiathèques', 'library'],
  ['Gymnases et stades', 'stadium'],
  ['Équipements sportifs', 'stadium'],
  ['Piscines', 'swimming'],
  ['Musées de France', 'museum'],
  ['Cinémas', 'cinema'],
  ['Lieux de culture', 'theatre'],
  ['Monuments historiques', 'castle'],
  ['Commerces de proximité', 'shop'],
  ['Marchés de plein vent', 'grocery'],
  ['Bornes de recharge pour véhicules électriques', 'charging-station'],
  ['Aires de covoiturage', 'parking'],
  ['Stations-service', 'fuel'],
  ['Gendarmeries et commissariats', 'police'],
  ['Casernes de pompiers', 'fire-station'],
  ['Sites Seveso', 'industry'],
  ['Sites et sols pollués', 'danger'],
  ['Accidents de la circulation', 'road-accident'],
  ['Déchèteries', 'recycling'],
  ['Éoliennes', 'windmill'],
  ['Points de captage d’eau potable', 'drinking-water'],
  ['Écoles à moins de 500 m d’une gare', 'school'],
  // words within others ask for nothing
  ['Communes', null],
  ['Rapports annuels', null],
  ['Villes et bourgs', null],
  ['Points de service', null],
  ['Nombre d’habitants', null]
];

describe('icons', () => {
  it.each(titles)('« %s » is shown by %s', (title, icon) => {
    expect(iconOfTitle(title)).toBe(icon);
  });

  it('stand for themes of the catalogue where no word says more', () => {
    expect(iconOfTheme('sante')).toBe('hospital');
    expect(iconOfTheme('risques')).toBe('danger');
    expect(iconOfTheme('education')).toBe('school');
    expect(iconOfTheme('fonds')).toBeNull();
    expect(iconOfTheme(undefined)).toBeNull();
  });

  it.each(iconNames)('%s has an outline, and words in both languages', (name) => {
    expect(iconPath(name)).toMatch(/^[Mm][\s\S]{20,}$/);
    expect(iconPath(name)).not.toMatch(/[&"<>]/);
    expect(iconWords(name).fr.length).toBeGreaterThan(2);
    expect(iconWords(name).en.length).toBeGreaterThan(2);
  });
});
