import { spelling } from '../../core/catalogue/spelling';
import type { Offer } from '../../core/sources/kind';

/**
 * The layers that hold every word of a query in their title, name or groups, in their own order, groups left out; accents
 * and case do not count, words may be unfinished.
 */
export function findOffers(offers: readonly Offer[], query: string): Offer[] {
  const words = spelling(query).split(' ');
  const found: Offer[] = [];
  const walk = (some: readonly Offer[], above: string): void => {
    for (const offer of some) {
      const text = `${above} ${spelling(`${offer.title} ${offer.name}`)}`;
      if (offer.source && words.every((word) => text.includes(` ${word}`))) {
        const { children: _, ...alone } = offer;
        found.push(alone);
      }
      walk(offer.children ?? [], text);
    }
  };
  walk(offers, '');
  return found;
}
