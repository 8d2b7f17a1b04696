import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { crossingKinds } from '../../src/lib/core/crossings/registry';
import { documentSchema } from '../../src/lib/core/document/document';
import { styleKinds } from '../../src/lib/core/styles/registry';
import { exhibits } from '../gallery/documents';
import { kitExhibits } from '../gallery/kit-documents';

const all = [...exhibits, ...kitExhibits('http://127.0.0.1:1')];

describe('gallery', () => {
  it.each(all)('$id is a valid document', ({ document }) => {
    expect(v.safeParse(documentSchema, document).issues).toBeUndefined();
  });

  it('shows every style by what comes with the site, and every crossing (lines come from the kit)', () => {
    const layers = exhibits.flatMap(({ document }) => document.layers);
    const styles = new Set(layers.filter((l) => l.visible).map((l) => l.style?.kind));
    expect(styleKinds.map(({ kind }) => kind).filter((kind) => !styles.has(kind))).toEqual([]);
    const crossings = new Set(
      all
        .flatMap(({ document }) => document.layers)
        .flatMap(({ source }) => (source.kind === 'derived' ? [source.crossing.kind] : []))
    );
    expect(crossingKinds.map(({ kind }) => kind).filter((kind) => !crossings.has(kind))).toEqual([]);
  });

  it('names each picture once', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});
