import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that the built product carries or the server runs. */
export interface ProductionPackage {
  name: string;
  version: string;
  /** SPDX expression, or '' when the package does not say */
  licence: string;
  folder: string;
}

interface LockedPackage {
  version?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
}

/** Licences read in the package's own text, where its manifest writes no SPDX name. */
const readByHand: Record<string, string> = { 'arc@0.2.0': 'BSD-2-Clause', 'splaytree-ts@1.0.2': 'BSD-3-Clause' };

/**
 * The production dependency tree as the lockfile has it and `node_modules` holds it. Optional packages are left out:
 * here they are binaries of build tools, one a platform, and none is shipped.
 */
export function productionPackages(root: string): ProductionPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(lock.packages)
    .filter(([path, locked]) => path.startsWith('node_modules/') && !locked.dev && !locked.devOptional)
    .filter(([, locked]) => !locked.optional)
    .map(([path]) => {
      const folder = join(root, path);
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        version?: string;
        license?: string | { type?: string };
        licenses?: { type?: string }[];
      };
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const version = manifest.version ?? '';
      const { license, licenses } = manifest;
      const declared =
        typeof license === 'string' ? license : (license?.type ?? licenses?.map((l) => l.type).join(' OR ') ?? '');
      return { name, version, licence: readByHand[`${name}@${version}`] ?? declared, folder };
    })
    .sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}
