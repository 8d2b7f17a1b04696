import type { Wording } from '../../wording';
import type { MapDocument } from '../document';
import type { Command } from './index';

const both = (fr: string, en: string): Wording => ({ fr, en });

/** What a command did, for undo: « Ajouter « Gares » ». `document` is the one before the command. */
export function labelOf(command: Command, document: MapDocument): Wording {
  const name = 'layer' in command && typeof command.layer === 'string' ? nameOf(document, command.layer) : '';
  switch (command.do) {
    case 'addEntry':
      return both(`Ajouter «\u00a0${command.name}\u00a0»`, `Add “${command.name}”`);
    case 'addLayer':
      return both(`Ajouter «\u00a0${command.layer.name}\u00a0»`, `Add “${command.layer.name}”`);
    case 'addCrossing':
      return both(`Croiser\u00a0: ${command.name}`, `Cross: ${command.name}`);
    case 'removeLayer':
      return both(`Retirer «\u00a0${name}\u00a0»`, `Remove “${name}”`);
    case 'duplicateLayer':
      return both(`Dupliquer «\u00a0${name}\u00a0»`, `Duplicate “${name}”`);
    case 'moveLayer':
      return both(`Déplacer «\u00a0${name}\u00a0»`, `Move “${name}”`);
    case 'renameLayer':
      return both(`Renommer «\u00a0${name}\u00a0»`, `Rename “${name}”`);
    case 'setVisible':
      return command.visible
        ? both(`Afficher «\u00a0${name}\u00a0»`, `Show “${name}”`)
        : both(`Masquer «\u00a0${name}\u00a0»`, `Hide “${name}”`);
    case 'setOpacity':
      return both(`Opacité de «\u00a0${name}\u00a0»`, `Opacity of “${name}”`);
    case 'setStyle':
      return both(`Style de «\u00a0${name}\u00a0»`, `Style of “${name}”`);
    case 'setLabels':
      return both(`Étiquettes de «\u00a0${name}\u00a0»`, `Labels of “${name}”`);
    case 'setZooms':
      return both(`Plage de zoom de «\u00a0${name}\u00a0»`, `Zoom range of “${name}”`);
    case 'restoreAutomatic':
      return both(`Choix automatique de «\u00a0${name}\u00a0»`, `Automatic choice of “${name}”`);
    case 'setFilter':
      return both(`Filtre de «\u00a0${name}\u00a0»`, `Filter of “${name}”`);
    case 'setLoad':
      return command.load === 'all'
        ? both(`Charger tout «\u00a0${name}\u00a0»`, `Load all of “${name}”`)
        : both(`Vue courante de «\u00a0${name}\u00a0»`, `Current view of “${name}”`);
    case 'setSource':
      if (command.source.kind === 'derived')
        return both(`Réparer les codes de «\u00a0${name}\u00a0»`, `Repair the codes of “${name}”`);
      return both(`Réglages de «\u00a0${name}\u00a0»`, `Settings of “${name}”`);
    case 'setPlace':
      return both(
        `Projection de «\u00a0${name}\u00a0»\u00a0: ${command.crs}`,
        `Projection of “${name}”: ${command.crs}`
      );
    case 'setTitle':
      return both('Changer le titre', 'Change the title');
    case 'setTone':
      return both(`Teinte de «\u00a0${name}\u00a0»`, `Tone of “${name}”`);
    case 'setBasemapTone':
      return both('Teinte du fond de carte', 'Tone of the basemap');
    case 'setBasemap':
      return both('Changer le fond de carte', 'Change the basemap');
    case 'setPage':
      return both('Habillage de la carte', 'Dress of the map');
    case 'setPortrait':
      if (!command.zone) return both('Fermer le portrait', 'Close the portrait');
      return command.zone.name
        ? both(`Portrait de «\u00a0${command.zone.name}\u00a0»`, `Portrait of “${command.zone.name}”`)
        : both('Portrait d’un lieu', 'Portrait of a place');
    case 'setBeside':
      if (!command.zone) return both('Ne plus comparer à un autre lieu', 'No longer compare with another place');
      return both(`Comparer à «\u00a0${command.zone.name}\u00a0»`, `Compare with “${command.zone.name}”`);
    case 'setCompared':
      return command.compared
        ? both('Comparer au niveau supérieur', 'Compare with the level above')
        : both('Retirer la comparaison', 'Remove the comparison');
    case 'setDocument':
      return both(
        command.document.title ? `Ouvrir «\u00a0${command.document.title}\u00a0»` : 'Nouvelle carte',
        command.document.title ? `Open “${command.document.title}”` : 'New map'
      );
    case 'setView':
      return both('Déplacer la carte', 'Move the map');
  }
}

function nameOf(document: MapDocument, id: string): string {
  return document.layers.find((l) => l.id === id)?.name ?? id;
}

/** Commands with the same key, one after the other, make one step of undo (a slider dragged); null never merges. */
export function coalesceKey(command: Command): string | null {
  switch (command.do) {
    case 'setOpacity':
    case 'setStyle':
    case 'setLabels':
    case 'setZooms':
    case 'setTone':
      return `${command.do} ${command.layer}`;
    case 'setTitle':
    case 'setBasemapTone':
      return command.do;
    default:
      return null;
  }
}
