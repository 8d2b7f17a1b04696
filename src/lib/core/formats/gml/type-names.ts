import type { FeatureSchema, FieldType } from './schema';

/** Columns of a feature type: which properties are geometries, what the others hold, how they are called. */
export class TypeNames {
  readonly #keys = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #fields: ReadonlyMap<string, FieldType>;
  readonly #geometries: ReadonlySet<string>;
  /** geometry property that is drawn, null until one is met */
  #drawn: string | null;

  constructor(schema: FeatureSchema | undefined, geometry: string | undefined) {
    this.#fields = new Map(schema?.fields.map((field) => [field.name, field.type]));
    this.#geometries = new Set(schema?.geometries.map((property) => property.name));
    this.#drawn = geometry ?? schema?.geometries[0]?.name ?? null;
  }

  /** Column of a property: its local name; the whole one where another namespace has taken that. */
  keyOf(name: string, qualified: string): string {
    let key = this.#keys.get(qualified);
    if (key === undefined) {
      key = this.#taken.has(name) ? qualified : name;
      this.#taken.add(name);
      this.#keys.set(qualified, key);
    }
    return key;
  }

  typeOf(key: string): FieldType {
    return this.#fields.get(key) ?? 'text';
  }

  isGeometry(key: string): boolean {
    return this.#geometries.has(key);
  }

  isDrawn(key: string): boolean {
    this.#drawn ??= key;
    return this.#drawn === key;
  }
}
