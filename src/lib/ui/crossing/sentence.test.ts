import { describe, expect, it } from 'vitest';
import { sentenceParts } from './sentence';

describe('sentenceParts', () => {
  it('emphasises what is quoted, in both languages', () => {
    expect(sentenceParts('Compter les «\u00a0écoles\u00a0» dans chaque «\u00a0commune\u00a0»')).toEqual([
      { text: 'Compter les ', strong: false },
      { text: 'écoles', strong: true },
      { text: ' dans chaque ', strong: false },
      { text: 'commune', strong: true }
    ]);
    expect(sentenceParts('Count “schools” per area')).toEqual([
      { text: 'Count ', strong: false },
      { text: 'schools', strong: true },
      { text: ' per area', strong: false }
    ]);
  });

  it('keeps a sentence without quotes, or with one left open', () => {
    expect(sentenceParts('Diviser')).toEqual([{ text: 'Diviser', strong: false }]);
    expect(sentenceParts('Diviser «\u00a0a')).toEqual([{ text: 'Diviser «\u00a0a', strong: false }]);
    expect(sentenceParts('')).toEqual([]);
  });
});
