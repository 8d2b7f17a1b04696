import { describe, expect, it } from 'vitest';
import { nextAddress } from './next-address';

const page = 'https://api.x.fr/v1/items?f=json&page=1';

describe('nextAddress', () => {
  it.each([
    ['?page=2', 'https://api.x.fr/v1/items?page=2'],
    ['/v1/items?page=2', 'https://api.x.fr/v1/items?page=2'],
    ['https://api.x.fr/v1/other?page=2', 'https://api.x.fr/v1/other?page=2'],
    // behind a gateway: other host, other scheme, other port, other path
    ['http://api.x.fr/v1/items?page=2', 'https://api.x.fr/v1/items?page=2'],
    ['http://localhost:8080/internal/items?page=2', 'https://api.x.fr/v1/items?page=2'],
    ['https://user:secret@api.x.fr/v1/items?page=2#a', 'https://api.x.fr/v1/items?page=2'],
    ['//evil.test/v1/items?page=2', 'https://api.x.fr/v1/items?page=2'],
    ['javascript:alert(1)', 'https://api.x.fr/v1/items'],
    ['file:///etc/passwd?page=2', 'https://api.x.fr/v1/items?page=2']
  ])('%s', (link, next) => {
    expect(nextAddress(link, page)).toBe(next);
  });

  it('adds what links lose, once', () => {
    expect(nextAddress('?page=2', page, { f: 'json', token: 'a' })).toBe(
      'https://api.x.fr/v1/items?page=2&f=json&token=a'
    );
    expect(nextAddress('?page=2&F=geojson', page, { f: 'json' })).toBe('https://api.x.fr/v1/items?page=2&F=geojson');
  });

  it('gives nothing for what leads nowhere', () => {
    expect(nextAddress('http://[', page)).toBeNull();
    expect(nextAddress('https://inner/items?f=json&page=1', page)).toBeNull();
  });
});
