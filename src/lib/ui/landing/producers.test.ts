import { describe, expect, it } from 'vitest';
import { producerNames } from './producers';

describe('producerNames', () => {
  it('drops precisions, parts joint producers and names each once', () => {
    expect(
      producerNames([
        'Insee (Code officiel géographique)',
        'Natural Earth, Insee',
        'Millefeuille, d’après GeoNames et Natural Earth',
        'Millefeuille',
        'Géorisques – BRGM, ministère de la Transition écologique'
      ])
    ).toEqual(['Insee', 'Natural Earth', 'Millefeuille', 'Géorisques']);
  });
});
