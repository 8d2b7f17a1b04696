import { xmlTree, type XmlNode } from '../formats/xml/tree';
import { htmlText } from './html-text';

/** What a server says of one feature at a place: plain text, never markup. */
export interface InfoFeature {
  /** the layer's name as the server says it; empty when it does not */
  layer: string;
  values: { name: string; value: string | number | boolean | null }[];
}

type Value = InfoFeature['values'][number]['value'];

/** Features and values of one answer that are read at most. */
const MOST = 50;
const MOST_VALUES = 200;
const LONGEST = 2000;

/** Reads an answer of GetFeatureInfo, whatever its form: JSON, GML and other XML, text, a page. Empty: nothing there. */
export function readInfo(text: string, type: string): InfoFeature[] {
  const start = text.trimStart();
  if (start === '') return [];
  const features =
    start[0] === '{' || start[0] === '['
      ? fromJson(start)
      : /^<(!doctype html|html|table|div|body|head)/i.test(start) || /html/i.test(type)
        ? fromLines(htmlText(text))
        : start[0] === '<'
          ? fromXml(text)
          : fromLines(text);
  return features
    .map(({ layer, values }) => ({ layer, values: values.slice(0, MOST_VALUES).map(tidy) }))
    .filter((feature) => feature.values.length > 0)
    .slice(0, MOST);
}

function tidy({ name, value }: InfoFeature['values'][number]): InfoFeature['values'][number] {
  if (typeof value !== 'string') return { name, value };
  const text = (/<[a-z!/]/i.test(value) ? htmlText(value) : value).trim().slice(0, LONGEST);
  return { name, value: text === '' || text === 'NULL' ? null : text };
}

function fromJson(text: string): InfoFeature[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return [];
  }
  const list = isObject(data) && Array.isArray(data['features']) ? data['features'] : Array.isArray(data) ? data : null;
  if (list === null) {
    // Esri's `results`, others' own forms
    const inner = isObject(data) ? data['results'] : null;
    if (Array.isArray(inner)) return inner.map(featureOf);
    return isObject(data) && Object.keys(data).length > 0 && data['type'] !== 'FeatureCollection'
      ? [featureOf(data)]
      : [];
  }
  return list.map(featureOf);
}

function featureOf(item: unknown): InfoFeature {
  if (!isObject(item)) return { layer: '', values: item === null ? [] : [{ name: '', value: plain(item) }] };
  const properties = ['properties', 'attributes'].map((key) => item[key]).find(isObject);
  const id = item['id'];
  const layer = item['layerName'] ?? item['layer'] ?? (typeof id === 'string' ? id.replace(/\.[^.]*$/, '') : '');
  const values = Object.entries(properties ?? item)
    .filter(([name]) => properties !== undefined || !['type', 'geometry', 'bbox', 'crs'].includes(name))
    .map(([name, value]) => ({ name, value: plain(value) }));
  return { layer: typeof layer === 'string' ? layer : '', values };
}

function plain(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isGeometry = /^(boundedBy|Box|Envelope|msGeometry|the_geom|geom|geometry|shape|coordinates|BoundingBox)$/i;

function fromXml(text: string): InfoFeature[] {
  const root = xmlTree(text);
  if (!root) return fromLines(text);
  const out: InfoFeature[] = [];
  collect(root, '', out);
  return out;
}

/** Walks down to what has the form of a feature: QGIS's `Attribute`s, Esri's `FIELDS`, else an element of plain leaves. */
function collect(node: XmlNode, layer: string, out: InfoFeature[]): void {
  if (out.length >= MOST) return;
  const own = node.name === 'Layer' ? (node.attributes['name'] ?? layer) : layer;
  const attributes = node.children.filter((child) => child.name === 'Attribute' && 'name' in child.attributes);
  if (attributes.length > 0) {
    const values = attributes
      .filter((child) => !isGeometry.test(child.attributes['name'] ?? ''))
      .map((child) => ({ name: child.attributes['name'] ?? '', value: child.attributes['value'] ?? child.text }));
    out.push({ layer: own, values });
    return;
  }
  if (node.name === 'FIELDS') {
    out.push({ layer: own, values: Object.entries(node.attributes).map(([name, value]) => ({ name, value })) });
    return;
  }
  const fields = node.children.filter((child) => child.name === 'Field');
  if (fields.length > 0) {
    const textOf = (field: XmlNode, name: string): string => field.children.find((c) => c.name === name)?.text ?? '';
    const values = fields.map((f) => ({ name: textOf(f, 'FieldName'), value: textOf(f, 'FieldValue') }));
    out.push({ layer: own, values });
    return;
  }
  const leaves = node.children.filter((child) => child.children.length === 0 && !isGeometry.test(child.name));
  const isFeature =
    leaves.length > 0 && !/(Collection|Output|_layer|Response|featureMembers?|members?)$/.test(node.name);
  if (isFeature) {
    const values = leaves.map((child) => ({ name: child.name, value: child.text }));
    out.push({ layer: own || node.name.replace(/_feature$/, ''), values });
    return;
  }
  for (const child of node.children) if (!isGeometry.test(child.name)) collect(child, own, out);
}

/** `a = 'b'`, `a: b`, `a<tab>b`; MapServer's and GeoServer's headings give the layer. A row of names above rows of cells is a table. */
function fromLines(text: string): InfoFeature[] {
  const out: InfoFeature[] = [];
  let layer = '';
  let current: InfoFeature | null = null;
  let header: string[] | null = null;
  const begin = (): InfoFeature => {
    const feature: InfoFeature = { layer, values: [] };
    out.push(feature);
    return (current = feature);
  };
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || /^[-=_*]{3,}$/.test(line)) {
      if (line !== '') current = null;
      continue;
    }
    if (/^(no features? (were|was) found|search returned no results|nothing found|aucun (objet|résultat))/i.test(line))
      continue;
    if (/^GetFeatureInfo results:?$/i.test(line)) continue;
    const heading =
      /^Layer\s+'(.*)'$/.exec(line) ?? /^Results for FeatureType '(.*)'\s*:$/.exec(line) ?? /^@(\S+)/.exec(line);
    if (heading) {
      layer = (heading[1] ?? '').replace(/^https?:\/\/.*:/, '');
      current = null;
      header = null;
      continue;
    }
    if (/^Feature\s+\S+:?$/.test(line)) {
      begin();
      continue;
    }
    const cells = raw
      .replace(/\t+$/, '')
      .split('\t')
      .map((cell) => cell.trim());
    if (cells.length > 2) {
      if (header && header.length === cells.length) {
        const names = header;
        begin().values.push(...cells.map((value, i) => ({ name: names[i] ?? '', value })));
        current = null;
      } else header = cells;
      continue;
    }
    const pair = cells.length === 2 ? cells : splitPair(line);
    const feature: InfoFeature = current ?? begin();
    if (pair) feature.values.push({ name: pair[0] ?? '', value: (pair[1] ?? '').replace(/^'(.*)'$/, '$1') });
    else feature.values.push({ name: '', value: line });
  }
  return out;
}

function splitPair(line: string): [string, string] | null {
  const found = /^([^=:]{1,80}?)\s*(?: = |=|\s*:\s+)(.*)$/.exec(line);
  return found ? [(found[1] ?? '').trim(), (found[2] ?? '').trim()] : null;
}
