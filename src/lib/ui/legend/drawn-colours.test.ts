import { describe, expect, it } from 'vitest';
import { drawnLegend, drawnOver } from './drawn-colours';

describe('drawnOver', () => {
  it('mixes a colour with the paper as opacity does', () => {
    expect(drawnOver('#000000', 0.5, '#ffffff')).toBe('#808080');
    expect(drawnOver('#ff0000', 0.25, '#0000ff')).toBe('#4000bf');
    expect(drawnOver('#b4283c', 1, '#ffffff')).toBe('#b4283c');
    expect(drawnOver('#00000066', 0.5, '#ffffff')).toBe('#cccccc');
    expect(drawnOver('transparent', 0.5, '#ffffff')).toBe('transparent');
  });
});

describe('drawnLegend', () => {
  const paper = '#ffffff';
  const categories = {
    type: 'categories' as const,
    column: 'type',
    geometry: 'point' as const,
    items: [{ value: 'a', colour: '#000000', count: 2 }],
    others: { colour: '#ff0000', count: 1 },
    noData: 0,
    off: []
  };

  it('shows every sample at the opacity of its layer', () => {
    expect(drawnLegend(categories, 0.5, paper)).toMatchObject({
      items: [{ colour: '#808080' }],
      others: { colour: '#ff8080' }
    });
    const classes = { type: 'classes' as const, column: 'n', breaks: [0, 1, 2], colours: ['#000000', '#0000ff'] };
    const rest = { counts: [1, 1], noData: 0, off: [], firstMost: NaN, histogram: null };
    expect(drawnLegend({ ...classes, ...rest }, 0.5, paper)).toMatchObject({ colours: ['#808080', '#8080ff'] });
  });

  it('leaves a full one as it is', () => {
    expect(drawnLegend(categories, 1, paper)).toBe(categories);
  });
});
