const { rooms, kinds } = require('./src/lib/rooms.json');

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A folder or an extension-less file, as a regular expression over resolved paths. */
const within = (path) => `^${escape(path)}(/|\\.|$)`;
const tests = '\\.test\\.ts$';

/** Imports of another room (or of a part of it) that the table does not name. */
const roomRules = Object.entries(rooms).map(([name, room]) => ({
  name: `room-${name}`,
  comment: `${name} may import only itself and: ${room.rooms.join(', ') || 'nothing else'}`,
  severity: 'error',
  from: { path: within(room.path), pathNot: tests },
  to: {
    path: '^(src|server|tests|bench)/',
    pathNot: [room.path, ...room.rooms].map(within)
  }
}));

/** npm packages outside a room's list. Type-only packages (`@types`, `geojson`) weigh nothing and are free. */
const packageRules = Object.entries(rooms).map(([name, room]) => ({
  name: `packages-${name}`,
  comment: `${name} may use only: ${room.packages.join(', ') || 'no package'}`,
  severity: 'error',
  from: { path: within(room.path), pathNot: tests },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown', 'undetermined'],
    pathNot: [
      'node_modules/@types/',
      '^\\$(app|env|service-worker)',
      ...room.packages.map((p) => `(^|node_modules/)${escape(p)}(/|$)`)
    ]
  }
}));

const nodeRules = Object.entries(rooms)
  .filter(([, room]) => !room.node)
  .map(([name, room]) => ({
    name: `no-node-${name}`,
    comment: `${name} runs in the browser`,
    severity: 'error',
    from: { path: within(room.path), pathNot: tests },
    to: { dependencyTypes: ['core'] }
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    ...packageRules,
    ...nodeRules,
    {
      name: 'kinds-stand-alone',
      comment: kinds.about,
      severity: 'error',
      from: { path: `^src/lib/core/(${kinds.families.join('|')})/[^/]+/`, pathNot: tests },
      to: { path: kinds.forbidden.map(within) }
    },
    {
      name: 'no-circular',
      comment: 'A cycle is two files that are one. Types may point back: they vanish when compiled.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: { pathNot: tests },
      to: { couldNotResolve: true, pathNot: ['^\\$(app|env|service-worker)', '\\?', '^\\./\\$types', '^virtual:'] }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.svelte-kit' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.json', '.d.ts']
    }
  }
};
