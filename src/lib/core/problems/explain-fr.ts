import { isLocalPath } from '../sources/local-path';
import { joinSentence } from './join-words';
import { hostOf, type ProblemWords } from './problem-words';

const format = new Intl.NumberFormat('fr-FR');
const n = (value: number): string => format.format(value);
const megabytes = (bytes: number): string => `${n(Math.max(1, Math.round(bytes / 1048576)))}\u00a0Mo`;
const quoted = (text: string): string => `«\u00a0${text}\u00a0»`;
/** French takes the singular for 0 and 1. */
const some = (count: number, one: string, other: string): string => `${n(count)} ${count < 2 ? one : other}`;

export const problemsFr: ProblemWords = {
  'source-unreachable': {
    title: 'Ne répond pas',
    sentence: (f) =>
      `Cette source ne répond pas\u00a0: ${hostOf(f.url)} est injoignable depuis ce poste. La carte continue sans elle.`
  },
  'cors-refused': {
    title: 'Lecture refusée',
    sentence: (f) =>
      `${hostOf(f.url)} ne permet pas la lecture depuis une page web. ${f.relay ? 'Le relais du site peut lire cette source à sa place.' : 'Demandez à votre administrateur de prévoir un relais.'} La carte continue sans elle.`
  },
  timeout: {
    title: 'Ne répond pas',
    sentence: (f) =>
      `Cette source ne répond pas (délai dépassé après ${n(f.seconds)}\u00a0s). La carte continue sans elle.`
  },
  'http-status': {
    title: 'Service en panne',
    sentence: (f) =>
      f.said !== undefined
        ? `Le serveur a répondu par une erreur (${f.status})\u00a0: ${quoted(f.said)}. Réessayez\u00a0; si elle persiste, transmettez le détail technique.`
        : f.status === 404
          ? 'Cette source n’existe plus à cette adresse (réponse 404). La carte continue sans elle.'
          : `Le serveur a répondu par une erreur (${f.status}). Réessayez dans un moment\u00a0: la carte continue sans cette source.`
  },
  'auth-required': {
    title: 'Accès réservé',
    sentence: (f) =>
      `${hostOf(f.url)} demande un compte ou une clé (réponse ${f.status}). Identifiez-vous, ou rapprochez-vous du producteur. La carte continue sans cette source.`
  },
  'service-exception': {
    title: 'Demande refusée',
    sentence: (f) =>
      `Le service a refusé la demande\u00a0: ${quoted(f.said)}. Réessayez\u00a0; si le refus persiste, transmettez le détail technique.`
  },
  'unexpected-content': {
    title: 'Réponse illisible',
    sentence: (f) =>
      `La réponse n’a pas la forme attendue (${f.found} au lieu de ${f.expected}). La carte continue sans cette source.`
  },
  truncated: {
    title: 'Liste incomplète',
    sentence: (f) =>
      `${f.total === null ? some(f.got, 'objet reçu', 'objets reçus') : `${n(f.got)} sur ${n(f.total)}`}\u00a0: le serveur n’en donne pas plus. Choisissez un territoire plus petit ou filtrez la couche.`
  },
  'parse-failed': {
    title: 'Données mal formées',
    sentence: (f) =>
      `Ces données ${f.format} sont mal formées à la position ${n(f.at)}\u00a0: ${f.expected} attendu, ${f.found} trouvé. Corrigez le fichier ou prévenez le producteur.`
  },
  'too-large': {
    title: 'Trop volumineux',
    sentence: (f) => {
      if ('columns' in f)
        return `${n(f.columns)} colonnes, c’est trop\u00a0: les ${n(f.limit)} premières sont gardées.`;
      if ('texts' in f)
        return `${some(f.texts, 'texte de', 'textes de')} plus de ${n(f.limit)} caractères\u00a0: la fin n’est pas gardée.`;
      if ('values' in f)
        return `Ce document contient ${n(f.values)} listes et objets, plus que la limite de ${n(f.limit)}. Choisissez un territoire plus petit ou un extrait.`;
      return `Cette source dépasse la limite de ${megabytes(f.limit)}. Choisissez un territoire plus petit ou un extrait.`;
    }
  },
  'unsupported-crs': {
    title: 'Projection inconnue',
    sentence: (f) =>
      `Le système de coordonnées ${f.crs} n’est pas pris en charge. Demandez ces données en Lambert-93 ou en longitude et latitude.`
  },
  'crs-guessed': {
    title: 'Projection devinée',
    sentence: (f) =>
      `Ces données ne disent pas leur système de coordonnées\u00a0; leur emprise est celle de ${f.crs}, qui a été retenu. Vérifiez leur position sur la carte.`
  },
  'axis-swapped': {
    title: 'Coordonnées inversées',
    sentence: (f) =>
      `Ces données donnent les coordonnées ${f.crs} dans l’ordre inverse\u00a0; elles ont été remises à l’endroit. Prévenez le producteur.`
  },
  'unsupported-format': {
    title: 'Format non lu',
    sentence: (f) =>
      `${quoted(f.name)} n’est pas dans un format lu ici (${f.found}). Déposez un GeoJSON (aussi ligne à ligne), un TopoJSON, un GML, un CSV ou un shapefile zippé.`
  },
  'layer-unknown': {
    title: 'Couche introuvable',
    sentence: (f) =>
      `Le service n’a pas de couche ${quoted(f.layer)}\u00a0: elle a pu changer de nom. Prévenez l’administrateur du catalogue.`
  },
  'column-unknown': {
    title: 'Colonne introuvable',
    sentence: (f) =>
      `Ces données n’ont pas de colonne ${quoted(f.column)}. Choisissez-en une autre${f.known.length > 0 ? `\u00a0: ${f.known.slice(0, 8).join(', ')}` : ''}.`
  },
  'empty-result': {
    title: 'Aucun objet',
    sentence: () => 'Cette source ne contient aucun objet sur ce territoire. Choisissez un territoire plus grand.'
  },
  'geometry-missing': {
    title: 'Objets sans position',
    sentence: (f) =>
      `${some(f.rows, 'objet n’a pas de position', 'objets n’ont pas de position')}\u00a0: absent${f.rows < 2 ? '' : 's'} de la carte, présent${f.rows < 2 ? '' : 's'} dans les calculs.`
  },
  'geometry-mixed': {
    title: 'Géométries mêlées',
    sentence: (f) =>
      `${some(f.rows, 'objet est d’un autre type', 'objets sont d’un autre type')} que le reste (points, lignes ou surfaces) et ne ${f.rows < 2 ? 'figure' : 'figurent'} pas sur la carte. Séparez-les en plusieurs couches.`
  },
  'geometry-invalid': {
    title: 'Contours incorrects',
    sentence: (f) =>
      `${some(f.rows, 'objet a un contour incorrect', 'objets ont un contour incorrect')}\u00a0: le dessin et les comptages peuvent s’en ressentir.`
  },
  precision: {
    title: 'Précision limitée',
    sentence: (f) => `Précision ${n(f.metres)}\u00a0m\u00a0: ces données sont livrées en ${f.crs}.`
  },
  'answer-cut': {
    title: 'Réponse incomplète',
    sentence: (f) => `${hostOf(f.url)} a coupé sa réponse en chemin\u00a0: rien n’en a été gardé. Réessayez.`
  },
  'mixed-content': {
    title: 'Adresse non chiffrée',
    sentence: (f) =>
      `${hostOf(f.url)} ne répond qu’en http, qu’une page sécurisée n’a pas le droit de lire. ${f.relay ? 'Le relais du site peut lire cette source à sa place.' : 'Demandez son adresse en https.'}`
  },
  'rate-limited': {
    title: 'Service saturé',
    sentence: (f) =>
      `${hostOf(f.url)} reçoit trop de demandes (réponse ${f.status}). Réessayez dans ${f.seconds === null ? 'une minute' : some(f.seconds, 'seconde', 'secondes')}.`
  },
  'redirect-refused': {
    title: 'Redirection sans fin',
    sentence: (f) => `${hostOf(f.url)} renvoie d’adresse en adresse sans jamais répondre. Prévenez le producteur.`
  },
  'proxy-refused': {
    title: 'Relais refusé',
    sentence: (f) =>
      `Le relais du site n’a pas voulu lire ${hostOf(f.url)}. Demandez à votre administrateur de l’y autoriser.`
  },
  'service-empty': {
    title: 'Service vide',
    sentence: (f) =>
      `${hostOf(f.url)} répond, mais ne propose aucune couche. Vérifiez l’adresse, ou prévenez le producteur.`
  },
  'nothing-recognised': {
    title: 'Adresse non reconnue',
    sentence: (f) =>
      isLocalPath(f.text)
        ? `${quoted(f.text)} est un fichier de votre poste, pas une adresse. Déposez-le sur la page, ou ouvrez-le par ${quoted('Ouvrir des fichiers')}.`
        : `Rien de lisible à ${quoted(f.text)}. Collez l’adresse d’un service (WFS, WMS, WMTS…) ou d’un fichier (GeoJSON, CSV…).`
  },
  'protocol-missing': {
    title: 'Protocole non lu',
    sentence: (f) =>
      `Cette adresse est celle d’un service ${f.protocol}, qui n’est pas encore lu ici. Cherchez la même donnée en WFS, WMS ou GeoJSON.`
  },
  'too-many': {
    title: 'Trop d’objets',
    sentence: (f) =>
      `${n(f.total)} objets, plus que la limite de ${n(f.limit)}. Affichez seulement la vue courante, ou choisissez un territoire.`
  },
  'scale-hidden': {
    title: 'Hors échelle',
    sentence: (f) => `Le serveur ne dessine pas ${quoted(f.layer)} à cette échelle. Changez d’échelle pour la voir.`
  },
  'view-too-wide': {
    title: 'Vue trop large',
    sentence: (f) =>
      `Plus de ${n(f.limit)} objets dans cette vue, trop pour les lire d’un coup. Zoomez pour les voir tous.`
  },
  'crs-mismatch': {
    title: 'Projection douteuse',
    sentence: (f) =>
      `Ces positions ne peuvent pas être en ${f.crs}${f.likely === null ? '' : `\u00a0; elles ont l’air d’être en ${f.likely}`}. Choisissez la bonne projection.`
  },
  'outside-area': {
    title: 'Positions hors zone',
    sentence: (f) =>
      `${some(f.rows, 'objet tombe', 'objets tombent')} hors de la zone où ${f.crs} a un sens. Vérifiez la projection.`
  },
  'position-invalid': {
    title: 'Positions illisibles',
    sentence: (f) =>
      `${some(f.rows, 'objet a une position illisible', 'objets ont une position illisible')}\u00a0: absent${f.rows < 2 ? '' : 's'} de la carte, présent${f.rows < 2 ? '' : 's'} dans les calculs.`
  },
  'position-zero': {
    title: 'Positions à zéro',
    sentence: (f) =>
      `${some(f.rows, 'objet est placé', 'objets sont placés')} à la longitude 0, latitude 0, faute de position\u00a0: absent${f.rows < 2 ? '' : 's'} de la carte.`
  },
  'geometry-repaired': {
    title: 'Contours réparés',
    sentence: (f) =>
      `${some(f.rows, 'contour fautif a été réparé', 'contours fautifs ont été réparés')}. Prévenez le producteur.`
  },
  'dimensions-dropped': {
    title: 'Altitudes non gardées',
    sentence: (f) =>
      `${some(f.rows, 'objet a une altitude ou une mesure', 'objets ont une altitude ou une mesure')}, que la carte plane n’utilise pas.`
  },
  'curves-linearised': {
    title: 'Courbes en segments',
    sentence: (f) => `${some(f.rows, 'objet courbe est dessiné', 'objets courbes sont dessinés')} en petits segments.`
  },
  'ids-repeated': {
    title: 'Identifiants répétés',
    sentence: (f) =>
      `${some(f.rows, 'objet porte', 'objets portent')} l’identifiant d’un autre\u00a0: tous sont gardés.`
  },
  'antimeridian-split': {
    title: 'Objets coupés en deux',
    sentence: (f) =>
      `${some(f.rows, 'objet passe', 'objets passent')} le 180ᵉ méridien\u00a0: coupé${f.rows < 2 ? '' : 's'} en deux pour le dessin.`
  },
  'count-wrong': {
    title: 'Compte inexact',
    sentence: (f) => `Le service annonce ${some(f.claimed, 'objet', 'objets')} et en donne ${n(f.got)}.`
  },
  'content-type-wrong': {
    title: 'Type mal déclaré',
    sentence: (f) => `Le serveur annonce ${f.declared} et envoie ${f.found}\u00a0: le contenu a été reconnu.`
  },
  'charset-guessed': {
    title: 'Encodage deviné',
    sentence: (f) => `L’encodage du texte n’est pas dit\u00a0; ${f.charset} a été retenu. Vérifiez les accents.`
  },
  'filter-local': {
    title: 'Filtre fait ici',
    sentence: (f) => `${hostOf(f.url)} ne sait pas filtrer\u00a0: tout a été lu, puis trié ici.`
  },
  'filter-refused': {
    title: 'Filtre non compris',
    sentence: (f) =>
      `${hostOf(f.url)} ne sait pas appliquer le filtre ${quoted(f.filter)}. Retirez-le, et filtrez la couche une fois lue.`
  },
  'file-missing': {
    title: 'Fichier absent',
    sentence: (f) =>
      `Le fichier ${quoted(f.name)} n’est pas sur ce poste\u00a0: un lien ne transporte pas vos fichiers. Choisissez-le à nouveau.`
  },
  'host-refused': {
    title: 'Serveur non autorisé',
    sentence: (f) =>
      `Cette carte appelle ${f.host}, que ni le catalogue ni l’administrateur ne connaissent. La source n’a pas été chargée.`
  },
  'crossing-input-missing': {
    title: 'Couche manquante',
    sentence: () =>
      'Ce croisement a besoin d’une couche qui n’est plus dans la carte. Annulez le retrait ou refaites le croisement.'
  },
  'crossing-input-failed': {
    title: 'Couche en erreur',
    sentence: (f) =>
      `La couche ${quoted(f.layer)}, dont dépend ce croisement, n’a pas pu être lue. Réessayez d’abord avec elle.`
  },
  'crossing-cycle': {
    title: 'Croisement circulaire',
    sentence: () => 'Ce croisement dépend de lui-même. Retirez-le et refaites-le à partir des couches d’origine.'
  },
  'crossing-partial': {
    title: 'Calcul partiel',
    sentence: (f) =>
      `Ce calcul porte sur ${n(f.got)} objets sur ${n(f.total)}, car l’une de ses couches est incomplète. Choisissez un territoire plus petit.`
  },
  'overlay-missing': {
    title: 'Calcul de surfaces impossible',
    sentence: () =>
      'Le module qui superpose des zones n’a pas pu démarrer\u00a0: ce site ne le fournit pas, ou sa politique de sécurité le refuse. Réessayez, sinon prévenez la personne qui tient ce site.'
  },
  'zone-missing': {
    title: 'Lieu introuvable',
    sentence: () =>
      'Ce lieu n’est plus dans sa couche, ou n’enferme aucun terrain. Fermez ce portrait et choisissez un autre lieu.'
  },
  'interpolate-outside': {
    title: 'Nombres hors des zones',
    sentence: (f) =>
      `${n(f.rows)} ${f.rows === 1 ? 'ligne' : 'lignes'} sur ${n(f.total)} en dehors de toutes les zones\u00a0: leurs nombres ne sont pas répartis.`
  },
  'rates-dropped': {
    title: 'Taux laissés de côté',
    sentence: (f) =>
      `Un taux ne s’additionne pas\u00a0: ${f.columns.slice(0, 8).join(', ')} ${f.columns.length === 1 ? 'manque' : 'manquent'} aux zones fusionnées. Fusionnez les nombres, puis rapportez-les l’un à l’autre.`
  },
  'flows-none': {
    title: 'Aucun flux',
    sentence: (f) =>
      `Aucune des ${n(f.rows)} lignes ne va d’un lieu connu à un autre. Vérifiez les deux colonnes de codes et la couche qui donne les lieux.`
  },
  'flows-report': {
    title: 'Flux non dessinés',
    sentence: (f) =>
      `Sur un total de ${n(f.total)}, ${n(f.kept)} vont d’un lieu à un autre\u00a0; ${n(f.staying)} restent sur place (${n(f.stays)} ${f.stays === 1 ? 'ligne' : 'lignes'})\u00a0; ${n(f.lost)} viennent d’un lieu inconnu ou y vont (${n(f.unknown)} ${f.unknown === 1 ? 'ligne' : 'lignes'}).`
  },
  'join-report': {
    title: 'Codes à rapprocher',
    sentence: (f) => joinSentence(f, 'fr')
  },
  'document-invalid': {
    title: 'Carte illisible',
    sentence: () =>
      'Cette carte contient une partie que le logiciel ne comprend pas. Demandez un nouveau lien à la personne qui l’a envoyée.'
  },
  'document-version': {
    title: 'Version trop récente',
    sentence: () => 'Cette carte vient d’une version plus récente du logiciel. Rechargez la page pour le mettre à jour.'
  },
  'link-invalid': {
    title: 'Lien abîmé',
    sentence: () => 'Ce lien est incomplet ou abîmé. Demandez-le à nouveau à la personne qui l’a envoyé.'
  },
  'entry-unknown': {
    title: 'Donnée inconnue',
    sentence: (f) => `La donnée ${quoted(f.entry)} n’est pas au catalogue. Cherchez-la sous un autre nom.`
  },
  'recipe-unknown': {
    title: 'Carte inconnue',
    sentence: (f) => `La carte en un clic ${quoted(f.recipe)} n’existe pas ici. Choisissez-en une autre à l’accueil.`
  },
  'territory-unknown': {
    title: 'Territoire inconnu',
    sentence: (f) => `Le territoire ${quoted(f.territory)} n’est pas connu, ou cette carte ne s’y applique pas.`
  },
  'catalogue-unavailable': {
    title: 'Catalogue indisponible',
    sentence: () =>
      'Le catalogue n’a pas pu être lu. La carte ouverte reste utilisable\u00a0; rechargez la page ou prévenez l’administrateur.'
  },
  'message-invalid': {
    title: 'Message refusé',
    sentence: (f) => `La page qui pilote cette carte a envoyé une demande incorrecte (${f.method}).`
  },
  'basemap-unreachable': {
    title: 'Fond indisponible',
    sentence: () => 'Le fond de carte en ligne ne répond pas. Le fond intégré le remplace.'
  },
  'webgl-missing': {
    title: 'Carte non affichable',
    sentence: () =>
      'Ce navigateur ne sait pas dessiner la carte (WebGL\u00a02 absent ou désactivé). La légende et les sources restent lisibles ci-dessous.'
  },
  aborted: {
    title: 'Chargement arrêté',
    sentence: () => 'Le chargement a été arrêté à votre demande. Réessayez quand vous voulez.'
  },
  internal: {
    title: 'Panne du logiciel',
    sentence: () =>
      'Le logiciel n’a pas su finir cette opération. Réessayez\u00a0; si cela se répète, transmettez le détail technique à votre support.'
  }
};
