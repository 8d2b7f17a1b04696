import * as v from 'valibot';
import type { Wording } from '../wording';
import { sourceKinds } from './registry';

/** What a form says of a field: one per field of a kind's spec that a person may fill in. */
export interface FormField {
  name: string;
  label: Wording;
  /** told by the schema: text, number, yes or no, one of a few, or several texts */
  widget: 'text' | 'number' | 'toggle' | 'choice' | 'list';
  required: boolean;
  /** of a choice */
  options: readonly (string | number)[];
  /** what is meant when the field is left alone, where the schema says it */
  usual: string;
}

/** What stands in a form: texts as typed, lists as texts with one value a line. */
export type FormValues = Readonly<Record<string, string | boolean>>;

/** What is wrong with a field. */
export type FormFault = 'missing' | 'number' | 'address' | 'invalid';

/** What a form needs of a kind. */
export interface FormKind {
  kind: string;
  words: { name: Wording; hint: Wording };
  schema: v.GenericSchema<unknown, { kind: string }>;
  urls(spec: never): string[];
  form?: Readonly<Record<string, Wording | undefined>>;
}

/** Kinds that a person may describe by hand. */
export const formKinds: readonly FormKind[] = (sourceKinds as readonly FormKind[]).filter((kind) => kind.form);

/** Schema as valibot's objects show themselves; `pipe`, `optional` and `nullable` wrap the one that counts. */
interface Shown {
  type: string;
  wrapped?: Shown;
  default?: unknown;
  entries?: Readonly<Record<string, Shown>>;
  options?: readonly (string | number)[];
}

/** Fields of a kind's form in its own order, with widgets from its schema. */
export function formFields(kind: FormKind): FormField[] {
  const { entries = {} } = kind.schema as unknown as Shown;
  return Object.entries(kind.form ?? {}).flatMap(([name, label]) => {
    const entry = entries[name];
    if (!entry || !label) return [];
    const { inner, required, usual } = unwrap(entry);
    const options = inner.type === 'picklist' ? (inner.options ?? []) : [];
    return [{ name, label, widget: widgets[inner.type] ?? 'text', required, options, usual }];
  });
}

const widgets: Readonly<Record<string, FormField['widget']>> = {
  number: 'number',
  boolean: 'toggle',
  picklist: 'choice',
  array: 'list'
};

function unwrap(entry: Shown): { inner: Shown; required: boolean; usual: string } {
  let inner = entry;
  let required = true;
  let usual = '';
  while (inner.wrapped) {
    required = false;
    if (typeof inner.default === 'string' || typeof inner.default === 'number') usual = String(inner.default);
    inner = inner.wrapped;
  }
  return { inner, required, usual };
}

/** The spec that a filled form stands for, or the fault of each field that is wrong. */
export function specOfForm(
  kind: FormKind,
  values: FormValues
): { spec: { kind: string } } | { faults: Readonly<Record<string, FormFault>> } {
  const fields = formFields(kind);
  const faults: Record<string, FormFault> = {};
  const given: Record<string, unknown> = { kind: kind.kind };
  for (const field of fields) {
    const value = valueOf(field, values[field.name]);
    if (value !== undefined) given[field.name] = value;
    else if (field.required) faults[field.name] = 'missing';
  }
  const parsed = v.safeParse(kind.schema, given);
  if (!parsed.success) {
    for (const issue of parsed.issues) {
      const name = String(issue.path?.[0]?.key ?? '');
      const field = fields.find((f) => f.name === name) ?? fields[0];
      if (field) faults[field.name] ??= field.widget === 'number' ? 'number' : 'invalid';
    }
    return { faults };
  }
  const addresses = kind.urls(parsed.output as never);
  for (const field of fields) {
    const value = given[field.name];
    if (addresses.includes(value as string) && !isAddress(value as string)) faults[field.name] = 'address';
  }
  return Object.keys(faults).length > 0 ? { faults } : { spec: parsed.output };
}

function valueOf(field: FormField, typed: string | boolean | undefined): unknown {
  if (field.widget === 'toggle') return typed === true ? true : undefined;
  const text = String(typed ?? '').trim();
  if (text === '') return undefined;
  if (field.widget === 'choice') return field.options.find((option) => String(option) === text) ?? text;
  if (field.widget === 'number') return Number(text.replace(',', '.'));
  if (field.widget !== 'list') return text;
  return text
    .split(/[\n;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

const isAddress = (text: string): boolean => /^https?:\/\/[^/]/i.test(text) && URL.canParse(text.replace(/[{}]/g, '_'));
