import { describe, expect, it } from 'vitest';
import { embedOptions, embedRoom } from './options';

const page = { legend: true, title: true };

describe('embedOptions', () => {
  it('follows the document when the query is silent', () => {
    expect(embedOptions(new URLSearchParams(''), { legend: false, title: true })).toEqual({
      legend: false,
      title: true,
      controls: true
    });
  });

  it('reads every option', () => {
    const query = new URLSearchParams('legend=0&title=false&controls=no&lang=en');
    expect(embedOptions(query, page)).toEqual({ legend: false, title: false, controls: false });
    expect(embedOptions(new URLSearchParams('legend=1'), { legend: false, title: true })).toEqual({
      legend: true,
      title: true,
      controls: true
    });
  });

  it('makes the legend small, then folds it, where it would cover the map', () => {
    const rooms = ['full', 'compact', 'compact', 'folded', 'folded', 'tiny'];
    expect([880, 879, 560, 559, 400, 399].map(embedRoom)).toEqual(rooms);
  });
});
