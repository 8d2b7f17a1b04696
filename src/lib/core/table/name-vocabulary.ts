/** Words that columns of French (and some English) public data are named by, lower case, without accents. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** what identifies, whatever else the name says, in French order (`code_zone`) or English (`zone_id`) */
export const identifier = words(
  'code codes cod cd id ids gid fid objectid identifiant identifiants ident idu uuid guid cleabs cle key ref reference matricule num numero'
);
/** registers and nomenclatures */
export const register = words(
  'insee siren siret nic uai rne cp cpo uic ogc iris naf ape finess rpps rna cog nuts lau immatriculation dclt dcflt dcetuf dcetue dcran no rivoli fantoir bss section'
);
/** no label, no quantity */
export const contact = words('tel telephone phone fax portable url lien site mail email courriel');
/** territories: a column of that name alone, or ending by it, holds codes or names, never a quantity; « communes » counts them */
export const territory = words(
  'com commune dep dept departement reg region epci canton arr arrondissement academie circo pays bv zemp scot cv ze'
);
/** they only announce that something is counted or added */
export const counter = words(
  'nb nbr nbre nombre nombres effectif effectifs total totale totaux tot somme sum count counts cnt quantite qte number'
);
/** what is counted or added: people, things, money, energy, volumes */
export const stock = words(
  'population populations pop habitant habitants hab menages logements logement emplois emploi salaries salarie eleves ' +
    'etudiants apprenants naissances naissance nais deces accidents victimes tues blesses voyageurs passagers visiteurs ' +
    'places lits chambres beneficiaires allocataires adherents abonnes licencies inscrits votants exprimes blancs nuls ' +
    'abstentions voix entreprises etablissements exploitations pmun ptot pcap psdc frequentation entrees nuitees trafic ' +
    'tmja tmj tmjo households dwellings jobs pupils students births deaths personnes patients cas chomeurs retraites ' +
    'demandeurs actifs residences logvac licences sinistres incidents infractions crimes delits arrets ' +
    'montant montants budget recettes recette depenses depense charges produits subvention subventions aide aides dotation ' +
    'dotations dgf dette encours epargne investissement investissements cout couts chiffre affaires pot fiscal financier fonciere foncier taxe taxes impot ' +
    'impots valorisation credit credits masse ' +
    'volume volumes tonnage tonnages tonnes stock stocks capacite consommation consommations conso production prod puissance ' +
    'emission emissions ges rejet rejets prelevement prelevements collecte livraison injection ' +
    'kwh mwh gwh twh kw mw kwc mwc tep teq teqco2 tco2 m3 cheptel ugb pbs bovins ovins porcins volailles solde'
);
/** areas of a use of the land, that a territory holds as it holds inhabitants */
export const landStock = words('sau sth artificialisation');
/** uses of land: « surface agricole » is a stock, « surface » the size of a feature */
export const landUse = words(
  'agricole agricoles boisee boise forestiere bio irriguee artificialisee cultivee viticole urbanisee batie'
);
/** they make a rate of what they stand by, wherever they stand (`densite_population`, `nb_moyen`) */
export const ratio = words(
  'taux tx part pct pc pourc pcent prct pourcent pourcentage percent percentage proportion densite density dens ratio rate share indice ' +
    'moyenne moyen moy mean average avg mediane median evolution evol variation var croissance progression tendance score note esperance quotient ' +
    'coefficient coef coeff facteur probabilite frequence intensite prevalence incidence desendettement gini decile deciles ' +
    'quartile percentile centile ecart unitaire tcam accroissement fecondite mortalite natalite vieillissement dependance specificite unemployment'
);
/** rates where nothing is counted: incomes and prices, that statistics give as medians, and names of indices */
export const intensive = words(
  'ips apl va med ind px regularite ponctualite prix loyer loyers tarif revenu revenus salaire salaires pension income price rendement efficacite ' +
    'vie abstention performance participation mobilite satisfaction potabilite conformite couverture'
);
/** what instruments measure: neither added up nor a share */
export const physical = words(
  'altitude alti alt elevation z debit temperature temp tmin tmax vitesse vmax profondeur prof cote pression pluie pluviometrie ' +
    'precipitations precipitation bruit lden db pente diametre age duree delai resultat concentration teneur ph no2 nox o3 ' +
    'so2 co nh3 ozone benzene pm1 pm2 pm10 pm25 mm vent humidite ensoleillement magnitude pr pk speed height depth turbidite conductivite'
);
export const size = words(
  'surface surf sbati sterr lin lineaire superficie superf area aire ha km2 m2 longueur length perimetre perimeter hauteur largeur distance ' +
    'width contenance emprise'
);
export const year = words('annee annees year an millesime exercice');
export const date = words('date jour maj');
/** words of an instant or a day, where nothing else is announced */
export const moment = words(
  'dt datetime timestamp horodatage time heure temps day mois month periode period debut fin start end depuis jusqu created ' +
    'updated modified creation modification echeance naissance ouverture fermeture'
);
export const name = words(
  'nom noms name libelle libelles lib label titre title intitule denomination toponyme appellation raison enseigne'
);
export const category = words(
  'type types typ categorie category classe class nature statut status zone zonage niveau groupe group secteur famille family ' +
    'genre sorte kind alea risque etat regime typologie tranche tranches mode filiere qualite modalite couleur orientation sens ' +
    'etoile etoiles sexe usage profil'
);
/** words for people to read, never a label */
export const prose = words(
  'adresse adresses address commentaire commentaires comment comments description descriptif observation observations ' +
    'remarque remarques texte text notes notice horaires horaire detail details complement web internet geometrie'
);
export const coordinate = words(
  'lon lng long longitude lat latitude x y xlong ylat wgs84 lambert93 l93 altitude coord coords coordonnee coordonnees coordx coordy xcoord ycoord geo'
);

/** axes, that tell a coordinate at either end of a name (`stop_lon`, `x_l93`) */
export const axis = words('lon lng longitude lat latitude x y');

/** units that stand one over the other at the end of a name (`mg_l`, `eur_m2`) */
export const unit = words(
  'mg ug g kg t q l m3 m2 km2 km ha kwh mwh gwh wh h s an hab eur euro euros habitant habitants logement uc kgco2 ml min'
);
export const areaUnit = words('m2 km2 ha');
/** what amounts are brought to, at the end of a name (`dette_hab`) */
export const head = words('hab habitant habitants uc capita');
