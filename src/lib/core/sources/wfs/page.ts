import type { GmlFeature, GmlHead } from '../../formats/gml/scan';
import { GmlRows } from '../../formats/gml/add-feature';
import { addFeatures, type GeojsonDocument } from '../../formats/geojson/parse';
import type { FeatureSchema } from '../../formats/gml/schema';
import { TableBuilder } from '../../table/builder';
import { featureKey } from './page-key';

/** A page of features, whatever it was written in. */
export interface FeaturePage {
  /** what tells each feature from the others, in order */
  keys: readonly string[];
  /** whether a feature has an identifier: the same key twice is then one feature handed out twice */
  hasId(index: number): boolean;
  /** features there are, as the page itself says; null when it does not */
  matched: number | null;
  /** address of the page that follows */
  next: string | null;
  /** coordinate system that the page names */
  crs: string | null;
  /** adds those of its features to the rows under way */
  addTo(rows: PageRows, which: readonly number[]): void;
}

/** A GeoJSON document as a page. */
export function geojsonPage({ features, crs, matched }: GeojsonDocument): FeaturePage {
  return {
    keys: features.map(featureKey),
    hasId: (i) => features[i]?.id !== undefined,
    matched,
    next: null,
    crs,
    addTo: (rows, which) => rows.addJson(which.map((i) => features[i] as (typeof features)[number]))
  };
}

/** Features read from GML as a page; `schema`: what their type holds, when it is known. */
export function gmlPage(head: GmlHead, features: readonly GmlFeature[], schema: FeatureSchema | null): FeaturePage {
  return {
    keys: features.map(({ id, values, shape }) => {
      const at = shape && shape.coords.length > 0 ? `${shape.coords[0] ?? ''},${shape.coords[1] ?? ''}` : '';
      return `${id ?? ''}|${JSON.stringify(values)}|${at}`;
    }),
    hasId: (i) => features[i]?.id !== null,
    matched: head.matched,
    next: head.next,
    crs: features.find((feature) => feature.srsName !== null)?.srsName ?? null,
    addTo: (rows, which) =>
      rows.addGml(
        which.map((i) => features[i] as GmlFeature),
        schema
      )
  };
}

/** Rows of a layer, as its pages come in. Identifiers of features are no column: the layer's type does not declare them. */
export class PageRows {
  #builder: TableBuilder | null = null;
  #gml: GmlRows | null = null;

  get builder(): TableBuilder {
    return (this.#builder ??= new TableBuilder());
  }

  get isGml(): boolean {
    return this.#gml !== null;
  }

  /** System of the positions, when the rows themselves know. */
  get crs(): string | null {
    return this.#gml?.crs ?? null;
  }

  addJson(features: GeojsonDocument['features']): void {
    for (const { id, properties, geometry } of features) {
      if (typeof id === 'string' || typeof id === 'number') this.builder.noteId(id);
      addFeatures(this.builder, [{ properties, geometry }]);
    }
  }

  addGml(features: readonly GmlFeature[], schema: FeatureSchema | null): void {
    // values are what JSON would give once a schema has typed them; else they are to be understood, as a CSV's are
    this.#builder ??= schema
      ? new TableBuilder(
          'json',
          schema.fields.map((field) => field.name)
        )
      : new TableBuilder('text');
    this.#gml ??= new GmlRows(this.#builder, { ids: false });
    for (const feature of features) this.#gml.add(feature);
  }
}
