import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { formFields, formKinds, specOfForm, type FormKind } from './form-fields';
import { sourceSchema } from './registry';

const kind: FormKind = {
  kind: 'sample',
  words: { name: { fr: 'Exemple', en: 'Sample' }, hint: { fr: '', en: '' } },
  schema: v.object({
    kind: v.literal('sample'),
    url: v.string(),
    layers: v.pipe(v.array(v.string()), v.minLength(1)),
    version: v.optional(v.picklist(['2.0.0', '1.1.0']), '2.0.0'),
    side: v.optional(v.picklist([256, 512])),
    size: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    plain: v.optional(v.boolean()),
    secret: v.optional(v.string())
  }),
  urls: (spec: { url: string }) => [spec.url],
  form: {
    url: { fr: 'Adresse', en: 'Address' },
    layers: { fr: 'Couches', en: 'Layers' },
    version: { fr: 'Version', en: 'Version' },
    side: { fr: 'Côté', en: 'Side' },
    size: { fr: 'Taille', en: 'Size' },
    plain: { fr: 'Sans position', en: 'Without positions' }
  }
};
const url = 'https://sig.exemple.fr/ows';

describe('forms', () => {
  it('take their widgets from the schema and their words from the kind', () => {
    expect(
      formFields(kind).map(({ name, widget, required, options, usual }) => [name, widget, required, options, usual])
    ).toEqual([
      ['url', 'text', true, [], ''],
      ['layers', 'list', true, [], ''],
      ['version', 'choice', false, ['2.0.0', '1.1.0'], '2.0.0'],
      ['side', 'choice', false, [256, 512], ''],
      ['size', 'number', false, [], ''],
      ['plain', 'toggle', false, [], '']
    ]);
  });

  it('give a spec', () => {
    const filled = { url: ` ${url} `, layers: 'routes\n ponts \n', size: '20', side: '512', plain: true, version: '' };
    expect(specOfForm(kind, filled)).toEqual({
      spec: { kind: 'sample', url, layers: ['routes', 'ponts'], version: '2.0.0', side: 512, size: 20, plain: true }
    });
  });

  it.each([
    [{}, { url: 'missing', layers: 'missing' }],
    [{ url: 'sig', layers: 'a' }, { url: 'address' }],
    [{ url: 'javascript:alert(1)', layers: 'a' }, { url: 'address' }],
    [{ url, layers: 'a', size: 'beaucoup' }, { size: 'number' }],
    [{ url, layers: 'a', size: '-3' }, { size: 'number' }],
    [{ url, layers: 'a', version: '9' }, { version: 'invalid' }]
  ])('say what is wrong in %j', (values, faults) => {
    expect(specOfForm(kind, values)).toEqual({ faults });
  });

  /** fields that take no word */
  const samples: Readonly<Record<string, string>> = { url, resource: 'edb6a9e1-2f16-4bbf-99e7-c3eb6b90794c' };
  it.each(formKinds.map((k) => [k.kind, k] as const))(
    'of « %s » have a field for each word, and an address',
    (_, k) => {
      const fields = formFields(k);
      expect(fields.map((f) => f.name)).toEqual(Object.keys(k.form ?? {}));
      const values = Object.fromEntries(fields.filter((f) => f.required).map((f) => [f.name, samples[f.name] ?? 'a']));
      const result = specOfForm(k, values);
      expect(result).toHaveProperty('spec');
      if ('spec' in result) expect(v.safeParse(sourceSchema, result.spec).success).toBe(true);
    }
  );
});
