import type { LayerSpec } from '../../core/document/document';
import { entriesOf, withInputs, type Lookup } from './layer-facts';

/** A source to name under the map. */
export interface Credit {
  /** producer, with the year or date when known; or the credit line a link carries */
  text: string;
  licence: string;
  url: string | null;
  /** made up for demonstrations */
  demo: boolean;
}

/** An address one may follow: nothing but http(s) gets out of a catalogue into a link. */
function safeUrl(url: string | undefined): string | null {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : null;
}

/** Sources of some layers, crossings giving those of the layers they were computed from; each once, in order. */
export function creditsOf(studio: Lookup, layers: readonly LayerSpec[]): Credit[] {
  const found = new Map<string, Credit>();
  for (const layer of layers) {
    for (const entry of entriesOf(studio, layer)) {
      const year = entry.credit.date?.slice(0, 4);
      const text = year ? `${entry.credit.producer}, ${year}` : entry.credit.producer;
      const credit = { text, licence: entry.credit.licence, url: safeUrl(entry.credit.url), demo: entry.demo === true };
      const key = `${credit.text}|${credit.licence}|${credit.demo}`;
      if (!found.has(key)) found.set(key, credit);
    }
    for (const l of withInputs(studio, layer)) {
      if (l.credit === undefined || (l.entry !== undefined && studio.entry(l.entry))) continue;
      if (!found.has(l.credit)) found.set(l.credit, { text: l.credit, licence: '', url: null, demo: false });
    }
  }
  return [...found.values()];
}
