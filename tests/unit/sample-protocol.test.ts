// The protocol of docs/adding-a-protocol.md, put in a copy of the project with its registry line alone.
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
// inside the project, where packages are found
const copy = join(root, `tests/.tmp/sample-protocol-${process.pid}`);

const run = (program: string, ...args: string[]): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: copy, maxBuffer: 1e7 }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), out: stdout + stderr })
    );
  });

/** What the page's parts say of the protocol: written into the copy, as a part of the project would be. */
const probe = `
import { noCrsAssets } from './src/lib/core/crs/no-assets';
import { emptyDocument } from './src/lib/core/document/document';
import { packDocument, unpackDocument } from './src/lib/core/document/permalink';
import { discover } from './src/lib/core/sources/discover';
import { formFields, formKinds, specOfForm } from './src/lib/core/sources/form-fields';
import { readSource } from './src/lib/core/sources/registry';
import { catalogueSchemas } from './server/catalogue/json-schema';

const url = 'https://sig.exemple.fr/lieux.points.json';
const bytes = new TextEncoder().encode('[[-0.58, 44.84, "Bordeaux"], [2.35, 48.86, "Paris"]]');
const context = {
  net: { get: async (request) => ({ ok: true, notices: [], value: { url: request.url, status: 200, contentType: '', bytes } }) },
  assets: noCrsAssets, signal: new AbortController().signal, baseUrl: 'https://carte.exemple.fr/',
  files: { get: async () => null }, progress: () => undefined
};
const kind = formKinds.find((k) => k.kind === 'points-list');
const found = await discover(\`Voir <\${url}>.\`, context);
const source = found.value[0].chosen.source;
const layer = { id: 'l1', name: 'Lieux', visible: true, opacity: 1, source, where: null, style: null,
  decidedBy: { style: 'automatic', place: 'automatic' } };
const table = await readSource(source, context);
console.log(JSON.stringify({
  fields: formFields(kind).map(({ name, widget, options }) => [name, widget, ...options]),
  filled: specOfForm(kind, { url, axis: 'yx' }),
  wrong: specOfForm(kind, {}),
  found: found.value,
  link: unpackDocument(packDocument({ ...emptyDocument(), layers: [layer] })).value.layers[0].source,
  schema: JSON.stringify(catalogueSchemas()).includes('"points-list"'),
  table: [table.value.rows, [...table.value.points.coords], table.value.crs]
}));
`;

let said: Record<string, unknown>;
beforeAll(async () => {
  await cp(join(root, 'src/lib/core'), join(copy, 'src/lib/core'), {
    recursive: true,
    filter: (path) => !path.endsWith('.test.ts')
  });
  await cp(join(root, 'server/catalogue/json-schema.ts'), join(copy, 'server/catalogue/json-schema.ts'));
  await cp(join(root, 'package.json'), join(copy, 'package.json'));
  const page = await readFile(join(root, 'docs/adding-a-protocol.md'), 'utf8');
  const files = [...page.matchAll(/```ts\n\/\/ (\S+)\n([^]*?)```/g)];
  expect(files.map((file) => file[1])).toEqual([
    'src/lib/core/sources/points-list/index.ts',
    'src/lib/core/sources/points-list/read.ts'
  ]);
  for (const [, path = '', text = ''] of files) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), text);
  }
  const diff = /```diff\n([^]*?)```/.exec(page)?.[1] ?? '';
  const lines = (sign: string): string[] =>
    [...diff.matchAll(new RegExp(`^\\${sign}(.*)$`, 'gm'))].map((m) => m[1] ?? '');
  const [imported = '', listed = ''] = lines('+');
  const [before = ''] = lines('-');
  const registry = join(copy, 'src/lib/core/sources/registry.ts');
  const text = await readFile(registry, 'utf8');
  expect(text).toContain(before);
  await writeFile(registry, `${imported}\n${text.replace(before, listed)}`);
  await writeFile(join(copy, 'probe.ts'), probe);
  const { code, out } = await run('--import', 'tsx', 'probe.ts');
  if (code !== 0) throw new Error(out);
  said = JSON.parse(out) as Record<string, unknown>;
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const source = { kind: 'points-list', url: 'https://sig.exemple.fr/lieux.points.json' };

describe('a protocol added as the documentation says', () => {
  it('is in the form', () => {
    expect(said['fields']).toEqual([
      ['url', 'text'],
      ['axis', 'choice', 'xy', 'yx']
    ]);
    expect(said['filled']).toEqual({ spec: { ...source, axis: 'yx' } });
    expect(said['wrong']).toEqual({ faults: { url: 'missing' } });
  });

  it('is recognised when its address is pasted', () => {
    expect(said['found']).toMatchObject([{ kind: 'points-list', title: 'lieux', chosen: { source } }]);
  });

  it('travels in links, and is in the schema of the catalogue', () => {
    expect(said['link']).toEqual(source);
    expect(said['schema']).toBe(true);
  });

  it('is read', () => {
    expect(said['table']).toEqual([2, [-0.58, 44.84, 2.35, 48.86], 'EPSG:4326']);
  });

  it('is well typed', async () => {
    const { code, out } = await run(join(root, 'node_modules/typescript/bin/tsc'), '-p', 'src/lib/core/tsconfig.json');
    expect(out).toBe('');
    expect(code).toBe(0);
  });
});
