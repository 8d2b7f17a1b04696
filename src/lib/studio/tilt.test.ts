import { expect, it } from 'vitest';
import { emptyDocument, type LayerSpec, type MapDocument } from '../core/document/document';
import { Tilt, TILT } from './tilt';

const layer = (id: string, kind: 'circles' | 'extruded-columns'): LayerSpec => ({
  id,
  name: id,
  visible: true,
  opacity: 1,
  source: { kind: 'geojson', url: 'https://cartes.exemple.fr/a.json' },
  where: null,
  style:
    kind === 'circles'
      ? { kind, column: 'n', colour: 'carte-cercle', maxRadius: 24 }
      : { kind, column: 'n', colour: 'carte-cercle', maxHeight: 140, width: 14 },
  decidedBy: { style: 'author', place: 'author' }
});

/** A map whose camera does what it is told, and what is done to it. */
function bench(pitch = 0): {
  tilted: number[];
  has(...layers: LayerSpec[]): void;
  byHand(pitch: number): void;
  opens(pitch: number, ...layers: LayerSpec[]): void;
} {
  let document: MapDocument = emptyDocument();
  const tilted: number[] = [];
  const look = (to: number): void => void (document = { ...document, view: { ...document.view, pitch: to } });
  look(pitch);
  const tilt = new Tilt({
    document: () => document,
    tilt: (to) => {
      tilted.push(to);
      look(to);
    }
  });
  return {
    tilted,
    has: (...layers) => {
      document = { ...document, layers };
      tilt.follow();
    },
    byHand: look,
    opens: (to, ...layers) => {
      const next = { ...document, layers, view: { ...document.view, pitch: to } };
      tilt.opens(next);
      document = next;
      tilt.follow();
    }
  };
}

it('tilts with the first columns and lays flat with the last', () => {
  const { tilted, has } = bench();
  has(layer('a', 'circles'));
  expect(tilted).toEqual([]);
  has(layer('a', 'extruded-columns'));
  has(layer('a', 'extruded-columns'), layer('b', 'extruded-columns'));
  has(layer('b', 'extruded-columns'));
  expect(tilted).toEqual([TILT]);
  has(layer('b', 'circles'));
  expect(tilted).toEqual([TILT, 0]);
});

it('leaves the tilt that somebody chose', () => {
  const before = bench(50);
  before.has(layer('a', 'extruded-columns'));
  before.has();
  expect(before.tilted).toEqual([]);
  const after = bench();
  after.has(layer('a', 'extruded-columns'));
  after.byHand(55);
  after.has();
  expect(after.tilted).toEqual([TILT]);
  const barely = bench(8);
  barely.has(layer('a', 'extruded-columns'));
  expect(barely.tilted).toEqual([TILT]);
});

it('leaves the camera of a map that is opened', () => {
  const { tilted, opens, has } = bench();
  opens(0, layer('a', 'extruded-columns'));
  opens(TILT, layer('a', 'extruded-columns'));
  has();
  opens(TILT);
  expect(tilted).toEqual([]);
});
