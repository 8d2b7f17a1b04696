import { decodeText } from '../../formats/decode-text';
import { scanXml } from '../../formats/xml/scan';

/** Number of features a `resultType=hits` answer states, null when it states none (« unknown » included). */
export function readHits(bytes: Uint8Array): number | null {
  let hits: number | null = null;
  let first = true;
  scanXml(decodeText(bytes), {
    open(_name, attributes) {
      if (!first) return;
      first = false;
      const stated = attributes['numberMatched'] ?? attributes['numberOfFeatures'];
      if (stated !== undefined && /^\d+$/.test(stated)) hits = Number(stated);
    }
  });
  return hits;
}
