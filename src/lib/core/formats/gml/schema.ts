import { scanXml } from '../xml/scan';

/** What a schema says that a property holds, as far as columns are concerned. */
export type FieldType = 'text' | 'number' | 'boolean' | 'date';

/** A feature type as its XML schema declares it. */
export interface FeatureSchema {
  /** local name of the feature's element */
  name: string;
  /** local names of the geometry properties, in order: the first is the one that is drawn */
  geometries: { name: string; type: 'point' | 'line' | 'polygon' | null }[];
  /** the other properties, in order */
  fields: { name: string; type: FieldType }[];
}

const numbers = new Set(
  (
    'decimal float double integer int long short byte nonPositiveInteger negativeInteger nonNegativeInteger positiveInteger ' +
    'unsignedLong unsignedInt unsignedShort unsignedByte MeasureType LengthType AreaType'
  ).split(' ')
);

interface TypeBody {
  base: string | null;
  elements: { name: string; type: string | null }[];
}

/**
 * Feature types of an answer to DescribeFeatureType (an XML schema), whatever their prefixes; types given by name,
 * inline or by restriction of another. Schemas included or imported are not followed. Null when the text is no schema.
 */
export function readSchema(text: string): FeatureSchema[] | null {
  const types = new Map<string, TypeBody>();
  const roots: { name: string; type: string | null }[] = [];
  const open: { name: string; key: string; types: string | null }[] = [];
  let isSchema = false;
  const inner = (): string | null => open.findLast((frame) => frame.types !== null)?.types ?? null;
  scanXml(text, {
    open(name, attributes) {
      if (open.length === 0) isSchema = name === 'schema';
      const named = attributes['name'] ?? '';
      let own: string | null = null;
      if (name === 'complexType' || name === 'simpleType') {
        const parent = open[open.length - 1];
        // a type without a name is that of the element around it
        own = named === '' ? `/${parent?.key ?? ''}` : named;
        if (!types.has(own)) types.set(own, { base: null, elements: [] });
      } else if (name === 'element') {
        const type = attributes['type'] === undefined ? null : local(attributes['type']);
        const within = inner();
        if (within !== null && named !== '') types.get(within)?.elements.push({ name: named, type });
        else if (within !== null && attributes['ref'] !== undefined) {
          types.get(within)?.elements.push({ name: local(attributes['ref']), type: `ref:${local(attributes['ref'])}` });
        } else if (open.length === 1) roots.push({ name: named, type });
      } else if (name === 'restriction' || name === 'extension' || name === 'list') {
        const body = types.get(inner() ?? '');
        if (body) body.base ??= name === 'list' ? 'string' : local(attributes['base'] ?? '') || null;
      }
      open.push({ name, key: `${inner() ?? ''}/${named}`, types: own });
    },
    close() {
      open.pop();
    }
  });
  if (!isSchema) return null;
  const schemas = roots
    .map((root) => featureSchema(root, types))
    .filter((schema): schema is FeatureSchema => schema !== null);
  return schemas;
}

function featureSchema(
  root: { name: string; type: string | null },
  types: ReadonlyMap<string, TypeBody>
): FeatureSchema | null {
  const key = root.type ?? `//${root.name}`;
  const elements = elementsOf(key, types, 0);
  if (elements.length === 0 || /Collection$/.test(root.name)) return null;
  const schema: FeatureSchema = { name: root.name, geometries: [], fields: [] };
  for (const { name, type, owner } of elements) {
    if (name === 'boundedBy') continue;
    const stated = type ?? `/${owner}/${name}`;
    const geometry = geometryOf(stated, types, 0);
    if (geometry !== undefined) schema.geometries.push({ name, type: geometry });
    else {
      const field = fieldType(stated, types, 0);
      if (field) schema.fields.push({ name, type: field });
    }
  }
  return schema;
}

/** Elements of a type, those of the type it extends first. */
function elementsOf(
  key: string,
  types: ReadonlyMap<string, TypeBody>,
  depth: number
): { name: string; type: string | null; owner: string }[] {
  const body = types.get(key);
  if (!body || depth > 8) return [];
  const inherited = body.base === null ? [] : elementsOf(body.base, types, depth + 1);
  return [...inherited, ...body.elements.map((element) => ({ ...element, owner: key }))];
}

/** Undefined when the type is no geometry. */
function geometryOf(
  type: string,
  types: ReadonlyMap<string, TypeBody>,
  depth: number
): 'point' | 'line' | 'polygon' | null | undefined {
  const name = type.replace(/^ref:/, '');
  if (
    /^(multi)?point(Property|PropertyType)?$|^(Multi)?PointPropertyType$|^(position|location|centerOf)$/i.test(name)
  ) {
    return type.startsWith('ref:') || /Type$/.test(name) ? 'point' : undefined;
  }
  if (/PropertyType$/.test(name) || type.startsWith('ref:')) {
    if (/^(Multi)?(LineString|Curve|CentreLineOf|EdgeOf)/i.test(name)) return 'line';
    if (/^(Multi)?(Polygon|Surface|ExtentOf)/i.test(name)) return 'polygon';
    if (
      /^((Multi)?Geometry|GeometricPrimitive|GeometryAssociation|_geometry|geometryProperty|Solid|MultiSolid)/i.test(
        name
      )
    )
      return null;
  }
  if (/^GeometryAssociationType$/.test(name)) return null;
  const base = types.get(type)?.base;
  return base && depth < 8 ? geometryOf(base, types, depth + 1) : undefined;
}

/** Null for nested properties, whose parts are not declared here. */
function fieldType(type: string, types: ReadonlyMap<string, TypeBody>, depth: number): FieldType | null {
  const body = types.get(type);
  if (body && depth < 8) {
    if (body.elements.length > 0) return null;
    return body.base === null ? 'text' : fieldType(body.base, types, depth + 1);
  }
  if (numbers.has(type)) return 'number';
  if (type === 'boolean') return 'boolean';
  // MapServer declares its dates so
  if (/^(date|dateTime|TimeInstant(Property)?Type|TimePositionType)$/.test(type)) return 'date';
  return /^(ref:|\/)/.test(type) && !/^ref:(name|description|identifier)$/.test(type) ? null : 'text';
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * A property's text as the value it is declared to be, as JSON would give it; text that is no such value stays text.
 * Dates lose the zone that XML allows them (a day is a day).
 */
export function typedValue(text: string, type: FieldType): string | number | boolean {
  switch (type) {
    case 'number': {
      const trimmed = text.trim();
      const n = trimmed === '' ? NaN : Number(trimmed);
      return Number.isFinite(n) ? n : text;
    }
    case 'boolean': {
      const said = text.trim().toLowerCase();
      return said === 'true' || said === '1' ? true : said === 'false' || said === '0' ? false : text;
    }
    case 'date':
      return text.trim().replace(/^(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})$/, '$1');
    case 'text':
      return text;
  }
}
