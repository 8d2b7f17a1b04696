import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type MapDocument } from './document';
import { packDocument, packedOf, unpackDocument } from './permalink';
import { dictionary1 } from './permalink-dictionary';
import { fiveLayers } from './five-layers.fixture';
import { tidyDocument } from './tidy';

/** A link of any text, as `packDocument` writes that of a map. */
const packText = (json: string): string =>
  `1${Buffer.from(deflateSync(new TextEncoder().encode(json), { dictionary: dictionary1 })).toString('base64url')}`;

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

const documents: fc.Arbitrary<MapDocument> = fc
  .record({
    title: text,
    view: fc.record({
      lon: fc.double({ min: -179, max: 179, noNaN: true }),
      lat: fc.double({ min: -84, max: 84, noNaN: true }),
      zoom: fc.double({ min: 0, max: 20, noNaN: true }),
      bearing: fc.double({ min: -179, max: 179, noNaN: true }),
      pitch: fc.double({ min: 0, max: 60, noNaN: true })
    }),
    sight: fc.oneof(
      fc.constant({}),
      fc.record({ size: fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 })) }),
      fc.record({
        fit: fc.tuple(...[180, 90, 180, 90].map((most) => fc.double({ min: -most, max: most, noNaN: true })))
      })
    ),
    zooms: fc.record({
      minzoom: fc.double({ min: 0, max: 11, noNaN: true }),
      maxzoom: fc.double({ min: 12, max: 24, noNaN: true })
    }),
    names: fc.array(text, { maxLength: 8 }),
    opacity: fc.double({ min: 0, max: 1, noNaN: true }),
    breaks: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 3, maxLength: 8 })
  })
  .map(({ title, view, sight, zooms, names, opacity, breaks }) =>
    tidyDocument({
      ...emptyDocument(),
      title,
      view: { ...view, ...(sight as object) },
      layers: names.map((name, i) => ({
        ...(fiveLayers.layers[i % 5] as MapDocument['layers'][number]),
        id: `l${i + 1}`,
        name,
        opacity,
        style: { kind: 'classes', column: name, method: 'manual', classes: 2, palette: 'bleu', breaks, size: 5 },
        ...(i % 2 === 0 ? { labels: { column: name } } : zooms)
      }))
    })
  );

describe('permalink', () => {
  it('gives back the very document, whatever it holds', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const back = unpackDocument(packDocument(document));
        expect(back).toEqual({ ok: true, value: document, notices: [] });
      }),
      { numRuns: 200, seed: 7 }
    );
  });

  it('keeps that a join is repaired, or by name', () => {
    const join = {
      kind: 'join' as const,
      areas: 'l1',
      areasKey: 'nom',
      table: 'l2',
      tableKey: 'commune',
      columns: ['nb']
    };
    const crossings = [
      { ...join, repair: true },
      { ...join, by: 'name' as const, areasWithin: 'dep', tableWithin: 'departement' }
    ];
    const [zones] = fiveLayers.layers as [MapDocument['layers'][number]];
    const layers = crossings.map((crossing, i) => ({
      ...zones,
      id: `j${i}`,
      source: { kind: 'derived' as const, crossing }
    }));
    const document = tidyDocument({ ...fiveLayers, layers: [...fiveLayers.layers, ...layers] });
    expect(unpackDocument(packDocument(document))).toEqual({ ok: true, value: document, notices: [] });
  });

  it('reads a link written before views said what was in sight, and layers at which zooms they are drawn', () => {
    const written = '1QzjRMQ_YlshTyAES-F1rpGemY2IGJMhyqDuoXYzNteh1KrglCKsukfwByqiEw74WAA';
    const old = unpackDocument(written);
    expect(old).toMatchObject({ ok: true, value: { title: 'Ancien lien', layers: [{ name: 'Gares' }] } });
    if (!old.ok) return;
    expect(Object.keys(old.value.view)).toEqual(['lon', 'lat', 'zoom', 'bearing', 'pitch']);
    expect(packDocument(old.value)).toBe(written);
  });

  it('refuses a sight that is neither a ground nor a window, and zooms that hold none', () => {
    const refused = (document: MapDocument): unknown => unpackDocument(packDocument(document));
    const invalid = { ok: false, problem: { code: 'document-invalid' } };
    expect(refused({ ...fiveLayers, view: { ...fiveLayers.view, size: [0, 300] } })).toMatchObject(invalid);
    expect(refused({ ...fiveLayers, view: { ...fiveLayers.view, fit: [1, 2, 3] as never } })).toMatchObject(invalid);
    const layers = fiveLayers.layers.map((layer) => ({ ...layer, minzoom: 12, maxzoom: 12 }));
    expect(refused({ ...fiveLayers, layers })).toMatchObject({
      ok: false,
      problem: { code: 'document-invalid', facts: { path: 'layers.0.maxzoom' } }
    });
  });

  it('holds a five-layer map in 1,200 characters', () => {
    const packed = packDocument(fiveLayers);
    expect(unpackDocument(packed)).toMatchObject({ ok: true, value: fiveLayers });
    expect(packed.length).toBeLessThanOrEqual(1100);
  });

  it('answers 10,000 random and mutated hashes with a problem or a document, never an exception', () => {
    const good = packDocument(fiveLayers);
    const codes = new Map<string, number>();
    const look = (hash: string): void => {
      const outcome = unpackDocument(hash);
      const code = outcome.ok ? 'document' : outcome.problem.code;
      codes.set(code, (codes.get(code) ?? 0) + 1);
    };
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%é#';
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.string(), (at, letter, length, noise) => {
        const i = at % good.length;
        const swap = letters[letter % letters.length] as string;
        look(good.slice(0, i) + swap + good.slice(i + 1));
        look(good.slice(0, length % good.length));
        look(`1${noise}`);
        look(noise);
      }),
      { numRuns: 2500, seed: 11 }
    );
    expect([...codes.values()].reduce((a, b) => a + b)).toBe(10_000);
    expect(
      [...codes.keys()].every((c) => ['document', 'link-invalid', 'document-invalid', 'document-version'].includes(c))
    ).toBe(true);
    expect(codes.get('link-invalid')).toBeGreaterThan(5000);
  });

  it('answers maps whose content is mutated with a problem or a document too', () => {
    // as links write it: the view is a list
    const json = JSON.stringify({ ...fiveLayers, view: Object.values(fiveLayers.view) });
    expect(unpackDocument(packText(json)).ok).toBe(true);
    const pieces = ['{', '}', '[', ']', '"', ',', ':', 'null', '1e999', '-1', '"kind"', '"derived"', '[[[[', '""', '9'];
    let documents = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: 12 }), (at, piece, drop) => {
        const i = at % json.length;
        const text = json.slice(0, i) + (pieces[piece % pieces.length] as string) + json.slice(i + drop);
        const outcome = unpackDocument(packText(text));
        if (outcome.ok) documents++;
        else expect(['link-invalid', 'document-invalid', 'document-version']).toContain(outcome.problem.code);
      }),
      { numRuns: 2000, seed: 5 }
    );
    // names and texts may change without harm: not everything is refused
    expect(documents).toBeGreaterThan(20);
  });

  it('names a value that is nested without end, and does not follow it', () => {
    const deep = '['.repeat(500_000) + ']'.repeat(500_000);
    expect(unpackDocument(packText(`{"title":${deep},"layers":[]}`))).toMatchObject({
      ok: false,
      problem: { code: 'document-invalid' }
    });
  });

  it('refuses a bomb, another scheme, and says the version it knows', () => {
    const bomb = packDocument({ ...fiveLayers, title: 'a'.repeat(5_000_000) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(unpackDocument(bomb)).toEqual({
      ok: false,
      problem: { code: 'link-invalid', facts: { reason: 'too large once unpacked' } }
    });
    const evil = structuredClone(fiveLayers);
    evil.layers[2] = { ...evil.layers[2], source: { kind: 'geojson', url: 'javascript:alert(1)' } } as never;
    expect(unpackDocument(packDocument(evil))).toMatchObject({ ok: false, problem: { code: 'document-invalid' } });
    expect(unpackDocument('2abc')).toMatchObject({ ok: false, problem: { code: 'document-version' } });
  });

  it('finds the packed text in an address', () => {
    expect(packedOf('#m=1abc')).toBe('1abc');
    expect(packedOf('#other')).toBeNull();
  });
});
