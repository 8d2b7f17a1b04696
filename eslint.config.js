import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** @typedef {{ path: string, packages: string[], node?: boolean }} Room */
/** @type {{ rooms: Record<string, Room> }} */
const { rooms } = JSON.parse(readFileSync(new URL('./src/lib/rooms.json', import.meta.url), 'utf8'));

/** Every package some room may use: a room is told at once when it takes one of another room's. */
const packages = [...new Set(Object.values(rooms).flatMap((room) => room.packages))];

/**
 * What a room may not import, said in the editor; the rooms themselves and cycles are dependency-cruiser's.
 * @param {[string, Room]} entry
 * @returns {import('eslint').Linter.Config}
 */
function roomRules([name, room]) {
  const refused = packages.filter((p) => !room.packages.includes(p));
  return {
    files: [`${room.path}/**/*.{ts,js,mjs,svelte}`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: refused.flatMap((p) => [p, `${p}/*`]), message: `${name} may not use this package (rooms.json).` },
            ...(room.node ? [] : [{ group: ['node:*'], message: `${name} runs in the browser (rooms.json).` }]),
            { group: ['$lib', '$lib/*'], message: 'Relative imports inside src/lib.' }
          ]
        }
      ]
    }
  };
}

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      'static/',
      'tests/.tmp/',
      'test-results/',
      'playwright-report/',
      'node_modules/',
      'docs/'
    ]
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      'max-lines': ['error', { max: 400 }],
      eqeqeq: 'error',
      'no-undef': 'off',
      'no-var': 'error',
      'prefer-const': 'error'
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
    },
    rules: {
      // `let` of runes and props reads as mutable to the core rule.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived', '$state'] }],
      // Routes are built from a base address read at run time (any sub-path): Kit's resolve() does not know them.
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  { files: ['src/**'], rules: { 'no-console': 'error' } },
  // Playwright tells a fixture's needs by an object pattern, empty when there are none.
  { files: ['tests/**/*.ts'], rules: { 'no-empty-pattern': 'off' } },
  // A declaration file that imports at its top would declare nothing global.
  { files: ['**/*.d.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...Object.entries(rooms).map(roomRules)
);
