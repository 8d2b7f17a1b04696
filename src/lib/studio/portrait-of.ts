import type { LayerId } from '../core/document/document';
import type { Command } from '../core/document/commands';
import type { ZoneSpec } from '../core/portrait/schema';
import type { TableProfile } from '../core/table/profile';
import type { Bbox } from '../core/table/table';
import type { Selection } from './api';
import { zoneOfRow } from './portrait-upper';

interface PortraitOfPorts {
  selection(): Selection | null;
  profile(id: LayerId): TableProfile | null;
  /** what the map shows; null before it is there */
  seen(): Bbox | null;
  do(command: Command): void;
  /** the next portrait's place is framed */
  frameNext(): void;
  cancelDrawing(): void;
  deselect(): void;
}

/** Says of which place the portrait is. */
export class PortraitOf {
  constructor(private readonly ports: PortraitOfPorts) {}

  /** `framed`: the map goes there. */
  zone(zone: ZoneSpec, framed = false): void {
    this.ports.cancelDrawing();
    if (framed) this.ports.frameNext();
    this.ports.do({ do: 'setPortrait', zone });
  }

  /** The area whose card is open. */
  selection(name: string): void {
    const zone = this.#selected(name);
    if (zone) this.zone(zone);
    this.ports.deselect();
  }

  /** Compares the portrait that is open with the area whose card is open. */
  besideSelection(name: string): void {
    const zone = this.#selected(name);
    if (zone) this.ports.do({ do: 'setBeside', zone });
    this.ports.deselect();
  }

  /** What the map shows. */
  view(name: string): void {
    const bbox = this.ports.seen();
    if (!bbox) return;
    const [west, south, east, north] = bbox;
    const corners: [number, number][] = [
      [west, south],
      [east, south],
      [east, north],
      [west, north]
    ];
    this.zone({ kind: 'drawn', corners, name });
  }

  #selected(name: string): ZoneSpec | null {
    const selection = this.ports.selection();
    const profile = selection && this.ports.profile(selection.layer);
    return selection && profile ? zoneOfRow(selection, profile, name) : null;
  }
}
