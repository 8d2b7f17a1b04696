import { feature } from 'topojson-client';
import { bad, good, type Outcome } from '../../problems/problem';
import type { RawFeature } from '../geojson/parse';

type Topology = Parameters<typeof feature>[0];

/** Whether a JSON value is a TopoJSON topology. */
export function isTopology(value: unknown): value is Topology {
  const { type, objects, arcs } = (value ?? {}) as { type?: unknown; objects?: unknown; arcs?: unknown };
  return type === 'Topology' && Array.isArray(arcs) && objects !== null && typeof objects === 'object';
}

/** Names of a topology's objects, the one with the most geometries first: the finest cut comes before its outlines. */
export function objectNames(topology: Topology): string[] {
  const size = (name: string): number => {
    const { geometries } = (topology.objects[name] ?? {}) as { geometries?: unknown };
    return Array.isArray(geometries) ? geometries.length : 1;
  };
  return Object.keys(topology.objects).sort((a, b) => size(b) - size(a));
}

/**
 * Features of one object of a topology (by name, else the one with the most geometries), quantised or not. Positions are
 * those of the topology: longitude/latitude unless somebody knows better.
 * Fails with `layer-unknown` and `parse-failed` (arcs that are not there).
 */
export function topologyFeatures(topology: Topology, url: string, name?: string): Outcome<RawFeature[]> {
  const chosen = name ?? objectNames(topology)[0];
  const object = chosen !== undefined && Object.hasOwn(topology.objects, chosen) ? topology.objects[chosen] : undefined;
  if (!object) return bad({ code: 'layer-unknown', facts: { layer: chosen ?? '?', url } });
  try {
    const made = feature(topology, object);
    return good((made.type === 'FeatureCollection' ? made.features : [made]) as RawFeature[]);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return bad({ code: 'parse-failed', facts: { format: 'TopoJSON', at: 0, expected: 'arcs', found } });
  }
}
