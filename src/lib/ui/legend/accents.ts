/** Words that files write without their accents, in full. */
export const accented: ReadonlyMap<string, string> = new Map(
  (
    'académie activité âge âgé âges année années arrêt bâti bâtiment bâtiments bénéficiaires ' +
    'catégorie catégories chômage collège collèges communauté création créé créés décès déchets ' +
    'densité département départements dépenses désignation durée écart école écoles économie ' +
    'éducation électricité élève élèves émission émissions énergie entités époque équipement ' +
    'équipements espérance établissement établissements étage étages état étudiants évolution ' +
    'fiscalité fréquence fréquentation généraliste généralistes géographique hébergement hôpital ' +
    'hôpitaux identité imposés impôt impôts indépendants intensité intérêt libellé longévité lycée ' +
    'lycées marché matériel médecin médecins médian médiane médico ménage ménages météo métier ' +
    'millésime mobilité mortalité natalité numéro opérateur parité pauvreté pénurie périmètre période ' +
    'précarité préfecture privé privés propriétaires propriété qualité quantité référence région ' +
    'régions rénovation répartition réseau résidence résidences résultat retraités réussite rivière ' +
    'salariés santé scolarisés sécurité série société sociétés spécialité spécialités sûreté ' +
    'température unité unités véhicules vélo vétusté ' +
    'aléa aléas régime régimes évacuation modéré modérée très précaire ' +
    'fermé fermée agréé agréée autorisé autorisée déclaré déclarée déclaration protégé protégée ' +
    'classé classée aménagé aménagée propriétaire industrie métropole périurbain périurbaine ' +
    'forêt forêts naturelle prévention réserve réservé réservée réglementé réglementée réglementation ' +
    'bibliothèque bibliothèques théâtre musée cinéma médiathèque stationné élémentaire élémentaires'
  )
    .split(' ')
    .map((word): [string, string] => [withoutAccents(word), word])
);

/** A word without its accents, to be looked up. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}
