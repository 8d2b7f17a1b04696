import type { CatalogueEntry } from '../../catalogue/entry';
import type { LabelSpec } from '../../labels/schema';
import type { GroundTone, Tone } from '../../marks/tone';
import type { CrossingSpec } from '../../crossings/schema';
import type { ZoomRange } from '../../marks/zoom-range';
import type { SourceSpec } from '../../sources/registry';
import type { StyleSpec } from '../../styles/schema';
import type { Filter } from '../../table/filter';
import type { ZoneSpec } from '../../portrait/schema';
import type { LayerId, LayerSpec, MapDocument, View } from '../document';
import type { TerritoryPlace } from '../../catalogue/cut';

/** Everything that can be done to a document. Pure data: interface, recipes, postMessage and tests send the same. */
export type Command =
  /** `at`: index in `layers`, bottom first; absent: on top */
  | { do: 'addEntry'; entry: CatalogueEntry; name: string; territory?: TerritoryPlace | null; at?: number }
  | { do: 'addLayer'; layer: LayerSpec; at?: number }
  | { do: 'addCrossing'; crossing: CrossingSpec; name: string; at?: number }
  | { do: 'removeLayer'; layer: LayerId }
  | { do: 'duplicateLayer'; layer: LayerId }
  /** `to`: index in `layers`, bottom first */
  | { do: 'moveLayer'; layer: LayerId; to: number }
  | { do: 'renameLayer'; layer: LayerId; name: string }
  | { do: 'setVisible'; layer: LayerId; visible: boolean }
  | { do: 'setOpacity'; layer: LayerId; opacity: number }
  /** `place`: index in `layers` that suits the new style, only used while the place is automatic */
  | { do: 'setStyle'; layer: LayerId; style: StyleSpec; by?: 'author' | 'automatic'; place?: number }
  /** null: no names over the features */
  | { do: 'setLabels'; layer: LayerId; labels: LabelSpec | null; by?: 'author' | 'automatic' }
  /** `range` empty: drawn at all zooms */
  | { do: 'setZooms'; layer: LayerId; range: ZoomRange; by?: 'author' | 'automatic' }
  /** the style that automatic cartography gives, in full strength; a range that the author set is lifted */
  | { do: 'restoreAutomatic'; layer: LayerId; style: StyleSpec }
  | { do: 'setFilter'; layer: LayerId; where: Filter | null }
  /** read whole, or what is in view */
  | { do: 'setLoad'; layer: LayerId; load: 'all' | 'view' }
  /** other fields of the same source: its date, its server's style */
  | { do: 'setSource'; layer: LayerId; source: SourceSpec }
  /** states the coordinate system of a source of data; its axis order is found again unless given */
  | { do: 'setPlace'; layer: LayerId; crs: string; axis?: 'xy' | 'yx' }
  | { do: 'setTitle'; title: string }
  /** of a layer of pictures */
  | { do: 'setTone'; layer: LayerId; tone: Tone }
  /** another basemap comes as it is */
  | { do: 'setBasemap'; basemap: string }
  | { do: 'setBasemapTone'; tone: GroundTone }
  | { do: 'setPage'; legend?: boolean; title?: boolean }
  /** opens the portrait of a place; null closes it */
  | { do: 'setPortrait'; zone: ZoneSpec | null }
  /** the place that the portrait is compared with; null: none any more */
  | { do: 'setBeside'; zone: ZoneSpec | null }
  /** compares the map with the level above its territory */
  | { do: 'setCompared'; compared: boolean }
  /** replaces everything: an opened link, a recipe, an empty map */
  | { do: 'setDocument'; document: MapDocument }
  /** outside undo */
  | { do: 'setView'; view: View };

export { applyCommand, freshId, readersOf } from './apply';
export { coalesceKey, labelOf } from './labels';
