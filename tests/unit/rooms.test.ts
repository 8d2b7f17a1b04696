import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import table from '../../src/lib/rooms.json';

const root = resolve(import.meta.dirname, '../..');
const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;

let folder: string;
beforeAll(() => {
  mkdirSync(join(root, 'tests/.tmp'), { recursive: true });
  folder = mkdtempSync(join(root, 'tests/.tmp/rooms-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names of the rules that a small tree of files breaks, and who breaks them. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const base = mkdtempSync(join(folder, 'case-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
  const { tsConfig: _, ...options } = config.options ?? {};
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: base,
    validate: true,
    ruleSet: { forbidden: config.forbidden ?? [] }
  });
  return (output as ICruiseResult).summary.violations.map((v) => `${v.rule.name} ${v.from}`);
}

describe('the table of the rooms', () => {
  it('names folders that exist, and only rooms or parts of rooms', () => {
    const paths = Object.values(table.rooms).map((room) => room.path);
    for (const room of Object.values(table.rooms)) {
      for (const allowed of room.rooms) {
        expect(paths.some((p) => allowed === p || allowed.startsWith(`${p}/`))).toBe(true);
        expect(existsSync(join(root, allowed)) || existsSync(join(root, `${allowed}.ts`))).toBe(true);
      }
    }
  });

  it('lets no room be reached from a room below it', () => {
    const reach = (path: string, seen = new Set<string>()): Set<string> => {
      const room = Object.values(table.rooms).find((r) => path === r.path || path.startsWith(`${r.path}/`));
      for (const next of room?.rooms ?? []) {
        if (!seen.has(next)) reach(next, seen.add(next));
      }
      return seen;
    };
    for (const room of Object.values(table.rooms)) expect(reach(room.path).has(room.path)).toBe(false);
  });

  it('names packages that the project has', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const known = new Set(Object.keys({ ...dependencies, ...devDependencies }));
    const named = Object.values(table.rooms).flatMap((room) => room.packages);
    expect(named.filter((p) => !known.has(p))).toEqual([]);
  });
});

describe('a forbidden import fails', () => {
  it('accepts a tree that follows the table', async () => {
    expect(
      await broken({
        'src/lib/core/a.ts': `import { b } from './b';\nexport const a = b;`,
        'src/lib/core/b.ts': `export const b = 1;`,
        'src/lib/ui/Panel.svelte': `<script lang="ts">import { a } from '../core/a';</script>{a}`
      })
    ).toEqual([]);
  });

  it('core importing ui', async () => {
    const found = await broken({
      'src/lib/core/a.ts': `import { b } from '../ui/b';\nexport const a = b;`,
      'src/lib/ui/b.ts': `export const b = 1;`
    });
    expect(found).toEqual(['room-core src/lib/core/a.ts']);
  });

  it('core importing a type of ui', async () => {
    const found = await broken({
      'src/lib/core/a.ts': `import type { B } from '../ui/b';\nexport type A = B;`,
      'src/lib/ui/b.ts': `export type B = 1;`
    });
    expect(found).toEqual(['room-core src/lib/core/a.ts']);
  });

  it('a component importing the map', async () => {
    const found = await broken({
      'src/lib/ui/Panel.svelte': `<script lang="ts">import { m } from '../map/m';</script>{m}`,
      'src/lib/map/m.ts': `export const m = 1;`
    });
    expect(found).toEqual(['room-ui src/lib/ui/Panel.svelte']);
  });

  it('the map importing core outside its parts', async () => {
    const found = await broken({
      'src/lib/map/m.ts': `import { t } from '../core/table/table';\nimport { s } from '../core/recipes/s';\nexport const m = t + s;`,
      'src/lib/core/table/table.ts': `export const t = 1;`,
      'src/lib/core/recipes/s.ts': `export const s = 1;`
    });
    expect(found).toEqual(['room-map src/lib/map/m.ts']);
  });

  it('a kind importing a registry', async () => {
    const found = await broken({
      'src/lib/core/sources/wfs/index.ts': `import { r } from '../registry';\nexport const w = () => r;`,
      'src/lib/core/sources/registry.ts': `export const r = 1;`
    });
    expect(found).toEqual(['kinds-stand-alone src/lib/core/sources/wfs/index.ts']);
  });

  it('Node in core', async () => {
    const found = await broken({
      'src/lib/core/a.ts': `import { readFileSync } from 'node:fs';\nexport const a = readFileSync;`
    });
    expect(found).toEqual(['no-node-core src/lib/core/a.ts']);
  });

  it('a package of another room', async () => {
    const found = await broken({ 'src/lib/core/a.ts': `import { Map } from 'maplibre-gl';\nexport const a = Map;` });
    expect(found).toContain('packages-core src/lib/core/a.ts');
  });
});

describe('a circular import fails', () => {
  it('between values', async () => {
    const found = await broken({
      'src/lib/core/a.ts': `import { b } from './b';\nexport const a = () => b;`,
      'src/lib/core/b.ts': `import { a } from './a';\nexport const b = () => a;`
    });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((f) => f.startsWith('no-circular'))).toBe(true);
  });

  it('but types may point back', async () => {
    const found = await broken({
      'src/lib/core/a.ts': `import { b } from './b';\nexport type A = number;\nexport const a = b;`,
      'src/lib/core/b.ts': `import type { A } from './a';\nexport const b: A = 1;`
    });
    expect(found).toEqual([]);
  });
});

describe('the linter', () => {
  const rulesBroken = async (path: string, text: string): Promise<(string | null)[]> => {
    const [result] = await new ESLint({ cwd: root }).lintText(text, { filePath: join(root, path) });
    return result!.messages.map((m) => m.ruleId);
  };

  it.each([
    ['src/lib/core/x.ts', `import { Map } from 'maplibre-gl';\nexport const m = Map;\n`, 'no-restricted-imports'],
    ['src/lib/ui/x.ts', `import { Deck } from '@deck.gl/core';\nexport const d = Deck;\n`, 'no-restricted-imports'],
    ['src/lib/core/x.ts', `import { join } from 'node:path';\nexport const j = join;\n`, 'no-restricted-imports'],
    ['src/lib/core/x.ts', `export const f = (a: any) => a;\n`, '@typescript-eslint/no-explicit-any'],
    ['src/lib/core/x.ts', `console.log(1);\n`, 'no-console'],
    ['src/lib/core/x.ts', 'export {};\n'.repeat(401), 'max-lines']
  ])('refuses in %s, case %#', async (path, text, rule) => {
    expect(await rulesBroken(path, text)).toContain(rule);
  });

  it('has nothing against a plain file', async () => {
    expect(await rulesBroken('src/lib/core/x.ts', `export const f = (a: number): number => a + 1;\n`)).toEqual([]);
  });
});
