import { describe, expect, it } from 'vitest';
import type { LayerSpec } from '../core/document/document';
import { fiveLayers } from '../core/document/five-layers.fixture';
import { HostGate } from './host-gate.svelte';

const layerOf = (host: string): LayerSpec => ({
  ...(fiveLayers.layers[0] as LayerSpec),
  source: { kind: 'geojson', url: `https://${host}/a.json` }
});
const gate = (): HostGate => new HostGate('https://moi.fr/');
const refused = (host: string) => ({ code: 'host-refused', facts: { host, url: `https://${host}/a.json` } });

describe('HostGate', () => {
  it('holds a layer until the answer, then lets it through or names the host', () => {
    const asked = gate();
    asked.ask(['a.fr']);
    expect(asked.check(layerOf('a.fr'))).toBe('wait');
    expect(asked.check(layerOf('b.fr'))).toBeNull();
    asked.refuse();
    expect(asked.check(layerOf('a.fr'))).toEqual(refused('a.fr'));
    asked.ask(['a.fr']);
    asked.accept();
    expect(asked.check(layerOf('a.fr'))).toBeNull();
  });

  it('keeps refusing once another link is opened: undo must not call what was refused', () => {
    const asked = gate();
    asked.ask(['a.fr']);
    asked.refuse();
    asked.ask([]);
    expect(asked.check(layerOf('a.fr'))).toEqual(refused('a.fr'));
  });

  it('takes a question left without an answer as refused', () => {
    const asked = gate();
    asked.ask(['a.fr']);
    asked.ask(['b.fr']);
    expect(asked.pending).toEqual(['b.fr']);
    expect(asked.check(layerOf('a.fr'))).toEqual(refused('a.fr'));
  });

  it('asks only once about a host that was accepted', () => {
    const asked = gate();
    asked.ask(['a.fr']);
    asked.accept();
    asked.ask(['a.fr', 'b.fr']);
    expect(asked.pending).toEqual(['b.fr']);
  });

  it('asks again about a refused layer, on demand', () => {
    const asked = gate();
    asked.ask(['a.fr', 'b.fr']);
    asked.refuse();
    expect(asked.askAgain(layerOf('c.fr'))).toBe(false);
    expect(asked.askAgain(layerOf('b.fr'))).toBe(true);
    expect(asked.pending).toEqual(['b.fr']);
    expect(asked.check(layerOf('a.fr'))).toEqual(refused('a.fr'));
  });
});
